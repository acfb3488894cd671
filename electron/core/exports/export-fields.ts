import type { FieldType } from '../../../shared/contract/base.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { codeLabel, codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { type FieldReference, registerOf } from '../../../shared/domain/registers/index.ts';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { exportFieldText } from '../../../shared/text/exports.ts';
import type { SqlValue } from '../db/types.ts';
import type { OutField, OutValue } from '../formats/out-table.ts';
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
interface Described {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly unit: string | null;
  readonly codeList: string | null;
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

function described(entry: LayerEntry): { columns: Described[]; personal: number } {
  const register = entry.register ? registerOf(entry.register) : undefined;
  if (register) {
    const shown = register.fields.filter((field) => field.class === 'public');
    return {
      personal: register.fields.length - shown.length,
      columns: shown.map((field) => ({
        name: field.name,
        title: field.th,
        type: field.type,
        unit: field.unit ?? null,
        codeList: field.codeList ?? null,
        reference: field.reference ?? null,
      })),
    };
  }
  const stored = JSON.parse(entry.fields ?? '[]') as Partial<Described>[];
  const columns = stored.flatMap(({ name, title, type, unit, codeList }): Described[] =>
    name === undefined
      ? []
      : [
          {
            name,
            title: title ?? name,
            type: type ?? 'text',
            unit: unit ?? null,
            codeList: codeList ?? null,
            reference: null,
          },
        ],
  );
  return { columns, personal: 0 };
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
  const level = columns.find(({ name }) => name === register.field)?.codeList ?? null;
  return (level === null ? undefined : codeListOf(level))?.items.map(({ value }) => String(value)) ?? [];
}

/** A link to a person or a household says who it is: its column stays here. */
const leadsToPersonal = (column: Described): boolean =>
  typeof column.reference?.register === 'string' &&
  registerOf(column.reference.register)?.store === 'restricted';

/** One column: code lists and states in words, linked rows by name, numbers in the units that people use. */
function exported(
  column: Described,
  columns: readonly Described[],
  rowNames: RowNames,
  people: boolean,
): ExportColumn {
  const { name, title, unit, codeList } = column;
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
  if (codeList !== null)
    return words((value) =>
      typeof value === 'string' || typeof value === 'number' ? codeLabel(codeList, value).th : null,
    );
  const of = columns.find((other) => name === `${other.name}_state`);
  if (!of) return inUnits(base, unit, people);
  const said = title === name ? exportFieldText.state(of.title).th : title;
  return words((value) => STATES[String(value)] ?? null, { title: said });
}

/** The columns that leave the office, in the layer's order; what is not public is left out by its class. */
export function exportColumns(
  entry: LayerEntry,
  present: ReadonlySet<string>,
  rowNames: RowNames,
  format: ExportFormat,
): { columns: ExportColumn[]; personal: number; states: string[] } {
  const { columns, personal } = described(entry);
  const known = columns.filter(
    ({ name, type }) => present.has(name) && type !== 'binary' && !INTERNAL.has(name),
  );
  const shown = known.filter((column) => !leadsToPersonal(column));
  return {
    personal: personal + known.length - shown.length,
    columns: shown.map((column) => exported(column, shown, rowNames, isForPeople(format))),
    states: shown
      .map(({ name }) => name)
      .filter((name) => shown.some((other) => name === `${other.name}_state`)),
  };
}
