import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { openReadOnly } from '../../db/open-db.ts';
import type { TileAddress } from '../tile-grid.ts';

/** What GDAL made of a layer at one zoom. */
export interface GdalTiles {
  readonly msPerTile: number;
  /** Bytes of a tile, unpacked; 0 for one that it did not write. */
  sizeOf(address: TileAddress): number;
}

/** Has GDAL write a layer's tiles of one zoom; null where it is not installed. */
export function gdalTiles(gpkg: string, layer: string, z: number, folder: string): GdalTiles | null {
  const out = join(folder, `gdal-${layer}-${z}.mbtiles`);
  const options = ['-f', 'MVT', '-dsco', `MINZOOM=${z}`, '-dsco', `MAXZOOM=${z}`, '-dsco', 'FORMAT=MBTILES'];
  const started = performance.now();
  const run = spawnSync('ogr2ogr', ['-q', '-select', 'name', ...options, out, gpkg, layer], {
    encoding: 'utf8',
  });
  const took = performance.now() - started;
  if (run.status !== 0) return null;
  const connection = openReadOnly(out);
  const rows = connection.db
    .statement('SELECT tile_column AS x, tile_row AS y, tile_data AS bytes FROM tiles')
    .all();
  // Rows of MBTiles count from the south.
  const sizes = new Map(
    rows.map(({ x, y, bytes }) => [`${x} ${2 ** z - 1 - Number(y)}`, gunzipSync(bytes as Uint8Array).length]),
  );
  connection.close();
  rmSync(out, { force: true });
  return {
    msPerTile: took / Math.max(1, sizes.size),
    sizeOf: (address) => sizes.get(`${address.x} ${address.y}`) ?? 0,
  };
}
