import { digitsOfCode } from '../../../../shared/domain/mapping-targets.ts';
import { findCodeColumns } from '../code-columns.ts';
import { codePart, readAreaCode } from './area-code.ts';
import { type ColumnFacts, shareOf, workingShare } from './column-facts.ts';
import type { Concept } from './headings.ts';
import type { Suggestion } from './suggestion.ts';

/** Whether the country has an area of that code (2, 4 or 6 digits). */
export type CodeExists = (code: string) => boolean;

const LEVELS = ['province', 'district', 'subdistrict', 'village'] as const;
const SHARE = 0.9;
const KNOWN = 0.6;

/** Columns of whole codes with so many digits, those of the very level first. */
function wholeColumns(
  facts: readonly ColumnFacts[],
  digits: number,
  exists: CodeExists | null,
): ColumnFacts[] {
  const concept = `${LEVELS[digits / 2 - 1] ?? 'village'}_code` as Concept;
  const about: readonly Concept[] = [concept, 'area_code', 'code', 'row_id'];
  const others = LEVELS.map((level) => `${level}_code` as Concept);
  const fits = (column: ColumnFacts): boolean => {
    const codes = column.filled.flatMap((value) => readAreaCode(value, digits).value ?? []);
    if (codes.length < column.filled.length * SHARE || codes.length === 0) return false;
    return exists === null || codes.filter((code) => exists(code.slice(0, 6))).length >= codes.length * KNOWN;
  };
  const named = about.flatMap((wanted) => facts.filter((column) => column.concepts.has(wanted)));
  // `TAM_CODE` with four digits is a district's code all the same.
  const rest = digits > 2 ? facts.filter((column) => others.some((other) => column.concepts.has(other))) : [];
  return [...new Set([...named, ...rest])].filter(fits);
}

/** The columns of a code that is split: a whole code as far down as there is one, then two digits a level. */
function splitColumns(facts: readonly ColumnFacts[], digits: number): ColumnFacts[] | null {
  const about = (concept: Concept): ColumnFacts[] => facts.filter((column) => column.concepts.has(concept));
  const part = (level: number): ColumnFacts | undefined => {
    const columns = [...about(`${LEVELS[level]}_code` as Concept), ...(level === 3 ? about('moo') : [])];
    return columns.find((column) => shareOf(column, (value) => codePart(value) !== null) >= SHARE);
  };
  for (let above = digits / 2 - 2; above >= 0; above--) {
    const head = wholeColumns(facts, (above + 1) * 2, null)[0] ?? (above === 0 ? part(0) : undefined);
    if (!head) continue;
    const parts: ColumnFacts[] = [];
    for (let level = above + 1; level < digits / 2; level++) {
      const column = part(level);
      if (column && column !== head) parts.push(column);
    }
    if (parts.length === digits / 2 - 1 - above) return [head, ...parts];
  }
  return null;
}

/** The column or columns of the codes of a level; null where there are none by name. */
function codeOfLevel(
  register: string,
  field: string,
  facts: readonly ColumnFacts[],
  digits: number,
  exists: CodeExists | null,
): Suggestion | null {
  const [whole, second] = wholeColumns(facts, digits, exists);
  if (whole) {
    const rival = second && second.concepts.size === whole.concepts.size && !sameValues(whole, second);
    return { field, convert: 'area-code', columns: [whole], evidence: 'name', certain: !rival };
  }
  // The number of a village is a field of its own there; with the sub-district's code it makes the village's.
  const parts =
    register === 'village' && digits === 8 ? facts.filter((one) => !one.concepts.has('moo')) : facts;
  const split = digits > 2 ? splitColumns(parts, digits) : null;
  if (!split) return null;
  const mapping = { field, convert: 'code-parts' as const, columns: split.map((column) => column.name) };
  if (workingShare(register, mapping, split) < SHARE) return null;
  return { ...mapping, columns: split, evidence: 'name', certain: true };
}

const sameValues = (a: ColumnFacts, b: ColumnFacts): boolean =>
  a.values.every((value, i) => readAreaCode(value, null).value === readAreaCode(b.values[i], null).value);

/** By the values alone: codes that the country has. Only where it is known which it has. */
function codeByContent(
  field: string,
  facts: readonly ColumnFacts[],
  digits: number | null,
  exists: CodeExists | null,
): Suggestion | null {
  if (exists === null) return null;
  const found = findCodeColumns(facts, exists).find(
    (code) => digits === null || LEVELS.indexOf(code.level) === digits / 2 - 1,
  );
  if (!found) return null;
  // `index` counts among these facts, not among the file's columns.
  const columns = found.columns.map((index) => facts[index]!);
  const convert = columns.length === 1 ? 'area-code' : 'code-parts';
  return { field, convert, columns, evidence: 'content', certain: columns.length > 1 };
}

/** True where the code of each row lies in the area that the other column names. */
function liesWithin(code: Suggestion, above: ColumnFacts): boolean {
  if (code.columns.length > 1) return true;
  const [column] = code.columns;
  const rows = (column?.values ?? []).map((value, row) => [
    readAreaCode(value, null).value,
    readAreaCode(above.values[row], null).value,
  ]);
  const both = rows.filter(([own, over]) => own !== null && over !== null);
  return (
    both.length === 0 || both.filter(([own, over]) => own!.startsWith(over!)).length >= both.length * SHARE
  );
}

/** The code columns of a register of areas: its own code and that of the area above. */
export function ownCodes(
  register: string,
  fields: readonly string[],
  facts: readonly ColumnFacts[],
  exists: CodeExists | null,
): Suggestion[] {
  const own = fields.includes('code') ? digitsOfCode(register, 'code') : null;
  const found: Suggestion[] = [];
  const code =
    own === null
      ? null
      : (codeOfLevel(register, 'code', facts, own, exists) ?? codeByContent('code', facts, own, exists));
  if (code) found.push(code);
  for (const field of fields.filter((name) => name !== 'code')) {
    const above = codeOfLevel(register, field, facts, digitsOfCode(register, field), exists);
    const fits = above && (!code || above.columns.length > 1 || liesWithin(code, above.columns[0]!));
    if (above && fits) found.push(above);
  }
  return found;
}

/** The code of the smallest area that rows of another register lie in. */
export function areaOfRows(
  register: string,
  facts: readonly ColumnFacts[],
  exists: CodeExists | null,
): Suggestion | null {
  const apart = facts.map((column) =>
    // Their own code and id are no area's, whatever they look like.
    column.concepts.has('code') || column.concepts.has('row_id')
      ? { ...column, concepts: new Set<Concept>() }
      : column,
  );
  for (const digits of [8, 6, 4, 2]) {
    const found = codeOfLevel(register, '@area', apart, digits, exists);
    if (found) return found;
  }
  return codeByContent('@area', apart, null, exists);
}
