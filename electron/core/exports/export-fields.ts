import type { FieldType } from '../../../shared/contract/base.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { codeLabel } from '../../../shared/domain/code-lists.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
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
}

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

/** One column: money in baht, code lists and states in words, areas of tables for people in rai. */
function exported(
  column: Described,
  columns: readonly Described[],
  councilAreas: ReadonlyMap<string, string>,
  people: boolean,
): ExportColumn {
  const { name, title, unit } = column;
  const base = {
    column: name,
    name,
    title,
    type: column.type as OutField['type'],
    amount: unit !== null,
    decimals: null,
  };
  if (name === 'council_area_id')
    return {
      ...base,
      name: 'council_area',
      type: 'text',
      convert: (value) => councilAreas.get(String(value)) ?? null,
    };
  const list = column.codeList;
  if (list !== null) {
    const word = (value: SqlValue): OutValue =>
      typeof value === 'string' || typeof value === 'number' ? codeLabel(list, value).th : null;
    return { ...base, type: 'text', convert: word };
  }
  const of = columns.find((other) => name === `${other.name}_state`);
  if (of) {
    const said = title === name ? exportFieldText.state(of.title).th : title;
    return { ...base, title: said, type: 'text', convert: (value) => STATES[String(value)] ?? null };
  }
  if (unit === 'satang') {
    const baht = withUnit(title, exportFieldText.baht.th);
    return {
      ...base,
      name: name.replace(/_satang$/, '_baht'),
      title: baht,
      type: 'real',
      decimals: 2,
      convert: scaled(100),
    };
  }
  if (unit === 'm2' && people) {
    const rai = withUnit(title, exportFieldText.rai.th);
    return {
      ...base,
      name: name.replace(/_m2$/, '_rai'),
      title: rai,
      type: 'real',
      decimals: 2,
      convert: scaled(M2_PER_RAI),
    };
  }
  const named =
    unit === null ? title : withUnit(title, unit === 'm2' ? exportFieldText.squareMetres.th : unit);
  return { ...base, title: named, convert: CONVERTERS[base.type] };
}

/** The columns that leave the office, in the layer's order; what is not public is left out by its class. */
export function exportColumns(
  entry: LayerEntry,
  present: ReadonlySet<string>,
  councilAreas: ReadonlyMap<string, string>,
  format: ExportFormat,
): { columns: ExportColumn[]; personal: number; states: string[] } {
  const { columns, personal } = described(entry);
  const shown = columns.filter(
    ({ name, type }) => present.has(name) && type !== 'binary' && !INTERNAL.has(name),
  );
  return {
    personal,
    columns: shown.map((column) => exported(column, shown, councilAreas, isForPeople(format))),
    states: shown
      .map(({ name }) => name)
      .filter((name) => shown.some((other) => name === `${other.name}_state`)),
  };
}
