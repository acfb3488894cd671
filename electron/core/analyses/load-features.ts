import type { CellValue } from '../../../shared/contract/base.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from '../geometry/index.ts';
import type { LayerInput, PointsInput } from './analysis-task.ts';
import {
  type AnalysisFeature,
  type FeatureSet,
  type LeftOutNote,
  makeAlike,
  makePoint,
  makeRow,
  notedRows,
} from './feature-set.ts';
import {
  type FeatureSource,
  POINT_BYTES,
  type PointChunk,
  type SourceRow,
} from './feature-source.queries.ts';
import type { RowField } from './operations/rows.ts';
import type { ReadLayer } from './operations/run-operations.ts';
import { placeOf } from './place-in-areas.ts';
import { PositionList, type Positions } from './positions.ts';
import { type Prepared, prepareRow, repairedRow } from './prepare-feature.ts';

export interface Loaded {
  readonly set: FeatureSet;
  readonly notes: readonly Omit<LeftOutNote, 'step'>[];
}

/** Reads a layer whole, repairs what is invalid and says so. */
export function loadLayer(source: FeatureSource, input: LayerInput, geos: Geos): Loaded {
  const features: AnalysisFeature[] = [];
  const states = { valid: [], repaired: [], unrepairable: [] } as Record<
    Prepared['state'],
    { fid: number }[]
  >;
  for (const row of rowsOrChunks(source, input)) {
    if ('fids' in row) {
      addPoints(row, features);
      continue;
    }
    const code = String(row.code ?? '');
    const values = input.fields?.map(({ type }, i) => cellOf(row[`f${i}`] ?? null, type));
    const point = pointOf(row.geom);
    if (point) {
      features.push(makePoint(row.fid, code, point[0], point[1], values));
      continue;
    }
    const wkb = wkbOf(row.geom);
    if (input.raw === true) {
      features.push(makeRow(row.fid, code, wkb, values));
      continue;
    }
    const { feature, state } =
      input.plain === true
        ? repairedRow(makeRow(row.fid, code, wkb, values), geos)
        : prepareRow(row.fid, code, wkb, geos);
    if (state !== 'valid') states[state].push({ fid: row.fid });
    features.push(feature);
  }
  const note = (code: LeftOutNote['code'], rows: { fid: number }[]): Loaded['notes'] =>
    rows.length === 0
      ? []
      : [{ code, origin: input.table, ...notedRows({ restricted: false }, rows), areaM2: null }];
  return {
    set: { origin: input.table, restricted: false, features, filteredFrom: null },
    notes: [
      ...note('geometry-repaired', states.repaired),
      ...note('geometry-unrepairable', states.unrepairable),
    ],
  };
}

/** The same with the fields of each row. */
export function loadRows(source: FeatureSource, input: LayerInput, geos: Geos): ReadLayer {
  const { set, notes } = loadLayer(source, { ...input, plain: true }, geos);
  const { title = input.table, fields = [], label = null, asked, given = [] } = input;
  const features =
    given.length === 0
      ? set.features
      : set.features.map((row) =>
          makeAlike(row, row.fid, [...row.values, ...given.map(({ byFid }) => byFid.get(row.fid) ?? null)]),
        );
  const all = [...fields, ...given.map(({ field }) => field)];
  const whole = { ...set, features, title, fields: all, label };
  if (asked === undefined) return { set: whole, notes };
  const about = new Set(asked);
  return { set: { ...whole, features: features.filter(({ fid }) => about.has(fid)) }, notes, whole };
}

/** Points of the restricted store as a feature set. */
export function loadPoints(origin: string, { fids, xy, kept }: PointsInput): Loaded {
  const features = Array.from(fids, (fid, i) => {
    const lon = xy[i * 2] ?? Number.NaN;
    const lat = xy[i * 2 + 1] ?? Number.NaN;
    const placed = Number.isFinite(lon) && Number.isFinite(lat);
    return placed ? makePoint(fid, '', lon, lat) : makeRow(fid, '', null);
  });
  const asked = kept === undefined ? features : features.filter((_, i) => kept[i] === 1);
  const filteredFrom = kept === undefined ? null : features;
  return { set: { origin, restricted: true, features: asked, filteredFrom }, notes: [] };
}

/** Where the rows of a layer of points lie, without the rows; null for a layer of anything else. */
export function loadPositions(source: FeatureSource, input: LayerInput, geos: Geos): Positions | null {
  const chunks = source.points(input, 'positions');
  if (chunks === null) return null;
  const list = new PositionList();
  for (const chunk of chunks) {
    if ('fids' in chunk) addPositions(chunk.geoms, list, geos);
    else list.add(placeOf(makeRow(chunk.fid, '', wkbOf(chunk.geom)), geos));
  }
  // Positions stand in the order of fids.
  return { origin: input.table, xy: list.done(), fidsAt: (places) => source.fidsAt(input, places) };
}

/** SQLite keeps yes and no as 1 and 0. */
const cellOf = (stored: CellValue, type: RowField['type']): CellValue =>
  type === 'boolean' && typeof stored === 'number' ? stored !== 0 : stored;

const rowsOrChunks = (source: FeatureSource, input: LayerInput): Iterable<PointChunk | SourceRow> =>
  (input.fields?.length ? null : source.points(input)) ?? source.rows(input);

function addPoints({ fids, codes, geoms }: PointChunk, features: AnalysisFeature[]): void {
  const view = new DataView(geoms.buffer, geoms.byteOffset, geoms.byteLength);
  fids.forEach((fid, i) => {
    const at = i * POINT_BYTES;
    const code = String(codes[i] ?? '');
    const x = view.getFloat64(at + 13, true);
    const y = view.getFloat64(at + 21, true);
    // As long as a plain point, and yet in the other order of bytes, or empty.
    if (!isPlainPoint(geoms, at)) features.push(makeRow(fid, code, wkbOf(geoms.slice(at, at + POINT_BYTES))));
    else if (Number.isFinite(x) && Number.isFinite(y)) features.push(makePoint(fid, code, x, y));
    else features.push(makeRow(fid, code, null));
  });
}

function addPositions(geoms: Uint8Array, list: PositionList, geos: Geos): void {
  const view = new DataView(geoms.buffer, geoms.byteOffset, geoms.byteLength);
  for (let at = 0; at < geoms.length; at += POINT_BYTES) {
    if (isPlainPoint(geoms, at)) list.addXY(view.getFloat64(at + 13, true), view.getFloat64(at + 21, true));
    else list.add(placeOf(makeRow(0, '', wkbOf(geoms.slice(at, at + POINT_BYTES))), geos));
  }
}

/** A little-endian blob without an envelope, of a little-endian point; `at` is where it begins. */
const isPlainPoint = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 3] === 1 && bytes[at + 8] === 1 && bytes[at + 9] === 1;

/** The position of such a blob; null for all else, and for one that is nowhere. */
function pointOf(blob: Uint8Array | null): Position | null {
  if (blob === null || blob.length !== POINT_BYTES || !isPlainPoint(blob, 0)) return null;
  const view = new DataView(blob.buffer, blob.byteOffset, POINT_BYTES);
  const [x, y] = [view.getFloat64(13, true), view.getFloat64(21, true)];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** Little-endian 2D WKB of a blob: the bytes themselves where they are that already. */
function wkbOf(blob: Uint8Array | null): Uint8Array | null {
  if (!blob) return null;
  const { wkb, empty } = decodeGpkg(blob);
  if (empty) return null;
  return isPlain(wkb) ? wkb : encodeWkb(decodeWkb(wkb));
}

/** Without Z, M or an SRS id, and in the order of bytes that everything here reads. */
const isPlain = (wkb: Uint8Array): boolean => {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  return wkb[0] === 1 && view.getUint32(1, true) <= 6;
};
