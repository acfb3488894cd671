import type { CellValue } from '../../../../shared/contract/base.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { decodeWkb, wkbType } from '../../../../shared/geo/wkb.ts';
import { pathsOf } from '../../../../shared/shapes/paths.ts';
import { densify, hasLongEdge } from '../densify.ts';
import type { Progress } from '../feature-set.ts';
import { WGS84 } from '../local-plane.ts';
import type { RowSet } from '../operations/rows.ts';
import { eachPath } from '../wkb-paths.ts';

/** Longest piece: short enough that a share of it in degrees is the same share of its metres, within two millimetres. */
const MAX_PIECE_M = 500;
/** More take more than a quarter of a gigabyte with all that is made of them. */
export const MOST_VERTICES = 3_000_000;

/** The lines of a layer in flat arrays; a vertex goes by its number, a piece by that of its first vertex. */
export interface RoadLines {
  /** Longitude and latitude in turn. */
  readonly xy: Float64Array;
  /** The first vertex of each line; behind the last line the number of vertices. */
  readonly starts: Int32Array;
  /** The line of each vertex. */
  readonly lineOf: Int32Array;
  /** Geodesic metres from the beginning of the vertex's line. */
  readonly along: Float64Array;
  /** 1 for each line that the data calls a bridge or a tunnel: it meets others at its ends and corners alone. */
  readonly spans: Uint8Array;
}

/** A place on a line: metres from its beginning. */
export interface OnLine {
  readonly line: number;
  readonly at: number;
}

/** False of the last vertex of a line, after which there is no piece. */
export const hasPiece = ({ lineOf }: RoadLines, vertex: number): boolean =>
  lineOf[vertex] === lineOf[vertex + 1];

/** The place a share `f` along a piece. */
export const onPiece = ({ lineOf, along }: RoadLines, piece: number, f: number): OnLine => {
  const [from, to] = [along[piece] as number, along[piece + 1] as number];
  return { line: lineOf[piece] as number, at: from + f * (to - from) };
};

const isLine = (wkb: Uint8Array): boolean => wkbType(wkb).endsWith('LineString');

/** The lines of one row, long edges cut into pieces. */
function pathsOfRow(wkb: Uint8Array): Float64Array[] {
  if (hasLongEdge(wkb))
    return pathsOf(densify(decodeWkb(wkb), MAX_PIECE_M)).map(({ positions }) =>
      Float64Array.from(positions.flat()),
    );
  const paths: Float64Array[] = [];
  eachPath(wkb, (view, start, count) => {
    const path = new Float64Array(count * 2);
    for (let i = 0; i < path.length; i++) path[i] = view.getFloat64(start + i * 8, true);
    paths.push(path);
  });
  return paths;
}

/** As OpenStreetMap and those who hand it on call them. */
const SPAN_FIELDS = new Set(['bridge', 'tunnel']);
const NO = new Set(['', '0', 'f', 'n', 'no', 'false', 'ไม่', 'ไม่ใช่']);
const isMarked = (value: CellValue | undefined): boolean =>
  value !== null && value !== undefined && !NO.has(String(value).trim().toLowerCase());

/** A line of one place over and over has no length. */
const leadsSomewhere = (path: Float64Array): boolean =>
  path.some((value, i) => i > 1 && value !== path[i % 2]);

/**
 * The lines of rows, and how many placed rows are none. Refuses `recipe-invalid` where the layer has more vertices than
 * can be held.
 */
export function roadLinesOf(
  { features, fields }: Pick<RowSet, 'features' | 'fields'>,
  progress: Progress,
): { readonly lines: RoadLines; readonly others: number } {
  const paths: Float64Array[] = [];
  const spans: number[] = [];
  const marks = fields.flatMap(({ name }, at) => (SPAN_FIELDS.has(name.toLowerCase()) ? [at] : []));
  let [count, others] = [0, 0];
  for (const { wkb, values } of features) {
    if (wkb === null) continue;
    const own = isLine(wkb) ? pathsOfRow(wkb).filter(leadsSomewhere) : [];
    if (own.length === 0) others++;
    for (const path of own) {
      count += path.length / 2;
      if (count > MOST_VERTICES) throw new Refusal('recipe-invalid', { problem: 'roads-large' });
      paths.push(path);
      spans.push(marks.some((at) => isMarked(values[at])) ? 1 : 0);
    }
  }
  return { lines: { ...measured(paths, count, progress), spans: Uint8Array.from(spans) }, others };
}

const RADIANS = Math.PI / 180;
const E2 = WGS84.f * (2 - WGS84.f);

/**
 * Metres of a piece on the ellipsoid, by its radii of curvature at the middle latitude: within a hundred-millionth of
 * GeographicLib for pieces of half a kilometre, at a hundredth of its cost.
 */
function pieceM(path: Float64Array, at: number): number {
  const south = path[at + 1] as number;
  const north = path[at + 3] as number;
  const middle = ((south + north) / 2) * RADIANS;
  const sin = Math.sin(middle);
  const w2 = 1 - E2 * sin * sin;
  const prime = WGS84.a / Math.sqrt(w2);
  const dx = ((path[at + 2] as number) - (path[at] as number)) * RADIANS * prime * Math.cos(middle);
  const dy = (north - south) * RADIANS * ((prime * (1 - E2)) / w2);
  return Math.hypot(dx, dy);
}

function measured(
  paths: readonly Float64Array[],
  count: number,
  progress: Progress,
): Omit<RoadLines, 'spans'> {
  const xy = new Float64Array(count * 2);
  const starts = new Int32Array(paths.length + 1);
  const lineOf = new Int32Array(count);
  const along = new Float64Array(count);
  let from = 0;
  paths.forEach((path, line) => {
    if (line % 1000 === 0) progress(from / count);
    xy.set(path, from * 2);
    starts[line] = from;
    const length = path.length / 2;
    lineOf.fill(line, from, from + length);
    for (let i = 1; i < length; i++)
      along[from + i] = (along[from + i - 1] as number) + pieceM(path, i * 2 - 2);
    from += length;
  });
  starts[paths.length] = count;
  return { xy, starts, lineOf, along };
}
