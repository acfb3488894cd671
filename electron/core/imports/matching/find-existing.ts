import type { Bilingual, Extent } from '../../../../shared/contract/base.ts';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { wkbExtent } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { rowReason } from '../../../../shared/text/row-matching.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import type { AreaIndex, Place } from './area-index.ts';
import { placeOf } from './complete-row.ts';
import { type ExistingIndex, middleOf } from './existing-index.ts';
import type { ExistingRow } from './existing-rows.queries.ts';
import { likeness } from './name-likeness.ts';
import type { FilledRow } from './plan-types.ts';

/** The row here that a row of the file is; `conflict` says why it can't be told, or only against other evidence. */
export interface FoundRow {
  readonly row: ExistingRow | null;
  readonly by: 'id' | 'code' | 'name' | 'place' | null;
  readonly conflict: Bilingual | null;
}

export interface FindParts {
  readonly register: string;
  readonly existing: ExistingIndex;
  readonly index: AreaIndex;
  readonly geos: Geos;
  /** The shape of a row here as a GeoPackage blob. */
  shapeOf(fid: number): Uint8Array | null;
}

/** Two rows of the same name this near are one. */
const NEAR_M = 2000;
/** Two points this near are one place. */
const SAME_PLACE_M = 30;
const SAME_AREA = 0.8;
/** Names more alike are two spellings of one. */
const ONE_NAME = 0.6;
/** Degrees that are more than the metres everywhere in the country. */
const degrees = (metres: number): number => metres / 100_000;

const NONE: FoundRow = { row: null, by: null, conflict: null };

/** Finds the row here: by its id, by its code, by its name within the same area, by its place. */
export function findExisting(parts: FindParts, row: FilledRow): FoundRow {
  const { existing } = parts;
  const byId = row.id === null ? null : existing.byId(row.id);
  const coded = row.code === null ? [] : existing.byCode(row.code);
  const retired = row.code !== null && parts.index.retiredBy(row.code)?.level === parts.register;
  if (byId?.retired || retired) return { row: null, by: 'code', conflict: rowReason.codeRetired };
  if (byId) {
    const other = coded.find((one) => one !== byId);
    return { row: byId, by: 'id', conflict: other ? rowReason.idAndCode : null };
  }
  if (coded.length > 1) return { row: null, by: 'code', conflict: rowReason.severalHere };
  const [byCode] = coded;
  if (byCode) return { row: byCode, by: 'code', conflict: saysOther(parts, row, byCode) };
  return byName(parts, row) ?? byPlace(parts, row) ?? NONE;
}

/** A code of one row beside the name of its neighbour: two codes of the file were swapped, or a row slipped. */
function saysOther(parts: FindParts, row: FilledRow, byCode: ExistingRow): Bilingual | null {
  const { existing, register } = parts;
  if (row.nameKey === '' || byCode.name === null) return null;
  const named = existing.byName(row.nameKey);
  if (named.includes(byCode) || named.length === 0) return null;
  if (likeness(row.name ?? '', byCode.name) >= ONE_NAME) return null;
  // Villages of one sub-district are told apart by their number; a renamed one must not bear a neighbour's name.
  const there = named.filter((other) => isSameArea(parts, row, other) === true);
  return there.length > 0 && register !== 'province' ? rowReason.codeAndName : null;
}

function byName(parts: FindParts, row: FilledRow): FoundRow | null {
  const named = parts.existing.byName(row.nameKey);
  if (named.length === 0) return null;
  const judged = named.map((one) => ({ one, same: isSameArea(parts, row, one) }));
  let same = judged.filter((each) => each.same === true).map(({ one }) => one);
  // A name is enough where nothing else is known and nothing else bears it.
  if (same.length === 0 && named.length === 1 && judged[0]?.same === null) same = [...named];
  const [first, ...more] = same;
  if (!first) return null;
  if (more.length > 0) {
    const nearest = nearestOf(same, placeOf(row.wkb));
    if (!nearest) return { row: null, by: 'name', conflict: rowReason.severalHere };
    return { row: nearest, by: 'name', conflict: null };
  }
  const otherCode = row.code !== null && first.code !== null && first.code !== '' && first.code !== row.code;
  return { row: first, by: 'name', conflict: otherCode ? rowReason.otherCode : null };
}

/** True or false where the areas or the places of both are known, else null. */
function isSameArea({ index }: FindParts, row: FilledRow, other: ExistingRow): boolean | null {
  if (row.area !== null && other.area !== null)
    return row.area.startsWith(other.area) || other.area.startsWith(row.area);
  const [here, there] = [placeOf(row.wkb), middleOf(other)];
  if (here && there) return distanceM([...here], [...there]) <= NEAR_M || boxesMeet(row.wkb, other);
  const area = row.area === null ? null : index.official(row.area);
  return area?.extent && there ? index.covers(area, there) : null;
}

function boxesMeet(wkb: Uint8Array | null, { extent }: ExistingRow): boolean {
  const box = wkb ? wkbExtent(wkb) : null;
  if (!box || !extent) return false;
  return box[0] <= extent[2] && box[2] >= extent[0] && box[1] <= extent[3] && box[3] >= extent[1];
}

/** The one that lies nearer than any other by far, or null. */
function nearestOf(rows: readonly ExistingRow[], at: Place | null): ExistingRow | null {
  if (!at) return null;
  const far = rows
    .map((row) => ({ row, middle: middleOf(row) }))
    .map(({ row, middle }) => ({
      row,
      metres: middle ? distanceM([...at], [...middle]) : Number.POSITIVE_INFINITY,
    }))
    .sort((a, b) => a.metres - b.metres);
  const [first, second] = far;
  return first && first.metres <= NEAR_M && (second?.metres ?? 0) > first.metres * 4 ? first.row : null;
}

function byPlace(parts: FindParts, row: FilledRow): FoundRow | null {
  const box = row.wkb ? wkbExtent(row.wkb) : null;
  if (!box || !row.wkb) return null;
  const compatible = (one: ExistingRow): boolean => row.code === null || !one.code || one.code === row.code;
  const isPoint = box[0] === box[2] && box[1] === box[3];
  return isPoint ? atPoint(parts, row, box, compatible) : onShape(parts, row, row.wkb, box, compatible);
}

function atPoint(
  { existing }: FindParts,
  row: FilledRow,
  box: Extent,
  compatible: (one: ExistingRow) => boolean,
): FoundRow | null {
  const near = existing.around(box, degrees(SAME_PLACE_M)).filter((one) => {
    const middle = middleOf(one);
    return middle && compatible(one) && distanceM([box[0], box[1]], [...middle]) <= SAME_PLACE_M;
  });
  // Different things may stand at one place: without a like name it is no match.
  const alike = near.filter(({ name }) => !name || !row.name || likeness(row.name, name) >= ONE_NAME);
  return alike.length === 1 ? { row: alike[0] ?? null, by: 'place', conflict: null } : null;
}

function onShape(
  parts: FindParts,
  row: FilledRow,
  wkb: Uint8Array,
  box: Extent,
  compatible: (one: ExistingRow) => boolean,
): FoundRow | null {
  const candidates = parts.existing
    .around(box)
    .filter((one) => compatible(one) && boxShare(box, one.extent) >= SAME_AREA);
  for (const one of candidates.slice(0, 5)) {
    const share = overlap(parts, wkb, one);
    if (share < SAME_AREA) continue;
    const alike = !one.name || !row.name || likeness(row.name, one.name) >= ONE_NAME;
    return { row: one, by: 'place', conflict: alike ? null : rowReason.placeOtherName(share) };
  }
  return null;
}

const sizeOf = ([west, south, east, north]: Extent): number => (east - west) * (north - south);

/** Shared box over both boxes together. */
function boxShare(a: Extent, b: Extent | null): number {
  if (!b) return 0;
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (sizeOf(a) + sizeOf(b) - shared);
}

/** Shared area over both areas together; 0 where the shapes can't be laid over each other. */
function overlap({ geos, shapeOf }: FindParts, wkb: Uint8Array, { fid }: ExistingRow): number {
  const blob = shapeOf(fid);
  if (!blob) return 0;
  const other = decodeGpkg(blob).wkb;
  try {
    const shared = wkbAreaM2(geos.intersection(wkb, other));
    const both = wkbAreaM2(wkb) + wkbAreaM2(other) - shared;
    return both > 0 ? shared / both : 0;
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    return 0;
  }
}
