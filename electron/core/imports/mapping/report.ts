import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { ColumnMapping } from '../../../../shared/contract/import-choice.ts';
import type { MappingFinding, MappingReport } from '../../../../shared/contract/import-findings.ts';
import { fieldLabel } from '../../../../shared/domain/code-lists/index.ts';
import { formatDate } from '../../../../shared/domain/dates.ts';
import { memberFieldOf } from '../../../../shared/domain/member-fields.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { formatBaht, formatNumber } from '../../../../shared/domain/units.ts';
import type { CellValue, SourceColumn } from '../../formats/index.ts';
import { cellText } from '../../formats/values/cells.ts';
import type { ColumnSample } from '../code-columns.ts';
import { personalColumns } from '../personal/personal-columns.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import { requireMapping } from './compile.ts';
import { type Mask, masked } from './masked.ts';
import { type Converted, type Reader, readerOf } from './reader.ts';
import type { Suggestion } from './suggestion.ts';

const EXAMPLES = 3;
const FAILED_EXAMPLES = 5;
const LONGEST = 80;

/** What becomes of the columns by these suggestions. */
export function reportOf(
  register: RegisterDefinition,
  suggestions: readonly Suggestion[],
  columns: readonly SourceColumn[],
  samples: readonly ColumnSample[],
): MappingReport {
  const personal = new Map(personalColumns(samples).map(({ name, kind }) => [name, kind]));
  const found = suggestions
    .map((suggestion) => ({ suggestion, at: Math.min(...suggestion.columns.map((column) => column.index)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ suggestion }) => findingOf(register, suggestion, personal));
  const used = new Set(found.flatMap((finding) => finding.columns));
  const left = columns.map((column) => column.name).filter((name) => !used.has(name));
  return { found, left, missing: missingFields(register, found) };
}

/**
 * The report of a mapping that the user or a profile gives. Refuses `mapping-invalid`.
 *
 * @param evidence where the mapping is from
 */
export function reportMapping(
  register: RegisterDefinition,
  mappings: readonly ColumnMapping[],
  columns: readonly SourceColumn[],
  samples: readonly ColumnSample[],
  evidence: 'user' | 'profile',
): MappingReport {
  requireMapping(register, mappings, columns);
  const facts = columnFacts(columns, samples);
  const given = mappings.map(
    (mapping): Suggestion => ({
      field: mapping.field,
      convert: mapping.convert,
      columns: mapping.columns.map((name) => facts.find((column) => column.name === name)!),
      evidence,
      certain: true,
    }),
  );
  return reportOf(register, given, columns, samples);
}

const NAMED_AREAS: ReadonlySet<string> = new Set(['province', 'district', 'subdistrict']);
const PLACE_OF_VILLAGE = ['@subdistrict', 'subdistrict_code'];

/** Required fields that no column fills, but for those that follow from others. */
function missingFields(register: RegisterDefinition, found: readonly ColumnMapping[]): string[] {
  const fields = new Set(found.map(({ field }) => field));
  // Code and name of an area give each other, and its code those of the areas above.
  const known = NAMED_AREAS.has(register.key) && (fields.has('code') || fields.has('name_th'));
  // A village's code is that of its sub-district and its number.
  const numbered = fields.has('moo') && PLACE_OF_VILLAGE.some((place) => fields.has(place));
  const follows = (field: string): boolean =>
    known || (register.key === 'village' && field === 'code' && numbered);
  return register.fields
    .filter(({ name, required }) => required && !fields.has(name) && !follows(name))
    .map(({ name }) => name);
}

function findingOf(
  register: RegisterDefinition,
  { field, convert, columns, evidence, certain }: Suggestion,
  personal: ReadonlyMap<string, Mask>,
): MappingFinding {
  const mapping = { columns: columns.map((column) => column.name), field, convert };
  const mask = maskOf(field, mapping.columns, personal);
  const tried = tryCells(readerOf(register, mapping), columns);
  const show = (text: string): string => masked(text, mask).slice(0, LONGEST);
  return {
    ...mapping,
    evidence,
    certain,
    examples: tried.examples.map(({ from, value }) => {
      const { th, en } = shownValue(register, mapping, value);
      return { from: show(from), to: show(th), toEn: show(en) };
    }),
    failed: tried.failed,
    failedExamples: tried.failedExamples.map(show),
  };
}

const NAMES = /full_name|given_name|family_name/;

/** Members' values and a house's are masked whatever their column looks like. */
function maskOf(field: string, columns: readonly string[], personal: ReadonlyMap<string, Mask>): Mask {
  if (field === '@member.national_id') return 'national-id';
  if (NAMES.test(field)) return 'name';
  if (field === '@member.sex' || field === '@member.title') return null;
  if (field.startsWith('@member.') || field === 'house_no' || field === 'hh_code') return 'address';
  const known = columns.map((name) => personal.get(name) ?? null).find((kind) => kind !== null);
  return known ?? null;
}

interface Tried {
  readonly examples: { from: string; value: Converted }[];
  failed: number;
  readonly failedExamples: string[];
}

function tryCells(reader: Reader, columns: readonly ColumnFacts[]): Tried {
  const tried: Tried = { examples: [], failed: 0, failedExamples: [] };
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  const seen = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const cells: CellValue[] = columns.map((column) => column.values[row] ?? null);
    const outcome = reader(cells);
    const from = cells.map((cell) => cellText(cell) || '–').join(' · ');
    if (outcome.failed !== null) {
      tried.failed++;
      if (tried.failedExamples.length < FAILED_EXAMPLES && !seen.has(from)) tried.failedExamples.push(from);
    } else if (outcome.value !== null && tried.examples.length < EXAMPLES && !seen.has(from))
      tried.examples.push({ from, value: outcome.value });
    seen.add(from);
  }
  return tried;
}

const alike = (text: string): Bilingual => ({ th: text, en: text });

/** A value as people read it. */
function shownValue(
  register: RegisterDefinition,
  { field, convert }: ColumnMapping,
  value: Converted,
): Bilingual {
  if (typeof value === 'object') {
    if ('rai' in value) {
      const rai = formatNumber(value.rai);
      const { ngan, wah } = value;
      return { th: `${rai} ไร่ ${ngan} งาน ${wah} ตร.ว.`, en: `${rai} rai ${ngan} ngan ${wah} sq wah` };
    }
    const { title, given_name, family_name } = value;
    return alike([title, given_name, family_name].filter((part) => part !== null).join(' '));
  }
  if (convert === 'date' && typeof value === 'string')
    return { th: formatDate(value), en: formatDate(value, 'en') };
  if (convert === 'baht' || convert === 'million-baht') {
    const baht = formatBaht(Number(value));
    return { th: `${baht} บาท`, en: `${baht} baht` };
  }
  if (convert === 'code-list') return listedLabel(register, field, value);
  // A year may stand where a date was asked for.
  if (typeof value === 'string' || convert === 'year-be' || convert === 'date') return alike(String(value));
  return alike(formatNumber(value, 4));
}

function listedLabel(register: RegisterDefinition, field: string, value: string | number): Bilingual {
  const member = field.startsWith('@member.') ? memberFieldOf(field.slice(8)) : undefined;
  const own = register.fields.find(({ name }) => name === field);
  const listed = { codeList: member?.codeList ?? own?.codeList ?? null, choices: own?.choices };
  const many = member?.many ?? own?.many;
  const values = many ? (JSON.parse(String(value)) as (string | number)[]) : [value];
  const labels = values.map((one) => fieldLabel(listed, one));
  return { th: labels.map(({ th }) => th).join(', '), en: labels.map(({ en }) => en).join(', ') };
}
