import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { zxyToTileId } from 'pmtiles';
import sharp from 'sharp';

/** A tile of a file that is made. */
export interface MadeTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

/** A picture of one colour. */
export const plain = (color: string, side = 256): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: color } })
    .png()
    .toBuffer();

/** Tiles of one colour a zoom, all over the world. */
export async function colourTiles(colours: readonly string[]): Promise<MadeTile[]> {
  const tiles: MadeTile[] = [];
  for (const [z, colour] of colours.entries()) {
    const bytes = await plain(colour);
    for (let x = 0; x < 2 ** z; x++) for (let y = 0; y < 2 ** z; y++) tiles.push({ z, x, y, bytes });
  }
  return tiles;
}

export interface MadeFacts {
  readonly name?: string;
  readonly attribution?: string;
  readonly bounds?: readonly [number, number, number, number];
  readonly vectorLayers?: readonly string[];
}

const metadataOf = (facts: MadeFacts): Record<string, unknown> => ({
  ...(facts.name === undefined ? {} : { name: facts.name }),
  ...(facts.attribution === undefined ? {} : { attribution: facts.attribution }),
  ...(facts.vectorLayers ? { vector_layers: facts.vectorLayers.map((id) => ({ id, fields: {} })) } : {}),
});

/** Writes MBTiles as their specification says, rows from the south. */
export function writeMbtiles(path: string, tiles: readonly MadeTile[], facts: MadeFacts = {}): void {
  const db = new Database(path);
  db.exec('CREATE TABLE metadata (name TEXT, value TEXT)');
  db.exec('CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)');
  const put = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const { z, x, y, bytes } of tiles)
    put.run(z, x, 2 ** z - 1 - y, facts.vectorLayers ? gzipSync(bytes) : bytes);
  const say = db.prepare('INSERT INTO metadata VALUES (?, ?)');
  const { name, attribution } = facts;
  if (name !== undefined) say.run('name', name);
  if (attribution !== undefined) say.run('attribution', attribution);
  say.run('format', facts.vectorLayers ? 'pbf' : 'png');
  say.run('bounds', (facts.bounds ?? [-180, -85, 180, 85]).join(','));
  if (facts.vectorLayers) say.run('json', JSON.stringify(metadataOf(facts)));
  db.close();
}

function varints(numbers: readonly number[]): number[] {
  const out: number[] = [];
  for (let n of numbers) {
    for (; n >= 0x80; n = Math.floor(n / 0x80)) out.push((n % 0x80) | 0x80);
    out.push(n);
  }
  return out;
}

/** Writes a PMTiles archive of version 3 with one directory, as its specification says. */
export function writePmtiles(path: string, tiles: readonly MadeTile[], facts: MadeFacts = {}): void {
  const vector = facts.vectorLayers !== undefined;
  const entries = tiles
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes: vector ? gzipSync(bytes) : bytes }))
    .sort((a, b) => a.id - b.id);
  const ids = entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0));
  const directory = gzipSync(
    Uint8Array.from([
      ...varints([entries.length]),
      ...varints(ids),
      ...varints(entries.map(() => 1)),
      ...varints(entries.map(({ bytes }) => bytes.length)),
      // A zero says that a tile follows on the one before.
      ...varints(entries.map((_, i) => (i === 0 ? 1 : 0))),
    ]),
  );
  const metadata = gzipSync(JSON.stringify(metadataOf(facts)));
  const data = Buffer.concat(entries.map(({ bytes }) => bytes));
  const header = headerOf(tiles, [directory.length, metadata.length, data.length], vector, facts);
  writeFileSync(path, Buffer.concat([header, directory, metadata, data]));
}

function headerOf(
  tiles: readonly MadeTile[],
  [directory, metadata, data]: readonly [number, number, number],
  vector: boolean,
  facts: MadeFacts,
): Buffer {
  const header = Buffer.alloc(127);
  header.write('PMTiles');
  header[7] = 3;
  const parts = [127, directory, 127 + directory, metadata, 0, 0, 127 + directory + metadata, data];
  for (const [i, value] of [...parts, tiles.length, tiles.length, tiles.length].entries())
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8);
  const zooms = tiles.map(({ z }) => z);
  header.set([1, 2, vector ? 2 : 1, vector ? 1 : 2, Math.min(...zooms), Math.max(...zooms)], 96);
  for (const [i, degrees] of (facts.bounds ?? [-180, -85, 180, 85]).entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4);
  return header;
}

/** Pixels whose red says their column and whose green says their row, in steps of one; blue is full. */
export function positionPixels(width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i += 3) out.set([column, row, 255], i);
  return out;
}

export interface MadeTiff {
  readonly width: number;
  readonly height: number;
  /** Coordinates of the upper left corner, and the side of a pixel. */
  readonly left: number;
  readonly top: number;
  readonly pixel: number;
  /** Its number, or none. */
  readonly epsg: number | null;
  readonly noData?: string;
  /** One band of 32-bit floats instead of three bytes. */
  readonly numbers?: boolean;
}

type Tag = readonly [number: number, type: 2 | 3 | 4 | 12, values: readonly number[]];
const BYTES = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/** Writes a GeoTIFF of three bytes or one float a pixel as one strip, by the TIFF 6 and GeoTIFF specifications. */
export function writeGeotiff(path: string, pixels: Uint8Array, made: MadeTiff): void {
  const { width, height, left, top, pixel, epsg, noData, numbers = false } = made;
  const degrees = epsg !== null && [4326, 4240].includes(epsg);
  const system = epsg === null ? [] : [degrees ? 2048 : 3072, 0, 1, epsg];
  const keys = [1, 1, 0, 2 + system.length / 4, 1024, 0, 1, degrees ? 2 : 1, 1025, 0, 1, 1, ...system];
  const tags: Tag[] = [
    ...([
      [256, 4, [width]],
      [257, 4, [height]],
      [258, 3, numbers ? [32] : [8, 8, 8]],
      [259, 3, [1]],
      [262, 3, [numbers ? 1 : 2]],
    ] as const),
    ...([
      [273, 4, [8]],
      [277, 3, [numbers ? 1 : 3]],
      [278, 4, [height]],
      [279, 4, [pixels.length]],
      [284, 3, [1]],
      [339, 3, numbers ? [3] : [1, 1, 1]],
    ] as const),
    ...([
      [33550, 12, [pixel, pixel, 0]],
      [33922, 12, [0, 0, 0, left, top, 0]],
      [34735, 3, keys],
    ] as const),
    ...(noData === undefined ? [] : ([[42113, 2, [...Buffer.from(`${noData}\0`)]]] as const)),
  ];
  writeFileSync(
    path,
    Buffer.concat([...tiffHead(pixels.length), pixels, directoryOf(tags, 8 + pixels.length)]),
  );
}

function tiffHead(pixels: number): [Buffer] {
  const head = Buffer.alloc(8);
  head.write('II');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8 + pixels, 4);
  return [head];
}

/** The directory, and behind it the values that have no room in it. */
function directoryOf(tags: readonly Tag[], at: number): Buffer {
  const directory = Buffer.alloc(2 + tags.length * 12 + 4);
  directory.writeUInt16LE(tags.length);
  const more: Buffer[] = [];
  let end = at + directory.length;
  for (const [i, [number, type, values]] of tags.entries()) {
    const data = Buffer.alloc(Math.max(4, values.length * BYTES[type]));
    for (const [j, value] of values.entries()) {
      if (type === 12) data.writeDoubleLE(value, j * 8);
      else data.writeUIntLE(value, j * BYTES[type], BYTES[type]);
    }
    const entry = 2 + i * 12;
    directory.writeUInt16LE(number, entry);
    directory.writeUInt16LE(type, entry + 2);
    directory.writeUInt32LE(values.length, entry + 4);
    if (data.length === 4) data.copy(directory, entry + 8);
    else {
      directory.writeUInt32LE(end, entry + 8);
      more.push(data);
      end += data.length;
    }
  }
  return Buffer.concat([directory, ...more]);
}
