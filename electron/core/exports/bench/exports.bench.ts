import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportFormat } from '../../../../shared/contract/exports.ts';
import { encodePointWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { BulkRow } from '../../context.ts';
import { SeededRandom } from '../../sample/random.ts';
import { aWorkspace } from '../../testing/workspace.ts';
import { exportLayer } from '../export-layer.ts';

/**
 * Seconds to export 5,000 polygons of 1,000 vertices and 500,000 points, in the formats that GDAL writes too, against
 * `ogr2ogr` from the same workspace file in the same run; both in UTM 48N where the format can. Ratios below 1 are
 * faster than GDAL.
 *
 *   node electron/core/exports/bench/exports.bench.ts
 */
const COLUMNS = ['name', 'code', 'amount', 'day'] as const;
const DRIVERS: Partial<Record<ExportFormat, string>> = {
  gpkg: 'GPKG',
  shp: 'ESRI Shapefile',
  geojson: 'GeoJSON',
  csv: 'CSV',
  xlsx: 'XLSX',
};

const values = (i: number): BulkRow['values'] => [`บ้านหนองน้ำใส ${i}`, i, i / 7, '2024-02-29'];

function* polygons(count: number, vertices: number): Generator<BulkRow> {
  const random = new SeededRandom(1);
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.between(102, 104), random.between(14, 16)];
    const ring = Array.from({ length: vertices }, (_, v): [number, number] => {
      const radius = 0.01 * random.between(0.9, 1);
      const angle = (2 * Math.PI * v) / vertices;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    ring.push(ring[0] as [number, number]);
    yield { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: values(i) };
  }
}

function* points(count: number): Generator<BulkRow> {
  const random = new SeededRandom(2);
  for (let i = 0; i < count; i++)
    yield { wkb: encodePointWkb(random.between(102, 104), random.between(14, 16)), values: values(i) };
}

const test = await aWorkspace();
const out = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const control = { signal: new AbortController().signal, progress: () => undefined };

function layerOf(name: string, geometryType: 'MultiPolygon' | 'Point', rows: Iterable<BulkRow>): string {
  return test.workspace.change({ kind: 'import', label: { th: name, en: name } }, (change) => {
    const layer = change.createLayer({
      name,
      title: name,
      kind: 'imported',
      group: 'imported',
      geometryType,
      labelField: 'name',
      columns: [
        { name: 'name', title: 'ชื่อ', type: 'text' },
        { name: 'code', title: 'รหัส', type: 'integer' },
        { name: 'amount', title: 'จำนวน', type: 'real' },
        { name: 'day', title: 'วันที่', type: 'date' },
      ],
    });
    change.bulkInsert(layer, COLUMNS, rows);
    return layer;
  });
}

for (const layer of [
  layerOf('polygons', 'MultiPolygon', polygons(5000, 1000)),
  layerOf('points', 'Point', points(500_000)),
])
  for (const [format, driver] of Object.entries(DRIVERS) as [ExportFormat, string][]) {
    const crs = format === 'gpkg' || format === 'shp' ? 'EPSG:32648' : null;
    const began = performance.now();
    await exportLayer(test.workspace, { layer, format, crs, out: join(out, `ours.${format}`) }, control);
    const ours = performance.now() - began;
    const target = join(out, `peer_${layer}.${format}`);
    const reproject = crs ? ['-t_srs', crs] : [];
    const encoding = format === 'shp' ? ['-lco', 'ENCODING=UTF-8'] : [];
    const peerBegan = performance.now();
    const columns = ['-select', COLUMNS.join(',')];
    spawnSync('ogr2ogr', [
      '-f',
      driver,
      ...reproject,
      ...encoding,
      ...columns,
      target,
      test.workspace.gpkgPath,
      layer,
    ]);
    const peer = performance.now() - peerBegan;
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    const line = [layer, format, `${(ours / 1000).toFixed(2)} s`, `ogr2ogr ${(peer / 1000).toFixed(2)} s`];
    console.log([...line, `ratio ${(ours / peer).toFixed(2)}`, `${memory} MB`].join('\t'));
  }
rmSync(out, { recursive: true, force: true });
await test.close();
