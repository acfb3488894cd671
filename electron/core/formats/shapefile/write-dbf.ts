import { FileSink } from '../file-sink.ts';
import type { OutField, OutValue } from '../out-table.ts';
import type { Tally } from '../tally.ts';

/** dBASE III: the version that every reader takes. */
const VERSION = 0x03;
const TEXT_MOST = 254;
const TERMINATOR = 0x0d;
const END_OF_FILE = 0x1a;
/** As wide as GDAL makes numbers: more than dBASE's own 20, and read everywhere. */
const WIDEST_NUMBER = 24;

interface Column {
  readonly field: OutField;
  readonly name: string;
  readonly type: 'C' | 'N' | 'L' | 'D';
  readonly width: number;
  readonly decimals: number;
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** As many whole graphemes of a text as fit in `bytes`: a cut never parts a letter from its vowel or tone mark. */
export function cutText(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += Buffer.byteLength(segment);
    if (length > bytes) break;
    kept += segment;
  }
  return kept;
}

function realColumn(field: OutField): { width: number; decimals: number } {
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, field.largest))) + 1);
  // Without decimals a reader would take the column for whole numbers.
  const decimals = Math.max(1, Math.min(field.precision, WIDEST_NUMBER - whole - 2));
  return { width: Math.min(WIDEST_NUMBER, whole + decimals + 2), decimals };
}

function columnOf(field: OutField, name: string): Column {
  const made = (type: Column['type'], width: number, decimals = 0): Column => ({
    field,
    name,
    type,
    width,
    decimals,
  });
  switch (field.type) {
    case 'boolean':
      return made('L', 1);
    case 'date':
      return made('D', 8);
    case 'integer':
      return made('N', Math.min(WIDEST_NUMBER, String(Math.max(1, Math.trunc(field.largest))).length + 1));
    case 'real': {
      const { width, decimals } = realColumn(field);
      return made('N', width, decimals);
    }
    default:
      return made('C', Math.min(TEXT_MOST, Math.max(1, field.textBytes)));
  }
}

function header(columns: readonly Column[], rows: number, recordLength: number): Buffer {
  const bytes = Buffer.alloc(32 + 32 * columns.length + 1);
  bytes[0] = VERSION;
  const today = new Date();
  bytes.set([today.getFullYear() - 1900, today.getMonth() + 1, today.getDate()], 1);
  bytes.writeUInt32LE(rows, 4);
  bytes.writeUInt16LE(bytes.length, 8);
  bytes.writeUInt16LE(recordLength, 10);
  columns.forEach((column, i) => {
    const at = 32 + 32 * i;
    bytes.write(column.name, at, 10, 'ascii');
    bytes.write(column.type, at + 11, 1, 'ascii');
    bytes[at + 16] = column.width;
    bytes[at + 17] = column.decimals;
  });
  bytes[bytes.length - 1] = TERMINATOR;
  return bytes;
}

function numberText(value: number, column: Column, tally: Tally): string {
  const text = value.toFixed(column.decimals);
  if (text.length > column.width) {
    tally.add('value-truncated', 'warning', column.field.title);
    return '';
  }
  if (Number(text) !== value) tally.add('value-too-precise', 'info', column.field.title);
  return text;
}

function cellText(value: OutValue, column: Column, tally: Tally): string {
  if (value === null) return '';
  switch (column.type) {
    case 'L':
      return value ? 'T' : 'F';
    case 'D':
      return String(value).slice(0, 10).replaceAll('-', '');
    case 'N':
      return typeof value === 'number' && Number.isFinite(value) ? numberText(value, column, tally) : '';
    case 'C': {
      const text = String(value);
      const kept = cutText(text, column.width);
      if (kept !== text) tally.add('value-truncated', 'warning', column.field.title);
      return kept;
    }
  }
}

/** Writes a `.dbf` in UTF-8 (its `.cpg` says so): text as wide as its widest value, numbers right-aligned. */
export class DbfWriter {
  rows = 0;
  private readonly sink: FileSink;
  private readonly columns: readonly Column[];
  private readonly recordLength: number;
  private readonly tally: Tally;

  constructor(path: string, fields: readonly OutField[], names: readonly string[], tally: Tally) {
    this.columns = fields.map((field, i) => columnOf(field, names[i] ?? `FIELD_${i + 1}`));
    this.recordLength = this.columns.reduce((sum, column) => sum + column.width, 1);
    this.tally = tally;
    this.sink = new FileSink(path);
    this.sink.write(header(this.columns, 0, this.recordLength));
  }

  /** Bytes that the file has so far. */
  get bytes(): number {
    return this.sink.length;
  }

  add(values: readonly OutValue[]): void {
    const record = Buffer.alloc(this.recordLength, 0x20);
    let at = 1;
    this.columns.forEach((column, i) => {
      const text = cellText(values[i] ?? null, column, this.tally);
      if (column.type === 'N') record.write(text.padStart(column.width), at, column.width, 'ascii');
      else if (text !== '') record.write(text, at, column.width, 'utf8');
      at += column.width;
    });
    this.sink.write(record);
    this.rows++;
  }

  finish(): void {
    this.sink.write(Uint8Array.of(END_OF_FILE));
    this.sink.overwrite(0, header(this.columns, this.rows, this.recordLength));
    this.sink.finish();
  }

  close(): void {
    this.sink.close();
  }
}
