import type { CellValue, Extent } from '../../../shared/contract/base.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodePointWkb, wkbExtent, wkbType } from '../../../shared/geo/wkb.ts';

/**
 * A row that takes part in an analysis. Its shape is kept as WKB, a fifth of what positions as arrays take, and read when
 * asked for. Of the layers of counted recipes it is valid and has its long edges densified (`prepareRow`), so that
 * straight edges in degrees stand for geodesics and the box holds them; null where the row has none.
 */
export interface AnalysisFeature {
  readonly fid: number;
  /** Human code where there is one, else empty. Decides whose a point on a shared border is. */
  readonly code: string;
  /** Little-endian 2D WKB. */
  readonly wkb: Uint8Array | null;
  /** Decoded anew each time. */
  readonly geometry: Geometry | null;
  readonly box: Extent | null;
  /** Its position where it is one point; null for all else. */
  readonly point: Position | null;
  /** In the order of the set's fields; empty where no field is asked for. */
  readonly values: readonly CellValue[];
}

/** Rows of one layer, or what an earlier step kept of them. */
export interface FeatureSet {
  /** The layer's table, or the restricted register. */
  readonly origin: string;
  readonly restricted: boolean;
  /** A step made these rows and numbered them itself: their fids are none of `origin`. */
  readonly own?: boolean;
  readonly features: readonly AnalysisFeature[];
  /**
   * The rows that the set was filtered from, when a step filtered it: an area where even these have no row has no
   * data, which is not the same as a count of zero.
   */
  readonly filteredFrom: readonly AnalysisFeature[] | null;
}

/** One area's answer. */
export interface AreaAnswer {
  readonly fid: number;
  /** A count, or square metres. */
  readonly value: number;
  /** How many rows of the unfiltered input lie in the area. */
  readonly base: number;
  /** False for an area that an earlier step left out, told where it decides what may be shown of the others. */
  readonly kept?: boolean;
}

/** More rows are counted and not named: nobody goes through a longer list. */
export const LISTED_AT_MOST = 1000;

/** How many rows a note is about, and the first of them where they can be named. */
export type NotedRows = Pick<LeftOutNote, 'count' | 'fids'>;

/** The rows of a layer that a note is about. */
export const notedRows = (
  { restricted, own = false }: Pick<FeatureSet, 'restricted' | 'own'>,
  rows: readonly Pick<AnalysisFeature, 'fid'>[],
): NotedRows => ({
  count: rows.length,
  ...(restricted || own ? {} : { fids: rows.slice(0, LISTED_AT_MOST).map(({ fid }) => fid) }),
});

/** Something that was not counted, or counted in a way that must be said. */
export interface LeftOutNote {
  readonly code:
    | 'geometry-null'
    | 'geometry-repaired'
    | 'geometry-unrepairable'
    | 'not-in-any-area'
    | 'area-on-border-once'
    | 'geometry-overlap'
    | 'geometry-unworkable'
    | 'value-missing'
    | 'value-not-number'
    | 'value-no-shape'
    | 'value-uncomputable'
    | 'no-match'
    | 'first-of-several'
    | 'too-few-for-area'
    | 'none-in-reach'
    | 'place-taken'
    | 'value-suppressed'
    | 'no-neighbours'
    | 'border-of-points'
    | 'radius-too-small'
    | 'ground-outside'
    | 'no-road-in-reach'
    | 'no-way'
    | 'no-line'
    | 'crossings-joined';
  readonly step: string;
  readonly origin: string;
  readonly count: number;
  /** The first of these rows, by their fids in the layer `origin`; none where they are a step's own or a person's. */
  readonly fids?: readonly number[];
  /** Square metres, where it is about areas. */
  readonly areaM2: number | null;
  /** Metres, where it is about lines. */
  readonly metres?: number;
}

class Row implements AnalysisFeature {
  readonly fid: number;
  readonly code: string;
  readonly wkb: Uint8Array | null;
  readonly box: Extent | null;
  readonly values: readonly CellValue[];

  constructor(fid: number, code: string, wkb: Uint8Array | null, values: readonly CellValue[]) {
    this.fid = fid;
    this.code = code;
    this.box = wkb === null ? null : wkbExtent(wkb);
    this.wkb = this.box === null ? null : wkb;
    this.values = values;
  }

  get geometry(): Geometry | null {
    return this.wkb === null ? null : decodeWkb(this.wkb);
  }

  get point(): Position | null {
    const { wkb, box } = this;
    return wkb !== null && box !== null && wkbType(wkb) === 'Point' ? [box[0], box[1]] : null;
  }
}

/** A row that is one point keeps its two numbers: half a million of them are read at once. */
class PointRow implements AnalysisFeature {
  readonly fid: number;
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly values: readonly CellValue[];

  constructor(fid: number, code: string, x: number, y: number, values: readonly CellValue[]) {
    this.fid = fid;
    this.code = code;
    this.x = x;
    this.y = y;
    this.values = values;
  }

  get wkb(): Uint8Array {
    return encodePointWkb(this.x, this.y);
  }

  get geometry(): Geometry {
    return { type: 'Point', coordinates: this.point };
  }

  get box(): Extent {
    return [this.x, this.y, this.x, this.y];
  }

  get point(): Position {
    return [this.x, this.y];
  }
}

const NO_VALUES: readonly CellValue[] = [];

/** A row that is one point in degrees. */
export const makePoint = (
  fid: number,
  code: string,
  x: number,
  y: number,
  values: readonly CellValue[] = NO_VALUES,
): AnalysisFeature => new PointRow(fid, code, x, y, values);

/** A row by its WKB; an empty shape counts as none. */
export const makeRow = (
  fid: number,
  code: string,
  wkb: Uint8Array | null,
  values: readonly CellValue[] = NO_VALUES,
): AnalysisFeature => new Row(fid, code, wkb, values);

/** The same shape under a number and with values of its own. */
export const makeAlike = (
  row: AnalysisFeature,
  fid: number,
  values: readonly CellValue[],
): AnalysisFeature => {
  const { point } = row;
  return point
    ? makePoint(fid, row.code, point[0], point[1], values)
    : makeRow(fid, row.code, row.wkb, values);
};

/** Codes of digits compare as text of the same length does; rows without a code come last, by their fid. */
export function byCode(a: AnalysisFeature, b: AnalysisFeature): number {
  if (a.code !== b.code) return a.code === '' ? 1 : b.code === '' ? -1 : a.code < b.code ? -1 : 1;
  return a.fid - b.fid;
}

/** A cancelled job stops at the next of these; `fraction` is of the step. */
export type Progress = (fraction: number) => void;
