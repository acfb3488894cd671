import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { readDate } from '../../formats/values/times.ts';
import { type ColumnFacts, distinctShare, shareOf, thaiShare } from './column-facts.ts';
import { looksLikeName, looksLikeNationalId } from './personal-looks.ts';
import { readerOf } from './reader.ts';
import type { Suggestion } from './suggestion.ts';

const MOST = 0.8;
/** Nobody's sheet has more columns that a person would map; a wide one is not to hold up its first look. */
const LOOKED_AT = 150;
const NAME_LIKE = /name|nam|ชื่อ|title|label/i;

/** Names of areas say what they are: `ต.คลองท่อม`, `อำเภอเขาพนม`. */
const AREA_WORDS: readonly (readonly [string, RegExp])[] = [
  ['@subdistrict', /^(ต\.|ตำบล|แขวง)/],
  ['@district', /^(อ\.|อำเภอ|กิ่งอำเภอ|เขต(?!ป่า))/],
  ['@province', /^(จ\.|จังหวัด)/],
];

const byContent = (field: string, convert: Suggestion['convert'], column: ColumnFacts): Suggestion => ({
  field,
  convert,
  columns: [column],
  evidence: 'content',
  certain: false,
});

/**
 * What the cells alone speak for, in columns whose headings say nothing of it. None of it is certain.
 *
 * @param taken fields that are filled already
 */
export function contentSuggestions(
  register: RegisterDefinition,
  free: readonly ColumnFacts[],
  taken: ReadonlySet<string>,
): Suggestion[] {
  const unknown = free.filter((column) => column.filled.length > 0 && column.concepts.size === 0);
  const left = new Set(unknown.slice(0, LOOKED_AT));
  const open = mappingTargets(register).filter(({ field }) => !taken.has(field));
  const found: Suggestion[] = [];
  const take = (suggestion: Suggestion | null): void => {
    if (!suggestion) return;
    found.push(suggestion);
    for (const column of suggestion.columns) left.delete(column);
  };
  const wants = (field: string): boolean => open.some((target) => target.field === field);
  if (wants('@member.national_id'))
    take(first(left, looksLikeNationalId, '@member.national_id', 'national-id'));
  if (wants('@member.full_name') && !taken.has('@member.given_name'))
    take(first(left, looksLikeName, '@member.full_name', 'full-name'));
  for (const [field, words] of AREA_WORDS) {
    const says = (column: ColumnFacts): boolean =>
      shareOf(column, (value) => words.test(String(value))) >= MOST;
    if (wants(field)) take(first(left, says, field, 'text'));
  }
  for (const { field, conversions } of open)
    if (conversions[0] === 'code-list') take(listed(register, field, left));
  take(
    onlyDate(
      register,
      open.map(({ field }) => field),
      left,
    ),
  );
  if (wants('name_th')) take(nameColumn(left));
  return found;
}

function first(
  left: ReadonlySet<ColumnFacts>,
  looks: (column: ColumnFacts) => boolean,
  field: string,
  convert: Suggestion['convert'],
): Suggestion | null {
  const column = [...left].find(looks);
  return column ? byContent(field, convert, column) : null;
}

/** A column whose words all but always stand in the field's list, and that is no bare number. */
function listed(
  register: RegisterDefinition,
  field: string,
  left: ReadonlySet<ColumnFacts>,
): Suggestion | null {
  const read = readerOf(register, { field, convert: 'code-list', columns: [''] });
  const fits = [...left].filter((column) => {
    if (shareOf(column, (value) => /^\d+$/.test(String(value))) > 0 || column.filled.length < 3) return false;
    return shareOf(column, (value) => read([value]).failed === null) >= MOST;
  });
  return fits.length === 1 ? byContent(field, 'code-list', fits[0]!) : null;
}

/** By type: one date in the file and one in the register. */
function onlyDate(
  register: RegisterDefinition,
  open: readonly string[],
  left: ReadonlySet<ColumnFacts>,
): Suggestion | null {
  const fields = register.fields.filter((field) => field.type === 'date' && open.includes(field.name));
  const isDate = (value: string | number | null): boolean =>
    typeof value === 'string' && readDate(value).value !== null && /\D/.test(value);
  const columns = [...left].filter((column) => shareOf(column, isDate) >= MOST);
  const [field] = fields;
  const [column] = columns;
  if (!field || !column || fields.length > 1 || columns.length > 1) return null;
  return { ...byContent(field.name, 'date', column), evidence: column.type === 'date' ? 'type' : 'content' };
}

/** The column that names the rows: Thai words, mostly different ones; a heading that speaks of names goes first. */
function nameColumn(left: ReadonlySet<ColumnFacts>): Suggestion | null {
  const names = [...left].filter(
    (column) => thaiShare(column) >= MOST && distinctShare(column) >= 0.5 && shortWords(column),
  );
  const best = names.find((column) => NAME_LIKE.test(column.name)) ?? names[0];
  return best ? byContent('name_th', 'text', best) : null;
}

const LONGEST_NAME = 80;
const shortWords = (column: ColumnFacts): boolean =>
  shareOf(column, (value) => String(value).length <= LONGEST_NAME) >= MOST;
