import type { FieldType } from '../../../../shared/contract/base.ts';
import type { ColumnSet } from '../reading/column-set.ts';
import type { RawValue, RowSink } from '../source.ts';

const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  string: 'text',
  int: 'integer',
  uint: 'integer',
  short: 'integer',
  ushort: 'integer',
  float: 'real',
  double: 'real',
  bool: 'boolean',
};

/** Elements of a placemark that are a column each. */
const OWN: Readonly<Record<string, { column: string; type: FieldType }>> = {
  name: { column: 'name', type: 'text' },
  description: { column: 'description', type: 'text' },
  address: { column: 'address', type: 'text' },
  phoneNumber: { column: 'phoneNumber', type: 'text' },
  snippet: { column: 'snippet', type: 'text' },
  Snippet: { column: 'snippet', type: 'text' },
  when: { column: 'timestamp', type: 'datetime' },
  begin: { column: 'begin', type: 'datetime' },
  end: { column: 'end', type: 'datetime' },
};
const OWN_COLUMNS = new Set(Object.values(OWN).map(({ column }) => column.toLowerCase()));
export const isOwnElement = (name: string): boolean => Object.hasOwn(OWN, name);

/** A dateTime of XML Schema; KML's years and months alone are text in a date's place and are kept as they are. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** More are not kept: their data is read as text. */
const MAX_SCHEMAS = 1000;
const MAX_FIELDS = 2000;

/** What the `Schema` elements of a file say of the types of its data, by the schema's id and name. */
export class Schemas {
  private readonly byName = new Map<string, Map<string, FieldType>>();
  private open = new Map<string, FieldType>();

  start(id: string | undefined, name: string | undefined): void {
    this.open = new Map();
    if (this.byName.size > MAX_SCHEMAS) return;
    for (const key of [id, name]) if (key && !this.byName.has(key)) this.byName.set(key, this.open);
  }

  field(name: string | undefined, type: string | undefined): void {
    if (name !== undefined && this.open.size < MAX_FIELDS)
      this.open.set(name, FIELD_TYPES[type ?? ''] ?? 'text');
  }

  /** The fields of the schema that a `schemaUrl` names, with or without `#`. */
  fields(url: string | undefined): ReadonlyMap<string, FieldType> {
    return this.byName.get((url ?? '').replace(/^.*#/, '')) ?? new Map();
  }
}

/** Gathers the values of a placemark into columns. */
export class PlacemarkFields {
  values: RawValue[] = [];
  private readonly columns: ColumnSet;
  private readonly sink: RowSink;
  private types: ReadonlyMap<string, FieldType> = new Map();

  constructor(columns: ColumnSet, sink: RowSink) {
    this.columns = columns;
    this.sink = sink;
  }

  start(): void {
    this.values = [];
    this.types = new Map();
  }

  /** An element of the placemark itself. Times of a track are its beginning and its end. */
  own(element: string, text: string): void {
    if (text === '') return;
    const { column, type } = OWN[element]!;
    const place = this.columns.index(column, type);
    this.values[place] ??= isDay(text) && type === 'datetime' ? `${text}T00:00:00` : text;
  }

  /** The moments of a track: kept as the span that they fill. */
  moments(first: string, last: string): void {
    this.own('begin', first);
    this.own('end', last);
  }

  /** The columns of a schema stand even where no placemark fills them. */
  schema(types: ReadonlyMap<string, FieldType>): void {
    this.types = types;
    for (const [name, type] of types)
      if (!OWN_COLUMNS.has(name.toLowerCase())) this.columns.index(name, type);
  }

  /** A value of `ExtendedData`, by its name in the file. */
  extended(name: string, text: string): void {
    const type = this.types.get(name);
    const value = this.typed(name, text, type);
    if (value === null) return;
    if (!OWN_COLUMNS.has(name.toLowerCase())) this.values[this.columns.index(name, type)] = value;
    else if (this.values[this.columns.index(name.toLowerCase(), 'text')] !== text)
      this.values[this.columns.index(`${name}_2`, type)] = value;
  }

  private typed(name: string, text: string, type: FieldType | undefined): RawValue {
    if (text === '') return null;
    if (type === 'boolean') return /^(1|true)$/i.test(text);
    if (type !== 'integer' && type !== 'real') return text;
    const number = Number(text);
    if (Number.isFinite(number)) return type === 'integer' && !Number.isSafeInteger(number) ? text : number;
    this.sink.tally.add('value-unreadable', 'warning', name);
    return null;
  }
}
