import type { ColumnMapping } from '../../../../shared/contract/import-choice.ts';
import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import type { RaiNganWah } from '../../../../shared/domain/units.ts';
import type { MappingProblem } from '../../../../shared/text/mapping.ts';
import type { SqlValue } from '../../db/types.ts';
import { type CellValue, type SourceColumn, Tally } from '../../formats/index.ts';
import type { AreaHints, MappedRow, RowMapper } from './mapped-row.ts';
import type { PersonName } from './persons.ts';
import { type Converted, mostColumns, type Reader, readerOf } from './reader.ts';
import { FULL_NAME, MEMBER, written } from './written.ts';

const problem = (kind: MappingProblem, name: string): Refusal =>
  new Refusal('mapping-invalid', { problem: kind, name });

/** Refuses `mapping-invalid` with the reason. Columns are compared as they are spelt in the file. */
export function requireMapping(
  register: RegisterDefinition,
  mappings: readonly ColumnMapping[],
  columns: readonly Pick<SourceColumn, 'name'>[],
): void {
  const targets = new Map(mappingTargets(register).map((target) => [target.field, target]));
  const names = new Set(columns.map((column) => column.name));
  const taken = new Set<string>();
  for (const { field, columns: from, convert } of mappings) {
    const target = targets.get(field);
    if (!target) throw problem('field-unknown', field);
    const unknown = from.find((name) => !names.has(name));
    if (unknown !== undefined) throw problem('column-unknown', unknown);
    if (!target.conversions.includes(convert)) throw problem('conversion-unfit', target.label.th);
    if (from.length > mostColumns(convert)) throw problem('columns-too-many', target.label.th);
    if (written(field).some((name) => taken.has(name))) throw problem('field-twice', target.label.th);
    for (const name of written(field)) taken.add(name);
  }
}

/** One mapping made ready: where its cells are, how they are read, where the value goes. */
interface Step {
  readonly field: string;
  readonly column: string;
  readonly indexes: readonly number[];
  readonly read: Reader;
}

const NO_HINTS: AreaHints = {
  code: null,
  province: null,
  district: null,
  subdistrict: null,
  village: null,
  council_area: null,
};

/** A row while it is filled. */
interface Filling {
  id: string | null;
  fields: Record<string, SqlValue>;
  area: { -readonly [K in keyof AreaHints]: AreaHints[K] };
  member: Record<string, SqlValue> | null;
  unreadable: string[];
}

const asText = (value: Converted | null): string | null => (value === null ? null : String(value));

/** Puts a value, or several, where the target says. */
function put(row: Filling, field: string, value: Converted | null): void {
  if (field === '@id') row.id = asText(value);
  else if (field === '@area') row.area.code = asText(value);
  else if (field === '@declared-area') {
    const area = value as RaiNganWah | null;
    row.fields.declared_rai = area?.rai ?? null;
    row.fields.declared_ngan = area?.ngan ?? null;
    row.fields.declared_wah = area?.wah ?? null;
  } else if (field.startsWith(MEMBER)) putMember(row, field.slice(MEMBER.length), value);
  else if (field.startsWith('@')) row.area[field.slice(1) as keyof AreaHints] = asText(value);
  else row.fields[field] = value as string | number | null;
}

function putMember(row: Filling, field: string, value: Converted | null): void {
  row.member ??= {};
  if (field === 'full_name') {
    const name = value as PersonName | null;
    for (const part of FULL_NAME) row.member[part] = name?.[part as keyof PersonName] ?? null;
  } else if (field === 'birth_date' && typeof value === 'number') row.member.birth_year_be = value;
  else row.member[field] = value as string | number | null;
}

/** Fields that a mapping fills, of the register and of members. */
function filled(steps: readonly Step[]): Pick<RowMapper, 'fields' | 'memberFields'> {
  const all = steps.flatMap((step) => written(step.field));
  return {
    fields: all.filter((name) => !name.startsWith('@')),
    memberFields: all.filter((name) => name.startsWith(MEMBER)).map((name) => name.slice(MEMBER.length)),
  };
}

/**
 * Makes a mapping ready for reading rows. Refuses `mapping-invalid` for unknown columns and fields, conversions that a
 * field does not take, and two mappings of one field.
 */
export function compileMapping(
  register: RegisterDefinition,
  mappings: readonly ColumnMapping[],
  columns: readonly Pick<SourceColumn, 'name'>[],
): RowMapper {
  requireMapping(register, mappings, columns);
  const tally = new Tally();
  const names = columns.map((column) => column.name);
  const steps = mappings.map((mapping) => ({
    field: mapping.field,
    column: mapping.columns.join(' + '),
    indexes: mapping.columns.map((name) => names.indexOf(name)),
    read: readerOf(register, mapping),
  }));
  const hasMember = steps.some((step) => step.field.startsWith(MEMBER));
  const map = (row: number, values: readonly CellValue[]): MappedRow => {
    const filling: Filling = {
      id: null,
      fields: {},
      area: { ...NO_HINTS },
      member: hasMember ? {} : null,
      unreadable: [],
    };
    for (const step of steps) follow(step, filling, values, { row, tally });
    return { row, ...filling };
  };
  return { ...filled(steps), map, tally };
}

function follow(
  step: Step,
  filling: Filling,
  values: readonly CellValue[],
  { row, tally }: { row: number; tally: Tally },
): void {
  const outcome = step.read(step.indexes.map((index) => values[index] ?? null));
  if (outcome.note !== null) {
    tally.add(outcome.note, 'info', row);
    tally.within(outcome.note, step.column);
  }
  if (outcome.failed !== null) {
    tally.add(outcome.failed, 'warning', row);
    tally.within(outcome.failed, step.column);
    filling.unreadable.push(step.field);
    // A number that is not valid is not kept, also not an older one that it may contradict.
    if (outcome.failed !== 'id-number-invalid') return;
  }
  put(filling, step.field, outcome.value);
}
