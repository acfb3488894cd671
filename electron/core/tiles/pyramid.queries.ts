import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { TileAddress } from './tile-grid.ts';

/** A tile of the pyramid. */
export interface KeptTile {
  readonly bytes: Uint8Array;
  /** Milliseconds that cutting it took: what is quick here is quick in all tiles within it. */
  readonly took: number;
}

/** How tiles are cut and kept: raised when they come out otherwise, so that those from before are cut anew. */
const CUTTER = 2;

/** Nothing in the file is worth a wait for the disk: it can be made anew. Deleted tiles are overwritten. */
export function preparePyramid(db: WritableDb): void {
  db.exec(`
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = OFF;
    ${versionOf(db) === CUTTER ? '' : 'DROP TABLE IF EXISTS tile; DROP TABLE IF EXISTS layer_state;'}
    PRAGMA user_version = ${CUTTER};
    CREATE TABLE IF NOT EXISTS layer_state (layer TEXT PRIMARY KEY, mark TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS tile (
      layer TEXT NOT NULL, look TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
      took REAL NOT NULL, bytes BLOB NOT NULL,
      PRIMARY KEY (layer, look, z, x, y)
    );
  `);
}

const versionOf = (db: ReadableDb): number =>
  db.get<{ user_version: number }>(sql`PRAGMA user_version`)?.user_version ?? 0;

/** The layers that have tiles here, with the state of the workspace that these are of. */
export const markedLayers = (db: ReadableDb): { layer: string; mark: string }[] =>
  db.all(sql`SELECT layer, mark FROM layer_state`);

export const markOf = (db: ReadableDb, layer: string): string | null =>
  db.get<{ mark: string }>(sql`SELECT mark FROM layer_state WHERE layer = ${layer}`)?.mark ?? null;

export const setMark = (db: WritableDb, layer: string, mark: string): void => {
  db.run(sql`INSERT INTO layer_state (layer, mark) VALUES (${layer}, ${mark})
    ON CONFLICT (layer) DO UPDATE SET mark = excluded.mark`);
};

export const keptTile = (
  db: ReadableDb,
  layer: string,
  look: string,
  { z, x, y }: TileAddress,
): KeptTile | undefined =>
  db.get<{ bytes: Uint8Array; took: number }>(sql`SELECT bytes, took FROM tile
    WHERE layer = ${layer} AND look = ${look} AND z = ${z} AND x = ${x} AND y = ${y}`);

export const keepTile = (
  db: WritableDb,
  layer: string,
  look: string,
  { z, x, y }: TileAddress,
  { bytes, took }: KeptTile,
): void => {
  db.run(sql`INSERT OR REPLACE INTO tile (layer, look, z, x, y, took, bytes)
    VALUES (${layer}, ${look}, ${z}, ${x}, ${y}, ${took}, ${bytes})`);
};

export const tilesOfLayer = (db: ReadableDb, layer: string): TileAddress[] =>
  db.all<{ z: number; x: number; y: number }>(sql`SELECT DISTINCT z, x, y FROM tile WHERE layer = ${layer}`);

export const dropTile = (db: WritableDb, layer: string, { z, x, y }: TileAddress): void => {
  db.run(sql`DELETE FROM tile WHERE layer = ${layer} AND z = ${z} AND x = ${x} AND y = ${y}`);
};

/** Drops a layer's tiles of all looks but these. */
export const dropOtherLooks = (db: WritableDb, layer: string, looks: readonly string[]): void => {
  db.run(sql`DELETE FROM tile WHERE layer = ${layer}
    AND look NOT IN (SELECT value FROM json_each(${JSON.stringify(looks)}))`);
};

export const dropLayerTiles = (db: WritableDb, layer: string): void => {
  db.run(sql`DELETE FROM tile WHERE layer = ${layer}`);
  db.run(sql`DELETE FROM layer_state WHERE layer = ${layer}`);
};

/**
 * What a layer's tiles are of, as the workspace says it: its version, and the instant of its last change, since a restored
 * backup counts versions again.
 */
export const layerMark = (workspace: ReadableDb, layer: string): string | null =>
  workspace.get<{ mark: string }>(
    sql`SELECT l.version || ' ' || coalesce(c.last_change, '') AS mark
        FROM layer l LEFT JOIN gpkg_contents c ON c.table_name = l.name WHERE l.name = ${layer}`,
  )?.mark ?? null;

/** The layers that a map may show, with their stated extents. */
export const layersToBuild = (
  workspace: ReadableDb,
): { layer: string; west: number; south: number; east: number; north: number }[] =>
  workspace.all(
    sql`SELECT l.name AS layer, c.min_x AS west, c.min_y AS south, c.max_x AS east, c.max_y AS north
        FROM layer l JOIN gpkg_contents c ON c.table_name = l.name
        WHERE c.min_x IS NOT NULL AND l.geometry_type <> 'None' ORDER BY l.visible DESC, l.z_order`,
  );
