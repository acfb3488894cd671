import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { openDb, sql } from '../db/index.ts';
import { readLayer } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { createScheme, removeScheme, saveZone, zonesFollower } from './index.ts';
import { listSchemes } from './zones.queries.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true, followers: [zonesFollower()] });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const label = (text: string) => ({ kind: 'edit', label: { th: text, en: text } });
const rectangle = (x: number, y: number, width: number, height: number): Uint8Array =>
  encodeWkb({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
          [x, y],
        ],
      ],
    ],
  });

const shapeOf = ({ db }: OpenWorkspace, table: string, where: string) => {
  const row = db.get<{ geom: Uint8Array }>({
    text: `SELECT geom FROM "${table}" WHERE ${where}`,
    values: [],
  });
  return row ? decodeWkb(decodeGpkg(row.geom).wkb) : null;
};
const zone = (workspace: OpenWorkspace, title: string) =>
  listSchemes(workspace.db)
    .flatMap((scheme) => scheme.zones)
    .find((one) => one.title === title);

const both = (workspace: OpenWorkspace, schemeId: string) =>
  saveZone(workspace, {
    schemeId,
    zoneId: null,
    title: 'ทั้งสอง',
    color: '#CCDDF3',
    districtCodes: ['9901', '9902'],
    takeOver: false,
  });

describe('zones', () => {
  it('dissolve their districts: the shared border vanishes and the area is the sum', async () => {
    const { workspace } = await opened();
    const scheme = createScheme(workspace, 'ชุดแรก');
    both(workspace, scheme.id);
    const shape = shapeOf(workspace, 'zone', '1');
    expect(shape?.type === 'MultiPolygon' && shape.coordinates.length).toBe(1);
    const districts = ['9901', '9902'].map((code) => shapeOf(workspace, 'district', `code = '${code}'`));
    const sum = districts.reduce((total, district) => total + (district ? areaM2(district) : 0), 0);
    expect(Math.abs((zone(workspace, 'ทั้งสอง')?.areaM2 ?? 0) / sum - 1)).toBeLessThan(1e-9);
    expect(readLayer(workspace.db, scheme.layer)).toMatchObject({
      featureCount: 1,
      zoneSchemeId: scheme.id,
      style: { categories: [{ value: 'ทั้งสอง', color: '#CCDDF3' }] },
    });
  });

  it('follow a district that changes, the undo of it, and a register that is filled anew', async () => {
    const { workspace } = await opened();
    both(workspace, createScheme(workspace, 'ชุดแรก').id);
    const before = shapeOf(workspace, 'zone', '1');
    const version = readLayer(workspace.db, 'zone_scheme_1').version;
    const fid = Number(
      workspace.db.get<{ fid: number }>(sql`SELECT fid FROM district WHERE code = '9902'`)?.fid,
    );
    workspace.change(label('ขยาย'), (change) =>
      change.update('district', fid, {}, rectangle(100.1, 15, 0.3, 0.2)),
    );
    const grown = zone(workspace, 'ทั้งสอง')?.areaM2 ?? 0;
    expect(grown / areaM2(before ?? { type: 'Point', coordinates: [0, 0] })).toBeCloseTo(2, 2);
    expect(readLayer(workspace.db, 'zone_scheme_1').version).toBeGreaterThan(version);
    workspace.journal.undo();
    expect(shapeOf(workspace, 'zone', '1')).toEqual(before);
    workspace.change(label('เติม'), (change) => change.remove('district', [fid]));
    expect((zone(workspace, 'ทั้งสอง')?.areaM2 ?? 0) / grown).toBeCloseTo(0.25, 2);
    workspace.change(label('เติม'), (change) => {
      const east = { code: '9902', name_th: 'ตะวันออก', province_code: '99' };
      change.insert('district', east, rectangle(100.1, 15, 0.2, 0.2));
    });
    expect((zone(workspace, 'ทั้งสอง')?.areaM2 ?? 0) / grown).toBeCloseTo(0.75, 2);
  });

  it('do not take a district from another zone of the scheme unless told to', async () => {
    const { workspace } = await opened();
    const { id } = createScheme(workspace, 'ชุดแรก');
    both(workspace, id);
    const input = { schemeId: id, zoneId: null, title: 'ตะวันตก', color: '#F8DDBB', districtCodes: ['9901'] };
    expect(() => saveZone(workspace, { ...input, takeOver: false })).toThrow('zone-district-taken');
    expect(zone(workspace, 'ตะวันตก')).toBeUndefined();
    const { zones } = saveZone(workspace, { ...input, takeOver: true });
    expect(zones.map((one) => [one.title, one.districtCodes])).toEqual([
      ['ทั้งสอง', ['9902']],
      ['ตะวันตก', ['9901']],
    ]);
    expect((zones[0]?.areaM2 ?? 0) / (zones[1]?.areaM2 ?? 1)).toBeCloseTo(1, 6);
    expect(() => saveZone(workspace, { ...input, title: ' ตะวันตก ', takeOver: true })).toThrow('name-taken');
  });

  it('stand in two schemes side by side, each its own layer, and all of it can be taken back', async () => {
    const { workspace } = await opened();
    const first = createScheme(workspace, 'ชุดแรก');
    both(workspace, first.id);
    const second = createScheme(workspace, 'ชุดที่สอง');
    const west = {
      schemeId: second.id,
      zoneId: null,
      title: 'ตะวันตก',
      color: '#F8DDBB',
      districtCodes: ['9901'],
    };
    saveZone(workspace, { ...west, takeOver: false });
    expect([first.layer, second.layer].map((name) => readLayer(workspace.db, name).featureCount)).toEqual([
      1, 1,
    ]);
    const { zones } = listSchemes(workspace.db)[0] ?? {};
    workspace.change(label('ลบ'), (change) => removeScheme(change, first.id));
    expect(() => readLayer(workspace.db, first.layer)).toThrow('layer-not-found');
    workspace.journal.undo();
    expect(listSchemes(workspace.db)[0]?.zones).toEqual(zones);
    for (let i = 0; i < 4; i++) workspace.journal.undo();
    expect(listSchemes(workspace.db)).toEqual([]);
    for (let i = 0; i < 4; i++) workspace.journal.redo();
    expect(listSchemes(workspace.db).map((scheme) => scheme.zones.length)).toEqual([1, 1]);
  });

  it('keep their shape when another program draws over it, since it follows from the districts', async () => {
    const { workspace } = await opened();
    both(workspace, createScheme(workspace, 'ชุดแรก').id);
    const before = shapeOf(workspace, 'zone', '1');
    const outside = openDb(workspace.gpkgPath);
    outside.db.exec("UPDATE zone SET geom = NULL, description = 'จาก QGIS'");
    outside.close();
    workspace.change(label('แก้'), (change) => change.update('district', 1, { name_en: 'West' }));
    expect(shapeOf(workspace, 'zone', '1')).toEqual(before);
    expect(workspace.db.get(sql`SELECT description FROM zone`)).toEqual({ description: 'จาก QGIS' });
  });

  it.skipIf(!existsSync('/usr/bin/ogrinfo'))('are a layer of each scheme for GDAL', async () => {
    const { workspace } = await opened();
    const { layer, id } = createScheme(workspace, 'ชุดแรก');
    both(workspace, id);
    const said = execFileSync('ogrinfo', ['-ro', '-so', workspace.gpkgPath, layer], { encoding: 'utf8' });
    expect(said).toContain('Feature Count: 1');
    expect(said).toContain('Geometry: Multi Polygon');
    expect(said).toMatch(/Extent: \(100\.0\d*, 15\.0\d*\) - \(100\.2\d*, 15\.2\d*\)/);
  });
});
