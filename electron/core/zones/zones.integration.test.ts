import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { loadAreaDeriver } from '../areas/index.ts';
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
    const { workspace, parts } = await opened();
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
    const areas = await loadAreaDeriver(parts.options.paths.resources);
    workspace.change(label('เติม'), (change) => {
      const sub = { code: '990203', name_th: 'ตะวันออกไกล', district_code: '9902' };
      change.insert('subdistrict', sub, rectangle(100.2, 15, 0.1, 0.2));
      expect(areas.deriveAreasAbove(change, ['990203'])).toMatchObject({ district: 0, province: 0 });
    });
    expect((zone(workspace, 'ทั้งสอง')?.areaM2 ?? 0) / grown).toBeCloseTo(0.75, 2);
  });

  it('derives districts and province from sub-districts by their codes, with the names of the list', async () => {
    const { workspace, parts } = await opened();
    const areas = await loadAreaDeriver(parts.options.paths.resources);
    const derived = workspace.change(label('ใช้เป็นตำบล'), (change) => {
      change.insert(
        'subdistrict',
        { code: '810101', name_th: 'ปากน้ำ', district_code: '8101' },
        rectangle(98.9, 8, 0.1, 0.1),
      );
      change.insert(
        'subdistrict',
        { code: '810102', name_th: 'กระบี่ใหญ่', district_code: '8101' },
        rectangle(98.9, 8.1, 0.1, 0.1),
      );
      return areas.deriveAreasAbove(change, ['810101', '810102']);
    });
    expect(derived).toEqual({ district: 1, province: 1, unnamed: [] });
    const names = workspace.db.all(sql`SELECT code, name_th FROM district WHERE code LIKE '81%'
      UNION ALL SELECT code, name_th FROM province WHERE code = '81'`);
    expect(names).toEqual([
      { code: '8101', name_th: 'เมืองกระบี่' },
      { code: '81', name_th: 'กระบี่' },
    ]);
    const district = shapeOf(workspace, 'district', "code = '8101'");
    expect(district?.type === 'MultiPolygon' && district.coordinates.length).toBe(1);
    workspace.journal.undo();
    expect(workspace.db.get(sql`SELECT count(*) AS n FROM district WHERE code LIKE '81%'`)).toEqual({ n: 0 });
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
