import type { FieldType } from '../../../shared/contract/base.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldLabel, fieldList, type ListedField } from '../../../shared/domain/code-lists/index.ts';
import { type FieldReference, registerOf } from '../../../shared/domain/registers/index.ts';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { exportFieldText } from '../../../shared/text/exports.ts';
import type { SqlValue } from '../db/types.ts';
import type { OutField, OutValue } from '../formats/out-table.ts';
import { fieldsOf, type OwnLists, type StoredField, storedFields } from '../layers/index.ts';
import type { LayerEntry } from './exports.queries.ts';

/** A column of the layer and what becomes of it outside. */
export interface ExportColumn {
  /** The stored column. */
  readonly column: string;
  readonly name: string;
  readonly title: string;
  readonly type: OutField['type'];
  readonly amount: boolean;
  readonly decimals: number | null;
  convert(value: SqlValue): OutValue;
}

/** A column as the catalogue or the register describes it. */
interface Described extends ListedField {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly unit: string | null;
  readonly many: boolean;
  readonly reference: FieldReference | null;
}

/** The names of a register's rows by id. */
export type RowNames = (register: string) => ReadonlyMap<string, string>;

/** What is a table for people rather than for maps: areas in rai, a column of the computed area. */
export const isForPeople = (format: ExportFormat): boolean => format === 'xlsx' || format === 'csv';

/** Columns that mean something inside only. */
const INTERNAL = new Set(['scheme_id']);
/** What a cell under k is stored as, and what has no value yet. */
const STATES: Readonly<Record<string, string>> = {
  suppressed: exportFieldText.suppressed.th,
  missing: exportFieldText.missing.th,
};

/** What the office may see but keeps to itself: fields of people, and those that it hid. */
interface LeftOut {
  readonly personal: number;
  readonly hidden: number;
}

/** The column that says why a field's value is not there, where it has one. */
function stateOf(
  field: Field,
  present: ReadonlyMap<string, string>,
  known: readonly StoredField[],
): Described[] {
  const name = `${field.name}_state`;
  if (!present.has(name)) return [];
  const title = known.find((stored) => stored.name === name)?.title ?? name;
  return [{ name, title, type: 'text', unit: null, codeList: null, many: false, reference: null }];
}

/** The columns in the order in which people see them; behind each, the one that says why its value is not there. */
function described(
  entry: LayerEntry,
  present: ReadonlyMap<string, string>,
  lists: OwnLists,
): { columns: Described[]; leftOut: LeftOut } {
  const register = entry.register ? registerOf(entry.register) : undefined;
  const isPersonal = (name: string): boolean =>
    register?.fields.some((field) => field.name === name && field.class !== 'public') ?? false;
  const columns = [...present].map(([name, type]) => ({ name, type }));
  const fields = fieldsOf(entry, columns, entry.fields, lists).filter(({ name }) => !isPersonal(name));
  const shown = fields.filter((field) => field.hidden !== true);
  const known = storedFields(entry.fields);
  return {
    leftOut: {
      personal: register?.fields.filter((field) => field.class !== 'public').length ?? 0,
      hidden: fields.length - shown.length,
    },
    columns: shown.flatMap((field) => [field, ...stateOf(field, present, known)]),
  };
}

const asText = (value: SqlValue): OutValue =>
  value === null || value instanceof Uint8Array ? null : String(value);
const asNumber = (value: SqlValue): OutValue => {
  if (value === null || value instanceof Uint8Array || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
};
const scaled =
  (divisor: number) =>
  (value: SqlValue): OutValue => {
    const number = asNumber(value);
    return typeof number === 'number' ? number / divisor : null;
  };

const CONVERTERS: Record<OutField['type'], (value: SqlValue) => OutValue> = {
  text: asText,
  integer: asNumber,
  real: asNumber,
  boolean: (value) => (value === null ? null : Boolean(Number(value))),
  date: (value) => (typeof value === 'string' && value !== '' ? value.slice(0, 10) : null),
  datetime: asText,
};

const withUnit = (title: string, unit: string): string =>
  title.includes(unit) ? title : `${title} (${unit})`;

/** A number in the units that people use: money in baht, areas of tables for people in rai. */
function inUnits(base: Omit<ExportColumn, 'convert'>, unit: string | null, people: boolean): ExportColumn {
  const text = exportFieldText;
  const turned = (from: string, to: string, word: string, divisor: number): ExportColumn => ({
    ...base,
    name: base.name.endsWith(from) ? base.name.slice(0, -from.length) + to : base.name,
    title: withUnit(base.title, word),
    type: 'real',
    decimals: 2,
    convert: scaled(divisor),
  });
  if (unit === 'satang') return turned('_satang', '_baht', text.baht.th, 100);
  if (unit === 'm2' && people) return turned('_m2', '_rai', text.rai.th, M2_PER_RAI);
  const word = unit === 'm2' ? text.squareMetres.th : unit;
  const title = word === null ? base.title : withUnit(base.title, word);
  return { ...base, title, convert: CONVERTERS[base.type] };
}

/** The registers whose rows a link may name; of an area of any level those of its list. */
function linkedRegisters(column: Described, columns: readonly Described[]): string[] {
  const { reference } = column;
  if (reference?.by !== 'id') return [];
  const { register } = reference;
  if (typeof register === 'string') return [register];
  const level = columns.find(({ name }) => name === register.field);
  const list = level === undefined ? undefined : fieldList(level);
  return list?.items.map(({ value }) => String(value)) ?? [];
}

/** A link to a person or a household says who it is: its column stays here. */
const leadsToPersonal = (column: Described): boolean =>
  typeof column.reference?.register === 'string' &&
  registerOf(column.reference.register)?.store === 'restricted';

/** The words of a list for what is stored: one value, or a JSON list of several. */
function listWords(column: Described, value: SqlValue): OutValue {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (!column.many) return fieldLabel(column, value).th;
  return manyOf(value)
    .map((one) => fieldLabel(column, one).th)
    .join(', ');
}

const manyOf = (value: string | number): (string | number)[] => {
  try {
    const read: unknown = JSON.parse(String(value));
    return Array.isArray(read) ? read.map((one) => (typeof one === 'number' ? one : String(one))) : [value];
  } catch {
    return [value];
  }
};

/** One column: code lists and states in words, linked rows by name, numbers in the units that people use. */
function exported(
  column: Described,
  columns: readonly Described[],
  rowNames: RowNames,
  people: boolean,
): ExportColumn {
  const { name, title, unit } = column;
  const type = column.type as OutField['type'];
  const base = { column: name, name, title, type, amount: unit !== null, decimals: null };
  const words = (
    convert: ExportColumn['convert'],
    as: { name?: string; title?: string } = {},
  ): ExportColumn => ({
    ...base,
    ...as,
    type: 'text',
    convert,
  });
  const linked = linkedRegisters(column, columns).map(rowNames);
  if (linked.length > 0)
    return words((value) => linked.find((names) => names.has(String(value)))?.get(String(value)) ?? null, {
      name: name.replace(/_id$/, ''),
    });
  if (column.codeList !== null) return words((value) => listWords(column, value));
  const of = columns.find((other) => name === `${other.name}_state`);
  if (!of) return inUnits(base, unit, people);
  const said = title === name ? exportFieldText.state(of.title).th : title;
  return words((value) => STATES[String(value)] ?? null, { title: said });
}

/**
 * The columns that leave the office, in the order in which people see them; what is not public is left out by its class,
 * and what the office hid.
 *
 * @param present the table's columns with their types
 */
export function exportColumns(
  entry: LayerEntry,
  present: ReadonlyMap<string, string>,
  known: { readonly rowNames: RowNames; readonly lists: OwnLists },
  format: ExportFormat,
): { columns: ExportColumn[]; leftOut: LeftOut; states: string[] } {
  const { columns, leftOut } = described(entry, present, known.lists);
  const open = columns.filter(({ name, type }) => type !== 'binary' && !INTERNAL.has(name));
  const shown = open.filter((column) => !leadsToPersonal(column));
  return {
    leftOut: { ...leftOut, personal: leftOut.personal + open.length - shown.length },
    columns: shown.map((column) => exported(column, shown, known.rowNames, isForPeople(format))),
    states: shown
      .map(({ name }) => name)
      .filter((name) => shown.some((other) => name === `${other.name}_state`)),
  };
}
