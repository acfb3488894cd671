import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import { fieldLabel } from '../../../../shared/domain/code-lists/index.ts';
import { formatDate } from '../../../../shared/domain/dates.ts';
import type { RegisterDefinition, RegisterField } from '../../../../shared/domain/registers/index.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { formatBaht, formatDistance, formatNumber, formatRai } from '../../../../shared/domain/units.ts';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { eachWkbPosition, wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { emptyWord, shapeWords } from '../../../../shared/text/row-matching.ts';
import type { SqlValue } from '../../db/index.ts';
import { asMulti } from '../../formats/staged/as-multi.ts';
import type { AreaIndex } from './area-index.ts';
import { placeOf } from './complete-row.ts';
import type { FilledRow } from './plan-types.ts';

export type RowDifference = RowMatch['changed']['items'][number]['differences'][number];

/** What a row of the file would change in a row here. */
export interface Differences {
  /** Cells that differ, with their new values. */
  readonly cells: Readonly<Record<string, SqlValue>>;
  /** Those of them that are empty here. */
  readonly filling: Readonly<Record<string, SqlValue>>;
  readonly shape: Uint8Array | null;
  readonly fillsShape: boolean;
  /** Cells that are empty in the file and filled here. */
  readonly kept: number;
}

const isEmpty = (value: SqlValue | undefined): boolean =>
  value === null || value === undefined || value === '';

const isSame = (a: SqlValue, b: SqlValue): boolean => {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return normaliseThai(a) === normaliseThai(b);
  return !isEmpty(a) && !isEmpty(b) && typeof a !== typeof b && String(a) === String(b);
};

/** Compares a row of the file with one here. A file without a value or a shape takes none away. */
export function differencesOf(
  row: FilledRow,
  here: { values: Readonly<Record<string, SqlValue>>; geom: Uint8Array | null },
): Differences {
  const cells: Record<string, SqlValue> = {};
  const filling: Record<string, SqlValue> = {};
  let kept = 0;
  for (const [field, value] of Object.entries(row.values)) {
    const before = here.values[field] ?? null;
    if (isEmpty(value)) {
      if (!isEmpty(before)) kept += 1;
      continue;
    }
    if (isSame(before, value)) continue;
    cells[field] = value;
    if (isEmpty(before)) filling[field] = value;
  }
  for (const [field, value] of Object.entries(row.derived)) {
    if (isEmpty(value) || !isEmpty(here.values[field]) || !isEmpty(row.values[field])) continue;
    cells[field] = value;
    filling[field] = value;
  }
  const before = here.geom ? decodeGpkg(here.geom) : null;
  const wkb = row.wkb ? asMulti(row.wkb) : null;
  const shape = wkb && !(before && isSameShape(before.wkb, wkb)) ? wkb : null;
  return { cells, filling, shape, fillsShape: shape !== null && (!before || before.empty), kept };
}

/** About a centimetre: what is lost when degrees are written with seven places. */
const ROUNDING = 1.5e-7;

/** The same shape but for rounding: as many positions of the same order, each where the other is. */
export function isSameShape(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length || wkbType(a) !== wkbType(b)) return false;
  if (Buffer.compare(a, b) === 0) return true;
  const positions: number[] = [];
  eachWkbPosition(a, (x, y) => void positions.push(x, y));
  let at = 0;
  let same = true;
  eachWkbPosition(b, (x, y) => {
    const [other = 0, otherY = 0] = [positions[at], positions[at + 1]];
    at += 2;
    if (Math.abs(x - other) > ROUNDING || Math.abs(y - otherY) > ROUNDING) same = false;
  });
  return same && at === positions.length;
}

const MOST = 30;

/** The differences in words: labels of code lists, Thai dates, rai and metres. */
export function differenceWords(
  register: RegisterDefinition,
  { cells, shape }: Differences,
  here: { values: Readonly<Record<string, SqlValue>>; geom: Uint8Array | null },
  index: AreaIndex,
): RowDifference[] {
  const words = register.fields
    .filter((field) => field.name in cells)
    .map((field) => ({
      field: field.name,
      label: { th: field.th, en: field.en },
      before: valueWord(field, here.values[field.name] ?? null, index),
      after: valueWord(field, cells[field.name] ?? null, index),
    }));
  if (shape) words.push({ field: 'geom', label: shapeWords.label, ...shapeDifference(here.geom, shape) });
  return words.slice(0, MOST);
}

/** A value in words: the label of its code, a Thai date, an amount with its unit. */
export function valueWord(field: RegisterField, value: SqlValue, index: AreaIndex): string {
  if (value === null || value === '' || value instanceof Uint8Array) return emptyWord;
  if (field.codeList) {
    const listed = { codeList: field.codeList, choices: field.choices };
    return fieldLabel(listed, typeof value === 'bigint' ? Number(value) : value).th;
  }
  if (field.type === 'date') return formatDate(String(value));
  if (field.unit === 'satang') return formatBaht(Number(value));
  if (field.name === 'council_area_id' || field.name === 'village_id')
    return index.byId(String(value))?.name ?? String(value);
  // A year is no amount.
  if (typeof value === 'number' && field.unit) return `${formatNumber(value, 2)} ${field.unit}`;
  return String(value);
}

function shapeDifference(blob: Uint8Array | null, after: Uint8Array): { before: string; after: string } {
  const before = blob ? decodeGpkg(blob) : null;
  if (!before || before.empty) return { before: shapeWords.none, after: shapeWord(after) };
  const [from, to] = [placeOf(before.wkb), placeOf(after)];
  const moved = formatDistance(from && to ? distanceM([...from], [...to]) : 0);
  const words = wkbType(after).endsWith('Polygon')
    ? shapeWords.reshaped(formatRai(wkbAreaM2(after)), moved)
    : shapeWords.moved(shapeWord(after), moved);
  return { before: shapeWord(before.wkb), after: words };
}

function shapeWord(wkb: Uint8Array): string {
  const at = placeOf(wkb);
  if (!at) return shapeWords.none;
  if (wkbType(wkb).endsWith('Polygon')) return shapeWords.area(formatRai(wkbAreaM2(wkb)));
  return shapeWords.place(at[1].toFixed(5), at[0].toFixed(5));
}
