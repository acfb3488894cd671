import type { Extent } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { ShapeChange } from '../../../../shared/contract/import-findings.ts';
import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, wkbExtent } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import { thinShape } from './thin-shape.ts';

/** A row whose shape was mended: little-endian WKB in WGS 84 as it was read and as it is taken in; null for nothing. */
export interface MendedRow {
  readonly row: number;
  readonly label: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array | null;
}

const MOST_CHANGES = 100;
/** A shape of more positions is not drawn: its areas and the place are told. */
const MOST_BYTES = 4 << 20;

/**
 * What was changed, for looking at: the first hundred rows, with geodesic areas in square metres and the place where
 * GEOS found the shape invalid. The area before is what the rings of the file enclose by their own turning: parts that
 * turn the other way count against it (a bow-tie of two equal triangles has 0), and it is null where a number is none.
 * Yields the share done.
 */
export function* shapeChanges(mended: Iterable<MendedRow>, geos: Geos): Generator<number, ShapeChange[]> {
  const changes: ShapeChange[] = [];
  for (const one of mended) {
    if (changes.length >= MOST_CHANGES) break;
    changes.push(changeOf(one, geos));
    yield changes.length / MOST_CHANGES;
  }
  return changes;
}

function changeOf({ row, label, before, after }: MendedRow, geos: Geos): ShapeChange {
  const at = invalidAt(before, geos);
  const code: IssueCode = after ? 'geometry-repaired' : 'geometry-unrepairable';
  const small = before.length + (after?.length ?? 0) <= MOST_BYTES;
  const box = wkbExtent(before);
  const shown = (wkb: Uint8Array | null): Geometry | null =>
    wkb && box && small ? thinShape(decodeWkb(wkb), fineNear(at, box)) : null;
  return {
    row,
    label,
    code,
    before: shown(before),
    after: shown(after),
    areaBefore: finite(wkbAreaM2(before)),
    areaAfter: after ? finite(wkbAreaM2(after)) : null,
    at,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A drawing some 500 pixels wide shows no less; near the place it can be enlarged a hundred times. */
const COARSE = 1 / 500;
const FINE = COARSE / 100;

const fineNear = (at: Position | null, box: Extent) => {
  const size = Math.max(box[2] - box[0], box[3] - box[1], 1e-9);
  return (x: number, y: number): number => {
    if (!at) return size * COARSE;
    const away = Math.max(Math.abs(x - at[0]), Math.abs(y - at[1]));
    return Math.min(size * COARSE, Math.max(size * FINE, away * COARSE));
  };
};

/** GEOS names the place at the end of its reason: `Self-intersection[99.1 13.2]`. */
const PLACE = /\[(\S+) (\S+)\]$/;

/** Where a shape is invalid; the first position of one that GEOS can't take at all; null where it is valid. */
export function invalidAt(wkb: Uint8Array, geos: Geos): Position | null {
  try {
    const reason = geos.invalidReason(wkb);
    if (reason === null) return null;
    const [, x, y] = PLACE.exec(reason) ?? [];
    const at: Position = [Number(x), Number(y)];
    return Number.isFinite(at[0]) && Number.isFinite(at[1]) ? at : null;
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    const box = wkbExtent(wkb);
    return box && Number.isFinite(box[0]) && Number.isFinite(box[1]) ? [box[0], box[1]] : null;
  }
}
