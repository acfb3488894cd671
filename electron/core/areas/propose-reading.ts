import type { AreaRole, FigureReading } from '../../../shared/contract/area-figures.ts';
import type { AreaLevelName } from '../../../shared/contract/import-choice.ts';
import { BUDDHIST_OFFSET, dayInThailand } from '../../../shared/domain/dates.ts';
import { figureHeading } from '../../../shared/domain/figure-heading.ts';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import { findCodeColumns, findNameColumns } from '../imports/index.ts';
import type { TextTable } from './pasted-table.ts';

/** Words of headings that tell what a figure is of, the most particular first, with its unit. */
const INDICATORS: readonly (readonly [pattern: RegExp, indicator: string, unit: string])[] = [
  [/ครัวเรือน.*(รายได้น้อย|ยากจน)|รายได้น้อย|low.?income/i, 'low_income_households', 'ครัวเรือน'],
  [/ครัวเรือน|หลังคาเรือน|households?|(^|_)hh($|_)/i, 'households', 'ครัวเรือน'],
  [/อินทรีย์|organic/i, 'organic_farmland_rai', 'ไร่'],
  [/พื้นที่.*เกษตร|เกษตรกรรม|farm/i, 'farmland_rai', 'ไร่'],
  [/ผู้สูงอายุ|สูงวัย|elder|60 ?ปี/i, 'elderly', 'คน'],
  [/พิการ|disab/i, 'disabled', 'คน'],
  [/ประชากร|จำนวนคน|^คน$|(^|_)pop(ulation)?($|_)/i, 'population', 'คน'],
];

const YEAR = /(?:^|\D)(2[45]\d\d)(?:\D|$)/;
const MOSTLY = 0.7;
const LOOKED_AT = 400;

const sampled = (table: TextTable, column: number): string[] =>
  table.rows.slice(0, LOOKED_AT).map((row) => row[column] ?? '');

/** What is no figure though it may look like one. */
const meansNothing = (text: string): boolean => /^(|-|–|—|n\/?a|ไม่มีข้อมูล|\.)$/i.test(text.trim());

export const filledCells = (cells: readonly string[]): string[] =>
  cells.filter((cell) => !meansNothing(cell));

/** How many of the cells are numbers. */
export const numbersIn = (cells: readonly string[]): number =>
  cells.filter((cell) => parseNumber(cell) !== null).length;

/** The columns that name the area of a row, and the level that they name. */
function areaColumns(
  table: TextTable,
  exists: (code: string) => boolean,
): { level: AreaLevelName; areas: Partial<Record<AreaRole, string>> } {
  const samples = table.columns.map((name, i) => ({ name, values: sampled(table, i) }));
  const [code] = findCodeColumns(samples, exists);
  const names = findNameColumns(samples);
  const areas: Partial<Record<AreaRole, string>> = {};
  const put = (role: AreaRole, index: number | undefined): void => {
    const name = index === undefined ? undefined : table.columns[index];
    if (name !== undefined) areas[role] = name;
  };
  if (code?.columns.length === 1) put('code', code.columns[0]);
  put('province', names.province_th);
  put('district', names.district_th);
  put('subdistrict', names.subdistrict_th);
  const heading = (pattern: RegExp): number | undefined => {
    const index = table.columns.findIndex((name) => pattern.test(name.trim()));
    return index < 0 ? undefined : index;
  };
  put('council_area', heading(/สภา(องค์กรชุมชน|ฯ)|พื้นที่สภา|อปท|เทศบาล.*อบต/));
  put('village', heading(/^(หมู่บ้าน|ชื่อหมู่บ้าน|ชื่อบ้าน|บ้าน|village)$/i));
  const smallest = (['village', 'council_area', 'subdistrict', 'district', 'province'] as const).find(
    (role) => areas[role] !== undefined,
  );
  return { level: code?.level ?? smallest ?? 'subdistrict', areas };
}

const TOTAL = /รวม|ทั้งหมด|total|sum/i;
const PART = /ชาย|หญิง|male|female/i;

/** Of several columns of one indicator and year the one that is the total, else the first. */
function oneEach(found: FigureReading['indicators']): FigureReading['indicators'] {
  const rank = ({ column }: { column: string }): number =>
    Number(TOTAL.test(column)) - Number(PART.test(column));
  const groups = Map.groupBy(found, ({ indicator, yearBe }) => `${indicator} ${yearBe}`);
  return [...groups.values()].flatMap((group) => group.toSorted((a, b) => rank(b) - rank(a)).slice(0, 1));
}

/** How a table could be read as figures: the columns that name areas, those that hold figures, and of which year. */
export function proposeReading(
  table: TextTable,
  about: { readonly source: string; readonly asOf: string | null; readonly title: string },
  exists: (code: string) => boolean,
): FigureReading {
  const { level, areas } = areaColumns(table, exists);
  const used = new Set(Object.values(areas));
  const indicators = table.columns.flatMap((column, i): FigureReading['indicators'] => {
    if (used.has(column)) return [];
    const filled = filledCells(sampled(table, i));
    if (filled.length === 0 || numbersIn(filled) < filled.length * MOSTLY) return [];
    const known = INDICATORS.find(([pattern]) => pattern.test(column));
    const { name, unit } = figureHeading(column);
    const found = known === undefined ? { indicator: name, unit } : { indicator: known[1], unit: known[2] };
    // A column of numbers is a figure when its heading says of what: by its words, or by its unit.
    if (found.unit === null) return [];
    const year = YEAR.exec(column)?.[1];
    return [{ column, ...found, yearBe: year === undefined ? null : Number(year) }];
  });
  const titled =
    YEAR.exec(about.title)?.[1] ?? (about.asOf ? String(Number(about.asOf.slice(0, 4)) + 543) : null);
  const thisYear = Number(dayInThailand().slice(0, 4)) + BUDDHIST_OFFSET;
  return {
    ...{ level, areas, indicators: oneEach(indicators), yearBe: titled === null ? thisYear : Number(titled) },
    ...{ source: about.source, asOf: about.asOf, picks: {} },
  };
}
