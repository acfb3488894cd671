import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ColumnSet } from '../reading/column-set.ts';
import type { RawShape, RawValue, RowSink } from '../source.ts';

const GEOMETRY_TYPES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);
export const isGeometryType = (type: unknown): boolean => GEOMETRY_TYPES.has(type);

export type Members = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: Members, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Some programs forget the type; Esri's features have attributes and shapes of another notation. */
const isFeature = (value: Members): boolean => {
  const type = own(value, 'type');
  if (type !== undefined) return type === 'Feature';
  return Object.hasOwn(value, 'geometry') && !Object.hasOwn(value, 'attributes');
};

const INT64_MAX = 2n ** 63n - 1n;

/** A whole number with more digits than a JavaScript number keeps. */
class LongInteger {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  get value(): bigint | string {
    const value = BigInt(this.digits);
    return value <= INT64_MAX && value >= -INT64_MAX ? value : this.digits;
  }

  toJSON(): string {
    return this.digits;
  }
}

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;
const keepLong: SourceReviver = (_, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source && /^-?\d{1,400}$/.test(source)
    ? new LongInteger(source)
    : value;

/** Parses once more, with whole numbers beyond 2^53 kept by their digits. */
const parseExactly = (text: string): unknown =>
  JSON.parse(text, keepLong as (this: unknown, key: string, value: unknown) => unknown);

const hasLong = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** Gives features to a sink: one row each, their properties as columns in the order of meeting. */
export class FeatureRows {
  rows = 0;
  hasShapes = false;
  /** False once the sink has enough. */
  wanted = true;
  private readonly sink: RowSink;
  private readonly columns: ColumnSet;
  private readonly file: string;
  private idColumn: string | null = null;

  constructor(sink: RowSink, columns: ColumnSet, file: string) {
    this.sink = sink;
    this.columns = columns;
    this.file = file;
  }

  /** A member of `features`, or a whole file: a feature, or a shape by itself. */
  feature(value: unknown, text: string): void {
    const type = isObject(value) ? own(value, 'type') : undefined;
    if (isObject(value) && isGeometryType(type)) this.shape(value);
    else if (isObject(value) && isFeature(value)) this.row(value, text);
    else this.other(value);
  }

  /** Something among the features that is none. When it is the first, the file is of another kind. */
  private other(value: unknown): void {
    if (this.rows === 0) {
      const esri = isObject(value) && Object.hasOwn(value, 'attributes');
      throw new Refusal('format-unknown', { file: this.file, ...(esri ? { reason: 'Esri JSON' } : {}) });
    }
    this.skip('row-truncated');
  }

  skip(code: 'row-truncated'): void {
    this.rows++;
    this.wanted = this.sink.skip(code);
  }

  private shape(value: Members): void {
    this.give(value, []);
  }

  private row(feature: Members, text: string): void {
    const values: RawValue[] = [];
    let properties = own(feature, 'properties');
    if (isObject(properties)) {
      if (Object.values(properties).some(hasLong))
        properties = own(parseExactly(text) as Members, 'properties');
      for (const [name, value] of Object.entries(properties as Members))
        values[this.columns.index(name)] = this.cell(value, name);
    } else if (properties !== undefined && properties !== null)
      values[this.columns.index('properties')] = this.cell(properties, 'properties');
    this.putId(own(feature, 'id'), values);
    this.give(own(feature, 'geometry'), values);
  }

  /** The feature's own id, in a column beside those of its properties. */
  private putId(id: unknown, values: RawValue[]): void {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    this.idColumn ??= this.columns.has('id') ? null : 'id';
    const own = this.idColumn ?? 'feature_id';
    this.idColumn = own;
    const place = this.columns.index(own);
    if (values[place] === undefined) values[place] = this.cell(id, own);
    else if (values[place] !== id) values[this.columns.index('feature_id')] = this.cell(id, 'feature_id');
  }

  private cell(value: unknown, name: string): RawValue {
    if (value instanceof LongInteger) return value.value;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.sink.tally.add('value-unreadable', 'warning', name);
      return null;
    }
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    return value as RawValue;
  }

  private give(geometry: unknown, values: RawValue[]): void {
    this.rows++;
    if (geometry === undefined || geometry === null) {
      this.wanted = this.sink.row(null, values);
      return;
    }
    this.hasShapes = true;
    this.wanted = this.sink.row(asShape(geometry), values);
  }
}

/** What is no geometry object becomes one of no known type, so that it is counted as such. */
function asShape(value: unknown): RawShape {
  const type = isObject(value) ? own(value, 'type') : undefined;
  if (!isObject(value) || typeof type !== 'string') return { type: '' };
  return {
    type,
    coordinates: own(value, 'coordinates'),
    geometries: own(value, 'geometries') as readonly RawShape[],
  };
}
