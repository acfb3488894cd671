import { describe, expect, it } from 'vitest';
import { importPath } from '../import-path.ts';
import { intakeApp } from '../testing/intake-app.ts';

const { open, file } = intakeApp();
const control = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN = { into: null, encoding: null, crs: null, profile: null, dryRun: false };

const ring = (...places: readonly (readonly [number, number])[]) => ({
  type: 'Polygon',
  coordinates: [[...places, places[0]]],
});
const BOWTIE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ring([100, 15], [100.01, 15], [100.01, 15.01], [100, 15.01]),
    ring([100.1, 15], [100.11, 15.01], [100.11, 15], [100.1, 15.01]),
  ].map((geometry, i) => ({ type: 'Feature', properties: { ชื่อ: `แปลง ${i + 1}` }, geometry })),
});

const take = (path: string, register: string | null = null) =>
  importPath(
    open().app.context,
    open().workspace,
    path,
    { ...PLAIN, register, agency: 'กรมป่าไม้', asOf: '2024-02-29' },
    control,
  );

describe('where rows come from', () => {
  it('is told of a layer, of its rows and of the change, with the hash, the account and the way it was read', async () => {
    const { layer } = await take(file('แปลง.geojson', BOWTIE));
    const { client } = open().app;
    const [origin, ...more] = await client.imports.origins({ of: 'layer', layer: layer ?? '' });
    expect(more).toEqual([]);
    expect(origin).toMatchObject({
      agency: 'กรมป่าไม้',
      asOf: '2024-02-29',
      fileName: 'แปลง.geojson',
      format: 'geojson',
      encoding: 'utf-8',
      crs: { id: 'EPSG:4326' },
      register: null,
      mapping: null,
      account: { read: 2, inserted: 2, repaired: 1 },
      originals: 1,
    });
    expect(origin?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(origin?.issues.find(({ code }) => code === 'geometry-repaired')?.message).toContain('1');
    expect(await client.imports.origins({ of: 'row', layer: layer ?? '', fid: 2 })).toEqual([origin]);
    const [change] = await client.journal.history({ limit: 1 });
    const changeSet = change?.id ?? '';
    expect(await client.imports.origins({ of: 'change', changeSet })).toEqual([origin]);
    const [shape] = await client.imports.originals({ importId: origin?.id ?? '' });
    expect(shape).toMatchObject({ row: 2, code: 'geometry-repaired' });
    expect(shape?.areaAfter ?? 0).toBeGreaterThan(100_000);
    await client.journal.undo();
    expect(await client.imports.origins({ of: 'change', changeSet })).toEqual([]);
  });

  it('names the fields that the columns of a list filled, and is empty where nothing was imported', async () => {
    const text = 'ชื่อป่าชุมชน,ตำบล,จำนวนสมาชิก\nป่าชุมชนบ้านเหนือ,บ้านกล้วย,120\n';
    await take(file('ป่า.csv', text), 'community_forest');
    const { client } = open().app;
    const [origin] = await client.imports.origins({ of: 'layer', layer: 'community_forest' });
    expect(origin).toMatchObject({ register: 'community_forest', headerRow: 1, format: 'csv' });
    expect(origin?.mapping).toContainEqual({
      columns: ['จำนวนสมาชิก'],
      field: expect.objectContaining({ th: 'สมาชิก' }),
    });
    expect(await client.imports.origins({ of: 'layer', layer: 'district' })).toEqual([]);
    expect(await client.imports.origins({ of: 'row', layer: 'nowhere', fid: 1 })).toEqual([]);
  });
});
