/** Shapefiles made byte by byte, right or wrong as a test wants them. */

export interface FieldSpec {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly decimals?: number;
}

export interface DbfSpec {
  readonly fields: readonly FieldSpec[];
  /** Values by row; text is written with `encode`, padded with blanks. */
  readonly rows: readonly (readonly (string | Buffer)[])[];
  readonly deleted?: readonly number[];
  readonly ldid?: number;
  readonly declaredRows?: number;
  readonly encode?: (text: string) => Buffer;
}

const THAI_FROM = 0x0e01;
const THAI_TO = 0x0e5b;

/** Text in Windows-874: ASCII as it is, Thai letters at 0xA1 and on. */
export function cp874(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.codePointAt(0)!;
      if (code < 0x80) return code;
      if (code >= THAI_FROM && code <= THAI_TO) return code - THAI_FROM + 0xa1;
      throw new Error(`${character} is not in Windows-874`);
    }),
  );
}

export function buildDbf(spec: DbfSpec): Buffer {
  const encode = spec.encode ?? ((text: string) => Buffer.from(text, 'utf8'));
  const recordLength = 1 + spec.fields.reduce((sum, field) => sum + field.length, 0);
  const headerLength = 32 + spec.fields.length * 32 + 1;
  const header = Buffer.alloc(headerLength);
  header[0] = 3;
  header.writeUInt32LE(spec.declaredRows ?? spec.rows.length, 4);
  header.writeUInt16LE(headerLength, 8);
  header.writeUInt16LE(recordLength, 10);
  header[29] = spec.ldid ?? 0;
  spec.fields.forEach((field, i) => {
    const at = 32 + i * 32;
    encode(field.name).copy(header, at, 0, 11);
    header.write(field.type, at + 11, 'latin1');
    header[at + 16] = field.length;
    header[at + 17] = field.decimals ?? 0;
  });
  header[headerLength - 1] = 0x0d;
  const rows = spec.rows.map((values, r) => {
    const record = Buffer.alloc(recordLength, 0x20);
    if (spec.deleted?.includes(r)) record[0] = 0x2a;
    let at = 1;
    spec.fields.forEach((field, i) => {
      const value = values[i] ?? '';
      const bytes = typeof value === 'string' ? encode(value) : value;
      bytes.copy(record, at, 0, Math.min(bytes.length, field.length));
      at += field.length;
    });
    return record;
  });
  return Buffer.concat([header, ...rows, Buffer.from([0x1a])]);
}

export type XY = readonly [number, number];

const doubles = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 8);
  values.forEach((value, i) => {
    buffer.writeDoubleLE(value, i * 8);
  });
  return buffer;
};
const ints = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    buffer.writeUInt32LE(value >>> 0, i * 4);
  });
  return buffer;
};

export const nullShape = (): Buffer => ints(0);
export const pointShape = (x: number, y: number): Buffer => Buffer.concat([ints(1), doubles(x, y)]);

/** A polyline (3), polygon (5) or one of their Z and M kinds; `tail` stands for the Z and M values. */
export function partsShape(type: number, parts: readonly (readonly XY[])[], tail = Buffer.alloc(0)): Buffer {
  const points = parts.flat();
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  const box = doubles(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  let first = 0;
  const starts = parts.map((part) => {
    const start = first;
    first += part.length;
    return start;
  });
  return Buffer.concat([
    ints(type),
    box,
    ints(parts.length, points.length, ...starts),
    doubles(...points.flat()),
    tail,
  ]);
}

export function multiPointShape(points: readonly XY[]): Buffer {
  const flat = points.flat();
  return Buffer.concat([ints(8), doubles(0, 0, 0, 0), ints(points.length), doubles(...flat)]);
}

const header = (shapeType: number, bytes: number): Buffer => {
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE(bytes / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(shapeType, 32);
  return head;
};

/** `.shp` and `.shx` of the records; `gap` puts bytes of no meaning before each record but the first. */
export function buildShp(
  shapeType: number,
  records: readonly Buffer[],
  gap = 0,
): { shp: Buffer; shx: Buffer } {
  const body: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 100;
  records.forEach((record, i) => {
    if (gap > 0 && i > 0) {
      body.push(Buffer.alloc(gap, 0xff));
      at += gap;
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(record.length / 2, 4);
    body.push(head, record);
    const entry = Buffer.alloc(8);
    entry.writeInt32BE(at / 2, 0);
    entry.writeInt32BE(record.length / 2, 4);
    index.push(entry);
    at += 8 + record.length;
  });
  return {
    shp: Buffer.concat([header(shapeType, at), ...body]),
    shx: Buffer.concat([header(shapeType, 100 + index.length * 8), ...index]),
  };
}

/** A closed square from its lower left corner; clockwise as shells are in shapefiles, or the other way. */
export function square(x: number, y: number, size: number, clockwise = true): XY[] {
  const ring: XY[] = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
  return clockwise ? ring : ring.reverse();
}
