import { openForeign, type ReadableDb, sql } from '../../db/index.ts';
import { pictureType } from './picture-type.ts';
import { layerNames } from './pmtiles-file.ts';
import {
  extentOf,
  LARGEST_TILE,
  plainWords,
  type TileFile,
  type TileFileFacts,
  zoomOf,
} from './tile-file.ts';
import { tilePixels } from './tile-pixels.ts';
import { isGzip, unpack } from './unpack.ts';

/** Metadata of MBTiles is a few short texts; `json` lists every field of every layer. */
const LONGEST_VALUE = 4 * 2 ** 20;

/**
 * Opens MBTiles for reading as any foreign database: nothing in its schema is trusted, nothing is written. Throws for
 * what is none. The file is not to be in WAL mode (`sqliteState`).
 */
export async function openMbtiles(path: string): Promise<TileFile> {
  const connection = openForeign(path);
  const { db } = connection;
  try {
    const tile = async (z: number, x: number, y: number): Promise<Uint8Array | null> => tileOf(db, z, x, y);
    const facts = await factsOf(db, tile);
    return { facts, tile, close: async () => connection.close() };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function tileOf(db: ReadableDb, z: number, x: number, y: number): Uint8Array | null {
  // The row is counted from the south.
  const row = 2 ** z - 1 - y;
  // A blob beyond the cap never comes into memory.
  const found = db.get<{ data: unknown }>(
    sql`SELECT CASE WHEN length(tile_data) <= ${LARGEST_TILE} THEN tile_data END AS data FROM tiles
      WHERE zoom_level = ${z} AND tile_column = ${x} AND tile_row = ${row} LIMIT 1`,
  );
  if (!(found?.data instanceof Uint8Array) || found.data.length === 0) return null;
  return isGzip(found.data) ? unpack(found.data, 'gzip', LARGEST_TILE) : found.data;
}

function metadataOf(db: ReadableDb): ReadonlyMap<string, string> {
  const rows = db.all<{ name: unknown; value: unknown }>(
    sql`SELECT name, value FROM metadata WHERE length(value) <= ${LONGEST_VALUE} LIMIT 200`,
  );
  return new Map(rows.map(({ name, value }) => [String(name), String(value)]));
}

async function factsOf(db: ReadableDb, tile: TileFile['tile']): Promise<TileFileFacts> {
  const said = metadataOf(db);
  const zooms = db.get<{ least: unknown; most: unknown }>(
    sql`SELECT min(zoom_level) AS least, max(zoom_level) AS most FROM tiles`,
  );
  if (zooms?.least === null || zooms?.least === undefined) throw new Error('there are no tiles in it');
  const sample = db.get<{ head: unknown }>(sql`SELECT substr(tile_data, 1, 16) AS head FROM tiles LIMIT 1`);
  const picture = sample?.head instanceof Uint8Array ? pictureType(sample.head) : null;
  const vector = picture === null;
  if (vector && !/pbf|mvt/i.test(said.get('format') ?? 'pbf')) throw new Error('tiles of an unknown kind');
  const extent = extentOf((said.get('bounds') ?? '').split(',').map(Number));
  const minZoom = zoomOf(zooms.least, 0);
  return {
    kind: vector ? 'vector' : 'raster',
    title: plainWords(said.get('name'), 120),
    attribution: plainWords(said.get('attribution'), 300),
    extent,
    minZoom,
    maxZoom: Math.max(minZoom, zoomOf(zooms.most, 14)),
    tileSize: vector ? 512 : await tilePixels(tile, minZoom, extent),
    vectorLayers: vector ? layersOf(said.get('json')) : [],
  };
}

function layersOf(text: string | undefined): string[] {
  try {
    const said: unknown = JSON.parse(text ?? 'null');
    return layerNames((said as { vector_layers?: unknown } | null)?.vector_layers);
  } catch {
    return [];
  }
}
