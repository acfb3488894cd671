import { type FileHandle, open } from 'node:fs/promises';
import { Compression, type Header, PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import {
  extentOf,
  LARGEST_TILE,
  plainWords,
  type TileFile,
  type TileFileFacts,
  zoomOf,
} from './tile-file.ts';
import { tilePixels } from './tile-pixels.ts';
import { type Packing, unpack } from './unpack.ts';

/** Directories and metadata of archives of the whole planet stay below. */
const LARGEST_PART = 64 * 2 ** 20;

/** A file of the disk as the library asks for it; what points behind the file's end is refused. */
class DiskSource implements Source {
  private readonly handle: FileHandle;
  private readonly size: number;
  constructor(handle: FileHandle, size: number) {
    this.handle = handle;
    this.size = size;
  }
  getKey(): string {
    return 'file';
  }
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const wanted = Math.min(length, this.size - offset);
    if (!(offset >= 0 && wanted > 0 && wanted <= LARGEST_PART)) throw new Error('a range outside the file');
    const data = new Uint8Array(wanted);
    const { bytesRead } = await this.handle.read(data, 0, wanted, offset);
    if (bytesRead < wanted) throw new Error('the file is shorter than it was');
    return { data: data.buffer };
  }
}

const PACKINGS: Readonly<Record<number, Packing>> = {
  [Compression.None]: 'none',
  [Compression.Gzip]: 'gzip',
  [Compression.Brotli]: 'brotli',
  [Compression.Zstd]: 'zstd',
};

async function decompress(bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const packing = PACKINGS[compression];
  if (packing === undefined) throw new Error('an unknown compression');
  return new Uint8Array(unpack(new Uint8Array(bytes), packing, LARGEST_PART)).buffer;
}

/** Opens a PMTiles archive of version 3 for reading. Throws for what is none, or holds tiles that can't be drawn. */
export async function openPmtiles(path: string): Promise<TileFile> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const archive = new PMTiles(new DiskSource(handle, size), undefined, decompress);
    const header = await archive.getHeader();
    if (header.tileDataOffset + (header.tileDataLength ?? 0) > size) throw new Error('the file is cut off');
    const tile = async (z: number, x: number, y: number): Promise<Uint8Array | null> => {
      const found = await archive.getZxy(z, x, y);
      if (found === undefined || found.data.byteLength > LARGEST_TILE) return null;
      return new Uint8Array(found.data);
    };
    const facts = await factsOf(header, await archive.getMetadata().catch(() => null), tile);
    return { facts, tile, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function factsOf(header: Header, metadata: unknown, tile: TileFile['tile']): Promise<TileFileFacts> {
  const { tileType } = header;
  const drawable = [TileType.Mvt, TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];
  if (!drawable.includes(tileType)) throw new Error('tiles of an unknown kind');
  const said = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  const extent = extentOf([header.minLon, header.minLat, header.maxLon, header.maxLat]);
  const minZoom = zoomOf(header.minZoom, 0);
  const vector = tileType === TileType.Mvt;
  return {
    kind: vector ? 'vector' : 'raster',
    title: plainWords(said.name, 120),
    attribution: plainWords(said.attribution, 300),
    extent,
    minZoom,
    maxZoom: Math.max(minZoom, zoomOf(header.maxZoom, 14)),
    tileSize: vector ? 512 : await tilePixels(tile, minZoom, extent),
    vectorLayers: vector ? layerNames(said.vector_layers) : [],
  };
}

/** Names of the tile layers, as the metadata of PMTiles and MBTiles list them. */
export function layerNames(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const names = list.slice(0, 200).flatMap((layer: unknown) => {
    const id = typeof layer === 'object' && layer !== null && 'id' in layer ? layer.id : null;
    return typeof id === 'string' && id !== '' && id.length <= 200 ? [id] : [];
  });
  return [...new Set(names)];
}
