import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Extent } from '../../../../shared/contract/base.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { BulkRow } from '../../context.ts';
import { openReadOnly } from '../../db/open-db.ts';
import { aWorkspace } from '../../testing/workspace.ts';
import { cutLayerTile, LabelPoints } from '../cut-tile.ts';

/**
 * Milliseconds a tile, z8 to z14, for 5,000 polygons of 1,000 vertices and for 500,000 points: p50 and p95 of tiles
 * cut in one thread straight from the workspace, nothing cached. The peer in the same run is GDAL's MVT writer over
 * the same file at the same zooms; its figure is its whole wall time over the number of tiles it wrote.
 *
 *   npm run bench:tiles
 */
const LAND: Extent = [99, 14, 101, 16];
const ZOOMS = [8, 9, 10, 11, 12, 13, 14];
const MOST_TILES = 48;
/** GDAL reads the whole layer for a zoom, up to a minute each: three say enough. */
const PEER_ZOOMS = new Set([10, 12, 14]);

/** Mulberry32: the same land at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function* forests(count: number, vertices: number): Generator<BulkRow> {
  const next = random(11);
  for (let i = 0; i < count; i++) {
    const x = LAND[0] + next() * (LAND[2] - LAND[0]);
    const y = LAND[1] + next() * (LAND[3] - LAND[1]);
    const size = 0.004 + next() * 0.012;
    const ring: [number, number][] = [];
    for (let v = 0; v < vertices; v++) {
      const angle = (v / vertices) * 2 * Math.PI;
      const radius = size * (0.8 + 0.15 * Math.sin(angle * 7 + i) + 0.05 * next());
      ring.push([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
    }
    ring.push(ring[0] as [number, number]);
    yield { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: [`ป่าชุมชน ${i}`] };
  }
}

function* points(count: number): Generator<BulkRow> {
  const next = random(12);
  for (let i = 0; i < count; i++) {
    const at: [number, number] = [
      LAND[0] + next() * (LAND[2] - LAND[0]),
      LAND[1] + next() * (LAND[3] - LAND[1]),
    ];
    yield { wkb: encodeWkb({ type: 'Point', coordinates: at }), values: [`จุด ${i}`] };
  }
}

const tileX = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
const tileY = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
};

function tilesOf(z: number): { x: number; y: number }[] {
  const all: { x: number; y: number }[] = [];
  for (let x = tileX(LAND[0], z); x <= tileX(LAND[2], z); x++)
    for (let y = tileY(LAND[3], z); y <= tileY(LAND[1], z); y++) all.push({ x, y });
  const step = Math.max(1, Math.floor(all.length / MOST_TILES));
  return all.filter((_, i) => i % step === 0);
}

const quantile = (sorted: number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** Whole wall milliseconds of GDAL for one zoom, over the tiles it wrote; null where it is not installed. */
function gdalPerTile(gpkg: string, layer: string, z: number, folder: string): number | null {
  const out = join(folder, `gdal-${layer}-${z}.mbtiles`);
  const options = ['-f', 'MVT', '-dsco', `MINZOOM=${z}`, '-dsco', `MAXZOOM=${z}`, '-dsco', 'FORMAT=MBTILES'];
  const started = performance.now();
  const run = spawnSync('ogr2ogr', ['-q', ...options, out, gpkg, layer], { encoding: 'utf8' });
  const took = performance.now() - started;
  if (run.status !== 0) return null;
  const connection = openReadOnly(out);
  const written = connection.db.statement('SELECT count(*) AS tiles FROM tiles').get();
  connection.close();
  rmSync(out, { force: true });
  return took / Math.max(1, Number(written?.tiles ?? 1));
}

function measure(gpkg: string, layer: string, folder: string): void {
  const connection = openReadOnly(gpkg);
  const { db } = connection;
  process.stdout.write(
    `\n${layer}\n  z   tiles    p50 ms    p95 ms    max kB   GDAL ms/tile   ours p50 / GDAL\n`,
  );
  for (const z of ZOOMS) {
    const times: number[] = [];
    let largest = 0;
    const labels = new LabelPoints();
    for (const { x, y } of tilesOf(z)) {
      const started = performance.now();
      const tile = cutLayerTile(
        db,
        { table: layer, columns: ['name'], labels: false, clusters: false, address: { z, x, y } },
        labels,
      );
      times.push(performance.now() - started);
      largest = Math.max(largest, tile.length);
    }
    times.sort((a, b) => a - b);
    const peer = PEER_ZOOMS.has(z) ? gdalPerTile(gpkg, layer, z, folder) : null;
    const p50 = quantile(times, 0.5);
    const columns = [
      String(z).padStart(3),
      String(times.length).padStart(7),
      p50.toFixed(2).padStart(9),
      quantile(times, 0.95).toFixed(2).padStart(9),
      (largest / 1024).toFixed(0).padStart(9),
      (peer?.toFixed(2) ?? '–').padStart(14),
      (peer === null ? '–' : (p50 / peer).toFixed(3)).padStart(17),
    ];
    process.stdout.write(`${columns.join(' ')}\n`);
  }
  connection.close();
}

const folder = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const test = await aWorkspace();
const layerOf = (name: string, type: 'MultiPolygon' | 'Point', rows: Iterable<BulkRow>): string =>
  test.workspace.change({ kind: 'import', label: { th: name, en: name } }, (change) => {
    const columns = [{ name: 'name', title: 'ชื่อ', type: 'text' as const }];
    const table = change.createLayer({
      name,
      title: name,
      kind: 'imported',
      group: 'imported',
      geometryType: type,
      columns,
      labelField: 'name',
    });
    change.bulkInsert(table, ['name'], rows);
    return table;
  });
const names = [
  layerOf('forests', 'MultiPolygon', forests(5000, 1000)),
  layerOf('points', 'Point', points(500_000)),
];
process.stdout.write(`workspace ${(statSync(test.workspace.gpkgPath).size / 1e6).toFixed(0)} MB\n`);
for (const name of names) measure(test.workspace.gpkgPath, name, folder);
rmSync(folder, { recursive: true, force: true });
await test.close();
