import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { TableFilter, TableQuery } from '../../../shared/contract/table-query.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { BUDDHIST_OFFSET, parseDate } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { looseText, normaliseThai } from '../../../shared/domain/thai-text.ts';
import { fieldItems } from '../../../shared/domain/typed-cell.ts';
import { arabicDigits, thaiDigits } from '../../../shared/domain/units.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import type { OpenWorkspace } from '../context.ts';
import { inForce, isDated, type Sql, type SqlValue, sql } from '../db/index.ts';
import type { RowSource } from '../layers/index.ts';
import { type NamedRow, referencesOf } from './references.queries.ts';

const stored = (value: CellValue): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

/** `%` and `_` are letters to a person. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A text in the spellings that may stand in a cell: as typed, and with the other digits. */
const spellings = (text: string): string[] => [
  ...new Set([text, arabicDigits(text), thaiDigits(arabicDigits(text))]),
];

type Shape = 'contains' | 'equals' | 'starts-with';
const AROUND: Readonly<Record<Shape, readonly [string, string]>> = {
  contains: ['%', '%'],
  equals: ['', ''],
  'starts-with': ['', '%'],
};

const like = (column: Sql, text: string, shape: Shape): Sql => {
  const [before, after] = AROUND[shape];
  const each = spellings(text).map(
    (one) => sql`${column} LIKE ${`${before}${escaped(one)}${after}`} ESCAPE '\\'`,
  );
  return sql`(${sql.join(each, ' OR ')})`;
};

/** Tone marks and their like, as `looseText` leaves them out, and spaces. */
const UNHEARD = [...'\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E4D\u0E4E', ' '];

/** Like the search over everything: a word is found whether its tone marks are typed or not. */
const looselyLike = (column: Sql, text: string): Sql => {
  const wanted = looseText(text);
  if (wanted === '' || !/[\u0E00-\u0E7F]/.test(wanted)) return like(column, text, 'contains');
  return like(
    UNHEARD.reduce((bare, mark) => sql`replace(${bare}, ${mark}, '')`, column),
    wanted,
    'contains',
  );
};

const amongValues = (column: Sql, values: readonly SqlValue[]): Sql =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

const isMissing = (column: Sql): Sql => sql`(${column} IS NULL OR ${column} = '')`;

/** Any of the values in a cell that holds a JSON list of them. */
const holdsAny = (column: Sql, values: readonly SqlValue[]): Sql =>
  sql`(json_valid(${column}) AND EXISTS (SELECT 1 FROM json_each(${column}) AS held
    WHERE held.value IN (SELECT value FROM json_each(${JSON.stringify(values)}))))`;

const named = (text: string, shape: Shape): ((row: NamedRow) => boolean) => {
  const wanted = looseText(text);
  const fits = (word: string): boolean => {
    const loose = looseText(word);
    if (shape === 'contains') return loose.includes(wanted);
    return shape === 'equals' ? loose === wanted : loose.startsWith(wanted);
  };
  return ({ bare, code, name }) => fits(bare) || fits(name) || (code !== '' && fits(code));
};

const maskedRefusal = (field: Field): Refusal =>
  new Refusal('validation-failed', {
    ...namedInBoth('field', field),
    ...namedInBoth('reason', tableEditText.masked),
  });

/** Builds the conditions of one table. */
class Conditions {
  private readonly workspace: OpenWorkspace;
  private readonly fields: readonly Field[];
  private readonly layer: RowSource['layer'];

  constructor(workspace: OpenWorkspace, { layer }: Pick<RowSource, 'layer'>) {
    this.workspace = workspace;
    this.fields = layer.fields;
    this.layer = layer;
  }

  private field(name: string): Field {
    const field = this.fields.find((candidate) => candidate.name === name);
    if (!field) throw new Refusal('field-not-found', { field: name, ...namedInBoth('layer', this.layer) });
    return field;
  }

  /** What a masked value is must not be found out by asking for it. */
  private openField(name: string): Field {
    const field = this.field(name);
    if (field.masked) throw maskedRefusal(field);
    return field;
  }

  /** Of what is sensitive it is not even told whether it is there. */
  private knownMissing(name: string): Field {
    const field = this.field(name);
    if (field.masked && field.sensitive) throw maskedRefusal(field);
    return field;
  }

  private words(field: Field, text: string, shape: Shape): Sql {
    const column = sql.id(field.name);
    if (field.reference === null) return like(column, text, shape);
    const references = referencesOf(this.workspace, field, this.fields);
    return amongValues(column, references.matching(named(text, shape)));
  }

  of(filter: TableFilter): Sql {
    if (filter.op === 'missing' || filter.op === 'not-missing') {
      const missing = isMissing(sql.id(this.knownMissing(filter.field).name));
      return filter.op === 'missing' ? missing : sql`NOT ${missing}`;
    }
    const field = this.openField(filter.field);
    const column = sql.id(field.name);
    if (filter.op === 'in') return this.among(field, filter.values);
    if (filter.op === 'between') return between(field, filter.from, filter.to);
    if (!('value' in filter)) throw new Error('a filter without words');
    const text = normaliseThai(filter.value);
    if (filter.op === 'not-contains')
      return sql`(${isMissing(column)} OR NOT ${this.words(field, text, 'contains')})`;
    return this.words(field, text, filter.op);
  }

  private among(field: Field, values: readonly CellValue[]): Sql {
    const column = sql.id(field.name);
    const wanted = values.filter((value) => value !== null).map(stored);
    const parts = field.many ? holdsAny(column, wanted) : amongValues(column, wanted);
    return values.includes(null) ? sql`(${parts} OR ${isMissing(column)})` : parts;
  }

  /** The words of a quick search, in every column as it is read. */
  anywhere(search: string): Sql {
    const text = normaliseThai(search);
    const parts = this.fields.filter((field) => !field.masked).flatMap((field) => this.searched(field, text));
    return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, ' OR ')})`;
  }

  private searched(field: Field, text: string): Sql[] {
    const column = sql.id(field.name);
    const items = fieldItems(field);
    if (items !== null) {
      const wanted = looseText(text);
      const values = items
        .filter(({ label }) => [label.th, label.en].some((word) => looseText(word).includes(wanted)))
        .map(({ value }) => value);
      if (values.length === 0) return [];
      return [field.many ? holdsAny(column, values) : amongValues(column, values)];
    }
    if (field.type === 'text')
      return [field.reference === null ? looselyLike(column, text) : this.words(field, text, 'contains')];
    if (field.type === 'date') return dayLike(column, text);
    return field.type === 'integer' || field.type === 'real' ? numberIs(field, text) : [];
  }
}

const numberIs = (field: Field, text: string): Sql[] => {
  const plain = arabicDigits(text).replaceAll(',', '');
  if (!/^-?\d+(\.\d+)?$/.test(plain) || field.unit === 'm2') return [];
  const value = Number(plain) * (field.unit === 'satang' ? 100 : 1);
  return [sql`${sql.id(field.name)} = ${value}`];
};

const dayLike = (column: Sql, text: string): Sql[] => {
  const date = parseDate(text);
  if (date) return [sql`${column} = ${date.iso}`];
  const year = Number(arabicDigits(text));
  return year >= 2400 && year <= 2699 ? [sql`${column} LIKE ${`${year - BUDDHIST_OFFSET}-%`}`] : [];
};

/** The day of a date or an instant. */
export const dayOf = ({ name, type }: Field): Sql =>
  type === 'datetime' ? sql`substr(${sql.id(name)}, 1, 10)` : sql.id(name);

/** The areas of a day: begun by then, and not ended before. A beginning that is not known holds none of them out. */
const stoodOn = (table: string, day: string): Sql =>
  sql`((${isMissing(sql.id(FIRST_DAY))} OR ${sql.id(FIRST_DAY)} <= ${day}) AND ${inForce(table, null, day)})`;

/** Instants are compared by their day. */
const between = (field: Field, from: string | number | null, to: string | number | null): Sql => {
  const column = dayOf(field);
  const parts = [
    ...(from === null ? [] : [sql`${column} >= ${from}`]),
    ...(to === null ? [] : [sql`${column} <= ${to}`]),
  ];
  const given = sql`NOT ${isMissing(sql.id(field.name))}`;
  return sql`(${sql.join([given, ...parts], ' AND ')})`;
};

type Asked = Pick<TableQuery, 'filters' | 'search' | 'sort' | 'group'> & Partial<Pick<TableQuery, 'on'>>;

/** The day on which an area began. */
export const FIRST_DAY = 'valid_from';
/** The day on which an area ended. */
export const LAST_DAY = 'valid_to';

/** True where rows that have ended are left out: areas, unless the table is asked about their last day or about another day. */
export const leavesOutRetired = ({ table }: RowSource, { filters, sort, group, on = null }: Asked): boolean =>
  isDated(table.base) &&
  on === null &&
  ![...filters, ...sort, ...(group ? [group] : [])].some(({ field }) => field === LAST_DAY);

/** True where areas that have ended may be among the rows. */
export const mayHoldRetired = (source: RowSource, query: Asked): boolean =>
  isDated(source.table.base) && !leavesOutRetired(source, query);

/**
 * The condition of a table's filters and its search: `WHERE …`, or nothing. Filters of the area are not in it: it is no
 * column. Refuses `field-not-found`, and `validation-failed` for words about masked values.
 *
 * @param except a field whose own filters are left out
 */
export const whereOf = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: Asked,
  except: string | null = null,
): Sql => {
  const conditions = new Conditions(workspace, source);
  const parts = query.filters
    .filter(({ field }) => field !== AREA && field !== except)
    .map((filter) => conditions.of(filter));
  const { base } = source.table;
  if (leavesOutRetired(source, query)) parts.push(inForce(base));
  if (isDated(base) && query.on) parts.push(stoodOn(base, query.on));
  if (normaliseThai(query.search) !== '') parts.push(conditions.anywhere(query.search));
  return parts.length === 0 ? sql.empty : sql`WHERE ${sql.join(parts, ' AND ')}`;
};
