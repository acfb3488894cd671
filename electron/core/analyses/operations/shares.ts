import { decodeWkb, wkbType } from '../../../../shared/geo/wkb.ts';
import { GeometryError } from '../../geometry/index.ts';
import { type AnalysisFeature, byCode, notedRows } from '../feature-set.ts';
import { fineWkb } from '../fine.ts';
import { placeOf, placer } from '../place-in-areas.ts';
import type { Ruler } from '../ruler.ts';
import { indexOf } from '../spatial-index.ts';
import { cutInThreads } from './in-threads.ts';
import type { RowSet, Tools } from './rows.ts';

/** A row as far as an area holds it: 1 for all of it. */
export interface Held {
  readonly row: AnalysisFeature;
  readonly share: number;
  /** Of its line or its ground in the area; 0 for points. */
  readonly metres: number;
  readonly m2: number;
}
type ByArea = Map<number, Held[]>;

/** Less than this is the rounding of coordinates: a centimetre. */
const NOTHING_M = 0.01;
/** As much of a line outside all areas, and of ground in square metres, is told. */
const WORTH_TELLING = 1;

const kindOf = ({ wkb }: AnalysisFeature): 'point' | 'line' | 'polygon' | 'nowhere' => {
  if (wkb === null) return 'nowhere';
  const type = wkbType(wkb);
  return type.endsWith('Polygon') ? 'polygon' : type.endsWith('LineString') ? 'line' : 'point';
};

/**
 * What each area holds, by its fid. Points, and lines along a border or where areas overlap, lie in one area, that of the
 * lowest code; else lines and polygons in each by their share. What lies in none is told.
 */
export async function heldByAreas(areas: RowSet, input: RowSet, tools: Tools): Promise<ByArea> {
  const byArea: ByArea = new Map();
  const hold = (area: number, held: Held): void => {
    const list = byArea.get(area);
    if (list) list.push(held);
    else byArea.set(area, [held]);
  };
  const kinds = Map.groupBy(input.features, kindOf);
  holdPoints(kinds.get('point') ?? [], areas, hold, input, tools);
  holdLines(kinds.get('line') ?? [], areas, hold, input, tools);
  await holdPolygons(kinds.get('polygon') ?? [], areas, hold, input, tools);
  return byArea;
}

type Hold = (area: number, held: Held) => void;

function holdPoints(
  rows: readonly AnalysisFeature[],
  areas: RowSet,
  hold: Hold,
  input: RowSet,
  { geos, note, progress }: Tools,
): void {
  const place = placer(areas.features, geos);
  const outside: AnalysisFeature[] = [];
  const shared: AnalysisFeature[] = [];
  try {
    rows.forEach((row, i) => {
      if (i % 1000 === 0) progress(i / rows.length);
      const position = placeOf(row, geos);
      const found = position === null ? [] : place.at(position);
      if (found.length > 1) shared.push(row);
      if (found[0]) hold(found[0].fid, { row, share: 1, metres: 0, m2: 0 });
      else outside.push(row);
    });
  } finally {
    place.free();
  }
  note('not-in-any-area', input.origin, notedRows(input, outside));
  note('area-on-border-once', input.origin, notedRows(input, shared));
}

function holdLines(
  rows: readonly AnalysisFeature[],
  areas: RowSet,
  hold: Hold,
  input: RowSet,
  tools: Tools,
): void {
  const { note, progress, ruler } = tools;
  const index = indexOf(areas.features);
  const outside: AnalysisFeature[] = [];
  const shared: AnalysisFeature[] = [];
  const spoiled: AnalysisFeature[] = [];
  let outsideM = 0;
  rows.forEach((row, i) => {
    if (i % 100 === 0) progress(i / rows.length);
    if (row.wkb === null || row.box === null) return;
    const line = fineWkb(row.wkb);
    const whole = metresOf(line, ruler);
    try {
      const met = index.touching(row.box).sort(byCode);
      let pieces = piecesOf(line, met, false, tools);
      if (pieces.reduce((sum, { metres }) => sum + metres, 0) > whole + NOTHING_M) {
        shared.push(row);
        pieces = piecesOf(line, met, true, tools);
      }
      for (const { area, metres } of pieces)
        hold(area.fid, { row, share: whole === 0 ? 0 : metres / whole, metres, m2: 0 });
      const left = outsideOf(line, whole, pieces, tools);
      if (pieces.length > 0 && left <= WORTH_TELLING) return;
      outside.push(row);
      outsideM += left;
    } catch (error) {
      if (!(error instanceof GeometryError)) throw error;
      spoiled.push(row);
    }
  });
  note('not-in-any-area', input.origin, notedRows(input, outside), null, outsideM);
  note('area-on-border-once', input.origin, notedRows(input, shared));
  note('geometry-unworkable', input.origin, notedRows(input, spoiled));
}

const metresOf = (line: Uint8Array, ruler: Ruler): number => ruler.metres(decodeWkb(line)) ?? 0;

interface Piece {
  readonly area: AnalysisFeature;
  readonly metres: number;
}

/** The metres of a line that no area holds. Of one that runs back over itself the pieces alone would not tell. */
function outsideOf(
  line: Uint8Array,
  whole: number,
  pieces: readonly Piece[],
  { geos, ruler }: Tools,
): number {
  if (whole - pieces.reduce((sum, { metres }) => sum + metres, 0) <= WORTH_TELLING) return 0;
  if (pieces.length === 0) return whole;
  const rest = pieces.reduce(
    (left, { area }) => (area.wkb === null ? left : geos.difference(left, fineWkb(area.wkb))),
    line,
  );
  return metresOf(rest, ruler);
}

/**
 * The metres of a line in each area. With `once` each takes what those before it left: a road along a border lies in both
 * of its areas, and would be twice as long in all.
 */
function piecesOf(
  line: Uint8Array,
  areas: readonly AnalysisFeature[],
  once: boolean,
  { geos, ruler }: Tools,
): Piece[] {
  let rest = line;
  return areas.flatMap((area) => {
    if (area.wkb === null) return [];
    const ground = fineWkb(area.wkb);
    const metres = metresOf(geos.intersection(rest, ground), ruler);
    if (metres <= (once ? NOTHING_M : 0)) return [];
    if (once) rest = geos.difference(rest, ground);
    return [{ area, metres }];
  });
}

async function holdPolygons(
  rows: readonly AnalysisFeature[],
  areas: RowSet,
  hold: Hold,
  input: RowSet,
  tools: Tools,
): Promise<void> {
  const placed = areas.features.filter(({ wkb }) => wkb !== null);
  const cut = await cutInThreads(
    rows.flatMap(({ wkb }) => wkb ?? []),
    placed.flatMap(({ wkb }) => wkb ?? []),
    { inner: true, rest: true },
    tools,
  );
  const outside = { rows: new Set<AnalysisFeature>(), m2: 0 };
  for (const { own, other, m2 } of cut.parts) {
    const row = rows[own];
    const area = other === null ? null : placed[other];
    if (!row?.wkb) continue;
    if (area) hold(area.fid, { row, share: m2 / tools.ruler.m2(row.wkb), metres: 0, m2 });
    else if (m2 > WORTH_TELLING) {
      outside.rows.add(row);
      outside.m2 += m2;
    }
  }
  const spoiled = cut.spoiled.flatMap((i) => rows[i] ?? []);
  tools.note('not-in-any-area', input.origin, notedRows(input, [...outside.rows]), outside.m2);
  tools.note('geometry-unworkable', input.origin, notedRows(input, spoiled));
}
