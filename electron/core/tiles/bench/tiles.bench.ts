import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { aWorkspace } from '../../testing/workspace.ts';
import { ServedTiles } from '../served-tiles.ts';
import type { TileAddress } from '../tile-grid.ts';
import { TilePool } from '../tile-pool.ts';
import { tilesFollower } from '../tiles-follower.ts';
import { type GdalTiles, gdalTiles } from './gdal-tiles.ts';
import { areaRows, forests, LAND, layerOf, pointRows, points } from './land.ts';

/**
 * Milliseconds until a tile's bytes are there, z6 to z14, for 5,000 polygons of 1,000 vertices and for 500,000 points:
 * `cut` straight from the workspace, `cold` after a start with the low tiles made ahead, `warm` when asked for again. The
 * peer in the same run is GDAL's MVT writer over the same file: its time is its whole wall time over its tiles, its size
 * that of the same tiles, unpacked; `rows` is how many rows of the layer are found in all tiles of the zoom.
 *
 *   npm run bench:tiles
 */
const ZOOMS = [6, 7, 8, 9, 10, 11, 12, 13, 14];
const MOST_TILES = 48;
/** GDAL reads the whole layer for a zoom, up to a minute each: three say enough. */
const PEER_ZOOMS = new Set([8, 10, 12]);
const COUNTS = { forests: 5000, points: 500_000 } as const;

const tileX = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
const tileY = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
};

function allTiles(z: number): TileAddress[] {
  const all: TileAddress[] = [];
  for (let x = tileX(LAND[0], z); x <= tileX(LAND[2], z); x++)
    for (let y = tileY(LAND[3], z); y <= tileY(LAND[1], z); y++) all.push({ z, x, y });
  return all;
}

const some = (all: TileAddress[]): TileAddress[] =>
  all.filter((_, i) => i % Math.max(1, Math.floor(all.length / MOST_TILES)) === 0);

const quantile = (times: readonly number[], q: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
};

/** The threads of the pools keep no process alive. */
const alive = setInterval(() => undefined, 1000);
const test = await aWorkspace({ followers: [tilesFollower] });
const folder = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const names = {
  forests: layerOf(
    test.workspace,
    'forests',
    'MultiPolygon',
    areaRows('ป่าชุมชน', forests(COUNTS.forests, 1000)),
  ),
  points: layerOf(test.workspace, 'points', 'Point', pointRows('จุด', points(COUNTS.points))),
};
const pools = { pool: new TilePool(1), behind: new TilePool(1) };
const context = { ...test.parts, workspace: () => test.workspace };
const never = new AbortController().signal;

async function timed(tiles: ServedTiles, layer: string, addresses: readonly TileAddress[]) {
  const times: number[] = [];
  const bytes: Uint8Array[] = [];
  for (const address of addresses) {
    const started = performance.now();
    bytes.push((await tiles.ask(layer, address)?.bytes(never)) ?? new Uint8Array());
    times.push(performance.now() - started);
  }
  return { times, bytes };
}

/** Tiles straight from the workspace: nothing is kept from before. */
const bare = new ServedTiles(context, test.workspace, { ...pools, slowMs: Infinity });
const cuts = new Map<string, number[]>();
for (const layer of Object.values(names))
  for (const z of ZOOMS) cuts.set(`${layer} ${z}`, (await timed(bare, layer, some(allTiles(z)))).times);
bare.close();

const making = new ServedTiles(context, test.workspace, pools);
const started = performance.now();
await making.builder?.start();
const made = performance.now() - started;
making.close();

/** Rows of the layer that the tiles of a zoom show, each or as a part of what stands for several. */
function rowsIn(tiles: readonly Uint8Array[], layer: string, isPoints: boolean): number {
  const fids = new Set<unknown>();
  let stood = 0;
  for (const bytes of tiles) {
    const found = new VectorTile(new PbfReader(bytes)).layers[layer];
    for (let i = 0; i < (found?.length ?? 0); i++) {
      const feature = found?.feature(i);
      fids.add(feature?.id);
      const at = feature?.loadGeometry()[0]?.[0];
      const inside = at && at.x >= 0 && at.x < 4096 && at.y >= 0 && at.y < 4096;
      if (inside) stood += Number(feature.properties.point_count ?? 1);
    }
  }
  return isPoints ? stood : fids.size;
}

async function measure(tiles: ServedTiles, kind: keyof typeof names): Promise<void> {
  const layer = names[kind];
  process.stdout.write(`\n${kind}: cut, cold, warm in ms as p50 / p95\n`);
  for (const z of ZOOMS) {
    const addresses = some(allTiles(z));
    const cold = await timed(tiles, layer, addresses);
    const warm = await timed(tiles, layer, addresses);
    const pair = (times: readonly number[]): string =>
      `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`.padEnd(16);
    const largest = Math.max(...cold.bytes.map((bytes) => bytes.length));
    const peer: GdalTiles | null = PEER_ZOOMS.has(z)
      ? gdalTiles(test.workspace.gpkgPath, layer, z, folder)
      : null;
    const cut = cuts.get(`${layer} ${z}`) ?? [];
    let more = '';
    if (peer) {
      const ours = cold.bytes.reduce((sum, bytes) => sum + bytes.length, 0);
      const theirs = addresses.reduce((sum, address) => sum + peer.sizeOf(address), 0);
      const whole = (await timed(tiles, layer, allTiles(z))).bytes;
      more = `GDAL ${peer.msPerTile.toFixed(1)} ms a tile (ours ${(quantile(cut, 0.5) / peer.msPerTile).toFixed(3)}×), size ${(ours / theirs).toFixed(2)}×, rows ${rowsIn(whole, layer, kind === 'points')} of ${COUNTS[kind]}`;
    }
    process.stdout.write(
      `z${String(z).padEnd(3)} ${pair(cut)} ${pair(cold.times)} ${pair(warm.times)} largest ${(largest / 1000).toFixed(0)} kB  ${more}\n`,
    );
  }
}

const served = new ServedTiles(context, test.workspace, pools);
const kept = statSync(join(test.root, 'settings', 'tiles', `${test.workspace.info().id}.tiles`)).size;
process.stdout.write(
  `workspace ${(statSync(test.workspace.gpkgPath).size / 1e6).toFixed(0)} MB, low tiles ${(kept / 1e6).toFixed(1)} MB, made in ${(made / 1000).toFixed(1)} s\n`,
);
for (const kind of ['forests', 'points'] as const) await measure(served, kind);
served.close();
await Promise.all([pools.pool.close(), pools.behind.close()]);
rmSync(folder, { recursive: true, force: true });
await test.close();
clearInterval(alive);
