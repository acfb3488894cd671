import type { ByteSource } from '../bytes.ts';

export interface DbfField {
  /** The name as it stands, up to its first zero byte; which encoding it is in, the text decides. */
  readonly nameBytes: Buffer;
  /** `C N F L D M I T @ O + Y B G P`, or whatever else the file says. */
  readonly type: string;
  /** Where it starts in the record, the deletion mark counted. */
  readonly offset: number;
  readonly length: number;
  readonly decimals: number;
}

export interface DbfHeader {
  readonly version: number;
  /** Rows that the header says, which may be a lie, and rows that the file has room for. */
  readonly declaredRows: number;
  readonly rows: number;
  readonly dataStart: number;
  readonly recordLength: number;
  readonly languageDriver: number;
  readonly fields: readonly DbfField[];
}

const DESCRIPTOR = 32;
/** dBASE allows 255 fields, FoxPro 254, others up to 2,046. */
const MOST_FIELDS = 2046;
const TERMINATOR = 0x0d;

/** Reads the header of a DBF, or null for bytes that are none. Nothing that it says is believed beyond the file's size. */
export function readDbfHeader(source: ByteSource): DbfHeader | null {
  const head = source.read(0, DESCRIPTOR);
  if (head.length < DESCRIPTOR) return null;
  const saidLength = head.readUInt16LE(8);
  const saidRecord = head.readUInt16LE(10);
  const block = source.read(DESCRIPTOR, MOST_FIELDS * DESCRIPTOR + 1);
  const limit = Math.min(block.length, Math.max(0, saidLength - DESCRIPTOR));
  const described = describeFields(block, limit);
  if (described === null) return null;
  const recordLength = saidRecord > 0 ? saidRecord : described.end;
  const fields = described.fields.filter((field) => field.length > 0 && field.offset < recordLength);
  const dataStart = saidLength >= DESCRIPTOR + 1 ? saidLength : DESCRIPTOR + described.bytes;
  const room = Math.max(0, Math.floor((source.size - dataStart) / recordLength));
  const declaredRows = head.readUInt32LE(4);
  return {
    version: head[0]!,
    declaredRows,
    rows: Math.min(declaredRows, roomWithCutRow(source.size - dataStart, recordLength, room)),
    dataStart,
    recordLength,
    languageDriver: head[29]!,
    fields,
  };
}

/** Some writers leave out the padding of the last row; it is read as blanks when all but a little is there. */
function roomWithCutRow(bytes: number, recordLength: number, room: number): number {
  const rest = bytes - room * recordLength;
  return rest > 1 && rest >= recordLength / 2 ? room + 1 : room;
}

function describeFields(
  block: Buffer,
  limit: number,
): { fields: DbfField[]; end: number; bytes: number } | null {
  const fields: DbfField[] = [];
  let offset = 1;
  let at = 0;
  for (; at + DESCRIPTOR <= limit && block[at] !== TERMINATOR; at += DESCRIPTOR) {
    const descriptor = block.subarray(at, at + DESCRIPTOR);
    const zero = descriptor.subarray(0, 11).indexOf(0);
    const type = String.fromCharCode(descriptor[11]!).toUpperCase();
    if (!/[\x20-\x7e]/.test(type)) return null;
    const length = descriptor[16]!;
    fields.push({
      nameBytes: Buffer.from(descriptor.subarray(0, zero < 0 ? 11 : zero)),
      type,
      offset,
      length,
      decimals: descriptor[17]!,
    });
    offset += length;
  }
  return { fields, end: offset, bytes: at + 1 };
}
