import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cp874 } from '../../formats/testing/shapefile-bytes.ts';

/** Shapefiles of a seed in EPSG:32647 and Windows-874: the same bytes on every machine. */

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const UTM_47 =
  'PROJCS["WGS_1984_UTM_Zone_47N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",99.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const SYLLABLES = [
  'บ้าน',
  'หนอง',
  'คลอง',
  'เขา',
  'ป่า',
  'ทุ่ง',
  'โคก',
  'น้ำ',
  'ใหญ่',
  'เหนือ',
  'ใต้',
  'แก้ว',
  'ไทร',
  'ขาว',
  'ดง',
];

const FIELDS = [
  ['CODE', 'C', 10, 0],
  ['NAME_T', 'C', 60, 0],
  ['STATUS', 'C', 30, 0],
  ['RAI', 'N', 12, 2],
  ['MEMBERS', 'N', 6, 0],
  ['APPROVED', 'D', 8, 0],
] as const;
const RECORD = 1 + FIELDS.reduce((sum, field) => sum + field[2], 0);

class ByteSink {
  private readonly handle: number;
  private pending: Buffer[] = [];
  private bytes = 0;

  constructor(path: string) {
    this.handle = openSync(path, 'w');
  }

  add(buffer: Buffer): void {
    this.pending.push(buffer);
    this.bytes += buffer.length;
    if (this.bytes > 1 << 22) this.flush();
  }

  private flush(): void {
    writeSync(this.handle, Buffer.concat(this.pending));
    this.pending = [];
    this.bytes = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.handle);
  }
}

function writeTable(path: string, rows: number, seed: number): void {
  const next = random(seed);
  const sink = new ByteSink(path);
  const head = Buffer.alloc(32 + FIELDS.length * 32 + 1);
  head[0] = 3;
  head.writeUInt32LE(rows, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(RECORD, 10);
  FIELDS.forEach(([name, type, length, decimals], i) => {
    head.write(name, 32 + i * 32, 'latin1');
    head.write(type, 43 + i * 32, 'latin1');
    head[48 + i * 32] = length;
    head[49 + i * 32] = decimals;
  });
  head[head.length - 1] = 0x0d;
  sink.add(head);
  const word = (): string => SYLLABLES[Math.floor(next() * SYLLABLES.length)]!;
  for (let i = 0; i < rows; i++) {
    const record = Buffer.alloc(RECORD, 0x20);
    const values = [
      cp874(String(i + 1).padStart(8, '0')),
      cp874(`${word()}${word()}${word()}${word()} ${i + 1}`),
      cp874(next() < 0.5 ? 'ป่าสงวนแห่งชาติ' : 'ที่สาธารณประโยชน์'),
      Buffer.from((next() * 2000).toFixed(2).padStart(12)),
      Buffer.from(String(Math.floor(next() * 900)).padStart(6)),
      Buffer.from(`20${10 + Math.floor(next() * 15)}0${1 + Math.floor(next() * 9)}15`),
    ];
    let at = 1;
    values.forEach((value, f) => {
      value.copy(record, at, 0, FIELDS[f]![2]);
      at += FIELDS[f]![2];
    });
    sink.add(record);
  }
  sink.add(Buffer.from([0x1a]));
  sink.close();
}

function writeShapes(
  folder: string,
  name: string,
  type: number,
  count: number,
  record: (i: number) => Buffer,
): void {
  const shp = new ByteSink(join(folder, `${name}.shp`));
  const shx = new ByteSink(join(folder, `${name}.shx`));
  const length = record(0).length;
  const header = (bytes: number): Buffer => {
    const head = Buffer.alloc(100);
    head.writeInt32BE(9994, 0);
    head.writeInt32BE(bytes / 2, 24);
    head.writeInt32LE(1000, 28);
    head.writeInt32LE(type, 32);
    head.writeDoubleLE(400_000, 36);
    head.writeDoubleLE(800_000, 44);
    head.writeDoubleLE(600_000, 52);
    head.writeDoubleLE(1_000_000, 60);
    return head;
  };
  shp.add(header(100 + count * (8 + length)));
  shx.add(header(100 + count * 8));
  for (let i = 0; i < count; i++) {
    const body = record(i);
    const head = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0);
    head.writeInt32BE(length / 2, 4);
    shp.add(head);
    shp.add(body);
    const entry = Buffer.alloc(8);
    entry.writeInt32BE((100 + i * (8 + length)) / 2, 0);
    entry.writeInt32BE(length / 2, 4);
    shx.add(entry);
  }
  shp.close();
  shx.close();
}

function polygonRecord(next: () => number, vertices: number): Buffer {
  const record = Buffer.alloc(48 + vertices * 16);
  const x = 420_000 + next() * 160_000;
  const y = 820_000 + next() * 160_000;
  const radius = 300 + next() * 900;
  record.writeInt32LE(5, 0);
  record.writeDoubleLE(x - radius * 1.3, 4);
  record.writeDoubleLE(y - radius * 1.3, 12);
  record.writeDoubleLE(x + radius * 1.3, 20);
  record.writeDoubleLE(y + radius * 1.3, 28);
  record.writeInt32LE(1, 36);
  record.writeInt32LE(vertices, 40);
  for (let i = 0; i < vertices; i++) {
    // Clockwise, the last position the first; the outline wavers as a surveyed one does.
    const angle = (-2 * Math.PI * (i % (vertices - 1))) / (vertices - 1);
    const r = radius * (1 + 0.2 * Math.sin(angle * 7) + 0.05 * Math.sin(angle * 61));
    record.writeDoubleLE(x + r * Math.cos(angle), 48 + i * 16);
    record.writeDoubleLE(y + r * Math.sin(angle), 56 + i * 16);
  }
  return record;
}

function pointRecord(next: () => number): Buffer {
  const record = Buffer.alloc(20);
  record.writeInt32LE(1, 0);
  record.writeDoubleLE(420_000 + next() * 160_000, 4);
  record.writeDoubleLE(820_000 + next() * 160_000, 12);
  return record;
}

/** Writes both sets and returns the paths of their `.shp`. */
export function makeBenchData(folder: string): { polygons: string; points: string } {
  mkdirSync(folder, { recursive: true });
  const write = (
    name: string,
    type: number,
    count: number,
    record: (next: () => number) => Buffer,
  ): string => {
    const next = random(2568);
    writeShapes(folder, name, type, count, () => record(next));
    writeTable(join(folder, `${name}.dbf`), count, 47);
    writeFileSync(join(folder, `${name}.prj`), UTM_47);
    writeFileSync(join(folder, `${name}.cpg`), '874');
    return join(folder, `${name}.shp`);
  };
  return {
    polygons: write('polygons', 5, 5000, (next) => polygonRecord(next, 1000)),
    points: write('points', 1, 500_000, pointRecord),
  };
}
