import type { FieldType } from '../../../../shared/contract/base.ts';
import type { RawValue } from '../source.ts';
import { BadFeature } from './feature-wkb.ts';

/** A column of a FlatGeobuf header or feature, and where its values go; null for bytes, which no table shows. */
export interface FgbColumn {
  readonly type: number;
  readonly place: number | null;
}

const BYTE = 0;
const UBYTE = 1;
const BOOL = 2;
const SHORT = 3;
const USHORT = 4;
const INT = 5;
const UINT = 6;
const LONG = 7;
const ULONG = 8;
const FLOAT = 9;
const DOUBLE = 10;
const DATE_TIME = 13;
export const BINARY = 14;
const FIXED_BYTES = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8];

/** What a column's type is called in this program. */
export function fieldTypeOf(type: number): FieldType {
  if (type === BOOL) return 'boolean';
  if (type <= ULONG) return 'integer';
  if (type <= DOUBLE) return 'real';
  return type === DATE_TIME ? 'datetime' : 'text';
}

/** Bytes of a value of a fixed size; 0 for texts, which have their length in front. */
const sizeOf = (type: number): number => FIXED_BYTES[type] ?? 0;

function fixedValue(view: DataView, at: number, type: number): RawValue {
  switch (type) {
    case BYTE:
      return view.getInt8(at);
    case UBYTE:
      return view.getUint8(at);
    case BOOL:
      return view.getUint8(at) !== 0;
    case SHORT:
      return view.getInt16(at, true);
    case USHORT:
      return view.getUint16(at, true);
    case INT:
      return view.getInt32(at, true);
    case UINT:
      return view.getUint32(at, true);
    case LONG:
      return exact(view.getBigInt64(at, true));
    case ULONG:
      return exact(view.getBigUint64(at, true));
    case FLOAT:
      return finite(view.getFloat32(at, true));
    default:
      return finite(view.getFloat64(at, true));
  }
}

const INT64_MAX = 2n ** 63n - 1n;
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function exact(value: bigint): number | bigint | string {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  return value > INT64_MAX ? value.toString() : value;
}

/**
 * The values of a feature by the places of their columns. Each is a column's number followed by its value, in a
 * layout that only the column's type tells; throws `BadFeature` where they do not fit the bytes.
 */
export function valuesOf(bytes: Uint8Array, columns: readonly FgbColumn[]): RawValue[] {
  const values: RawValue[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const need = (at: number, length: number): void => {
    if (at + length > bytes.length) throw new BadFeature();
  };
  for (let at = 0; at < bytes.length; ) {
    need(at, 2);
    const column = columns[view.getUint16(at, true)];
    at += 2;
    if (!column || column.type > BINARY) throw new BadFeature();
    let length = sizeOf(column.type);
    if (length === 0) {
      need(at, 4);
      length = view.getUint32(at, true);
      at += 4;
    }
    need(at, length);
    if (column.place !== null)
      values[column.place] = sizeOf(column.type)
        ? fixedValue(view, at, column.type)
        : Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('utf8');
    at += length;
  }
  return values;
}
