import type { Conversion } from '../../../../shared/contract/import-choice.ts';
import type { MappingReport } from '../../../../shared/contract/import-findings.ts';
import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import type { SourceColumn } from '../../formats/index.ts';
import type { ColumnSample } from '../code-columns.ts';
import {
  type ColumnFacts,
  columnFacts,
  letterShare,
  shareOf,
  thaiShare,
  workingShare,
} from './column-facts.ts';
import { contentSuggestions } from './content.ts';
import { inMillions } from './headings.ts';
import { ownHeadings } from './own-headings.ts';
import { readFullName } from './persons.ts';
import { reportOf } from './report.ts';
import { RULES, type Rule } from './rules.ts';
import { declaredArea } from './suggested-area.ts';
import { areaOfRows, type CodeExists, ownCodes } from './suggested-codes.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './written.ts';

/** A heading counts only if at least so many of the cells become values by it; below the second it is no certainty. */
const ENOUGH = 0.5;
const SURE = 0.9;

const CODE_REGISTERS: Readonly<Record<string, readonly string[]>> = {
  province: ['code'],
  district: ['code', 'province_code'],
  subdistrict: ['code', 'district_code'],
  village: ['code', 'subdistrict_code'],
  council_area: ['district_code'],
};

export interface SuggestOptions {
  /** Whether the country has an area of a code; without it codes are known by their shape and heading only. */
  readonly exists?: CodeExists | undefined;
  /** Columns that are used otherwise, as those of the coordinates: neither suggested nor told as left out. */
  readonly used?: readonly string[] | undefined;
}

/**
 * Which columns become which fields of a register: by heading, then by content and type. No column is used twice and no
 * field filled twice. What only content or type speaks for, or where columns compete, is not `certain`. Nothing
 * personal stands in the examples.
 */
export function suggestMapping(
  register: RegisterDefinition,
  columns: readonly SourceColumn[],
  samples: readonly ColumnSample[],
  options: SuggestOptions = {},
): MappingReport {
  const used = new Set(options.used);
  const facts = columnFacts(columns, samples).filter((column) => !used.has(column.name));
  const report = reportOf(register, suggestions(register, facts, options), columns, samples);
  return { ...report, left: report.left.filter((name) => !used.has(name)) };
}

/** The suggestions themselves, in the order in which they were found. */
export function suggestions(
  register: RegisterDefinition,
  facts: readonly ColumnFacts[],
  options: SuggestOptions = {},
): Suggestion[] {
  const found: Suggestion[] = [];
  const take = (list: readonly (Suggestion | null)[]): void => {
    for (const one of list) if (one && isFree(one, found)) found.push(one);
  };
  const free = (): ColumnFacts[] => facts.filter((column) => !uses(found, column));
  const exists = options.exists ?? null;
  take([rowId(facts)]);
  const own = CODE_REGISTERS[register.key];
  if (own) take(ownCodes(register.key, own, facts, exists));
  take([declaredArea(register, facts)]);
  if (!own || register.key === 'council_area') take([areaOfRows(register.key, facts, exists)]);
  if (!own) take([villageOfRows(free())]);
  take(ownHeadings(register, free(), filled(found)).filter(suitsWell));
  for (const rule of RULES[register.key] ?? []) take([byHeading(register, rule, free())]);
  take(contentSuggestions(register, free(), filled(found)));
  return found;
}

const uses = (found: readonly Suggestion[], { index }: ColumnFacts): boolean =>
  found.some((one) => one.columns.some((column) => column.index === index));

/** The fields that suggestions fill, whichever way each is written. */
const filled = (found: readonly Suggestion[]): ReadonlySet<string> =>
  new Set(found.flatMap(({ field }) => written(field)));

function isFree(one: Suggestion, found: readonly Suggestion[]): boolean {
  const taken = filled(found);
  return (
    !one.columns.some((column) => uses(found, column)) && !written(one.field).some((name) => taken.has(name))
  );
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ids of our own are known by their look: a column `id` of anything else is none. */
function rowId(facts: readonly ColumnFacts[]): Suggestion | null {
  const column = facts.find(
    (one) => one.concepts.has('row_id') && shareOf(one, (value) => UUID.test(String(value))) === 1,
  );
  return column
    ? { field: '@id', convert: 'text', columns: [column], evidence: 'name', certain: true }
    : null;
}

/** The number and the name of the village that a row lies in, where the file has both. */
function villageOfRows(free: readonly ColumnFacts[]): Suggestion | null {
  const moo = free.find((column) => column.concepts.has('moo'));
  const name = free.find((column) => column.concepts.has('village') && letterShare(column) >= ENOUGH);
  if (!moo || !name) return null;
  return { field: '@village', convert: 'text', columns: [moo, name], evidence: 'name', certain: true };
}

/** Whether the cells of a column are what the field wants, beyond that they can be converted. */
function suits(field: string, column: ColumnFacts): boolean {
  if (column.filled.length === 0) return true;
  if (field === '@member.full_name') return shareOf(column, isWholeName) >= ENOUGH;
  if (/^name_th$|^@(province|district|subdistrict)$|_name$/.test(field)) return letterShare(column) >= ENOUGH;
  return true;
}

const suitsWell = ({ field, columns }: Suggestion): boolean =>
  columns.every((column) => suits(field, column));

const isWholeName = (value: string | number | null): boolean => {
  const name = readFullName([value]).value;
  return name !== null && (name.family_name !== null || name.title !== null);
};

/** Names are wanted in Thai first. */
const preference = (field: string, column: ColumnFacts): number => {
  if (column.filled.length === 0) return -1;
  const thai = thaiShare(column);
  return field === 'name_en' ? 1 - thai : /name|^@/.test(field) ? thai : 0;
};

function byHeading(
  register: RegisterDefinition,
  rule: Rule,
  free: readonly ColumnFacts[],
): Suggestion | null {
  const named = free.filter((column) => rule.about.some((concept) => column.concepts.has(concept)));
  if (named.length === 0) return null;
  const target = mappingTargets(register).find(({ field }) => field === rule.field);
  if (!target) return null;
  for (const concept of rule.about) {
    const fitting = named
      .filter((column) => column.concepts.has(concept) && suits(rule.field, column))
      .map((column) => {
        const convert = conversionFor(target.conversions, column, rule);
        const mapping = { field: rule.field, convert, columns: [column.name] };
        return { column, convert, share: workingShare(register, mapping, [column]) };
      })
      .filter(({ share }) => share >= ENOUGH)
      .sort(
        (a, b) => preference(rule.field, b.column) - preference(rule.field, a.column) || b.share - a.share,
      );
    const [best, second] = fitting;
    if (!best) continue;
    const rival =
      second !== undefined &&
      preference(rule.field, second.column) > preference(rule.field, best.column) - 0.3;
    const certain = best.share >= SURE && !(rival && second.column.filled.length > 0);
    return { field: rule.field, convert: best.convert, columns: [best.column], evidence: 'name', certain };
  }
  return null;
}

function conversionFor(conversions: readonly Conversion[], column: ColumnFacts, rule: Rule): Conversion {
  const first = rule.convert ?? conversions[0] ?? 'text';
  if (first === 'baht' && inMillions(column.name)) return 'million-baht';
  const yesNo = shareOf(column, (value) => /^(ใช่|ไม่ใช่|มี|ไม่มี|y|n|yes|no|✓|✔)$/i.test(String(value).trim()));
  return first === 'integer' && conversions.includes('boolean') && yesNo >= ENOUGH ? 'boolean' : first;
}
