import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabelStyle } from '../../../shared/contract/style.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import type { AppContext } from '../context.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { tilesRoutes } from './tiles.routes.ts';

/** A tile of zoom 9 that holds the whole test land, 100.0–100.2° E 15.0–15.2° N. */
const PLACE = '9/398/234.mvt';
/** A tile of zoom 14 that holds the middle of a sub-district. */
const DEEPEST = '14/12745/7499.mvt';
/** The tiles of zoom 11 around it: near enough for names of sub-districts. */
const AROUND = [1592, 1593, 1594].flatMap((x) => [936, 937, 938, 939].map((y) => `11/${x}/${y}.mvt`));
let test: TestWorkspace;
let fetchTile: (path: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  const context: AppContext = { ...test.parts, workspace: () => test.workspace };
  const routes = tilesRoutes(context);
  routes.onError((error, c) =>
    error instanceof Refusal ? c.text(error.code, 422) : c.text(String(error), 500),
  );
  fetchTile = async (path, init) => routes.fetch(new Request(`http://core/${path}`, init));
});
afterAll(() => test.close());

async function layersOf(path: string): Promise<VectorTile['layers']> {
  const response = await fetchTile(path);
  expect(response.status).toBe(200);
  return new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers;
}

describe('tiles of a workspace', () => {
  it('draws every sub-district once, with its name once', async () => {
    const layers = await layersOf(`subdistrict/${PLACE}?v=1&w=a`);
    expect(layers.subdistrict?.length).toBe(4);
    const names: unknown[] = [];
    for (const place of AROUND) {
      const response = await fetchTile(`subdistrict/${place}`);
      if (response.status !== 200) continue;
      const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
      const labels = tile.layers.subdistrict_label;
      for (let i = 0; i < (labels?.length ?? 0); i++) names.push(labels?.feature(i).properties.name_th);
    }
    expect(names.sort()).toEqual(['ตะวันตกเหนือ', 'ตะวันตกใต้', 'ตะวันออกเหนือ', 'ตะวันออกใต้'].sort());
  });

  it('holds names that are shown from a nearer scale on than its own, where no tile is deeper', async () => {
    const named = async (path: string): Promise<boolean> =>
      (await layersOf(`subdistrict/${path}`)).subdistrict_label !== undefined;
    const style = (label: LabelStyle | null) =>
      test.workspace.change({ kind: 'style', label: { th: 'แบบ', en: 'Style' } }, (change) =>
        change.updateLayer('subdistrict', {
          style: { ...defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0), label },
        }),
      );
    const { label } = defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0);
    style(label && { ...label, minZoom: 16 });
    expect(await named(PLACE)).toBe(false);
    expect(await named(DEEPEST)).toBe(true);
    // The wall has names whatever the desk's style says of them.
    expect(await named(`${PLACE}?n=1`)).toBe(true);
    style(null);
    expect([await named(PLACE), await named(`${PLACE}?n=1`)]).toEqual([false, true]);
    test.workspace.change({ kind: 'style', label: { th: 'แบบ', en: 'Style' } }, (change) =>
      change.updateLayer('subdistrict', { style: null }),
    );
  });

  it('shows an edit at once, under a new version and etag', async () => {
    const before = await fetchTile(`village/12/3187/1875.mvt`);
    const etag = before.headers.get('etag') ?? '';
    expect((await fetchTile(`village/12/3187/1875.mvt`, { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.update('village', 1, { name_th: 'บ้านใหม่' }),
    );
    const after = await fetchTile(`village/12/3187/1875.mvt`, { headers: { 'if-none-match': etag } });
    expect(after.status).not.toBe(304);
    expect(after.headers.get('etag')).not.toBe(etag);
  });

  it('lets a page keep a tile only when its address names the workspace', async () => {
    const kept = async (path: string): Promise<string | null> =>
      (await fetchTile(path)).headers.get('cache-control');
    expect(await kept(`subdistrict/${PLACE}?v=1&w=a`)).toContain('immutable');
    expect(await kept(`subdistrict/${PLACE}`)).toContain('no-cache');
  });

  it('answers an empty tile without content, an unknown layer in words, a wrong address not at all', async () => {
    expect((await fetchTile('subdistrict/9/0/0.mvt')).status).toBe(204);
    expect(await (await fetchTile(`no_such/${PLACE}`)).text()).toBe('layer-not-found');
    expect((await fetchTile('subdistrict/9/9999/0.mvt')).status).toBe(404);
  });

  it('draws what lies beyond the 180th meridian at the other edge of the map, and anew when it moves', async () => {
    const layer = test.workspace.change(
      { kind: 'import', label: { th: 'นำเข้า', en: 'Import' } },
      (change) => {
        const name = change.createLayer({
          ...{ name: 'atoll', title: 'เกาะ', kind: 'imported', group: 'imported', geometryType: 'Point' },
          ...{ labelField: null, columns: [{ name: 'n', title: 'ที่', type: 'integer' }] },
        });
        // As a program that counts longitudes on writes it.
        change.bulkInsert(name, ['n'], [{ wkb: encodePointWkb(181, -17), values: [1] }]);
        return name;
      },
    );
    const fidsAt = async (path: string): Promise<number> => (await layersOf(path))[layer]?.length ?? 0;
    expect(await fidsAt(`${layer}/5/0/17.mvt`)).toBe(1);
    const etag = (await fetchTile(`${layer}/5/0/17.mvt`)).headers.get('etag') ?? '';
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.update(layer, 1, {}, encodePointWkb(183, -17)),
    );
    const moved = await fetchTile(`${layer}/5/0/17.mvt`, { headers: { 'if-none-match': etag } });
    expect(moved.status).toBe(200);
  });

  it('serves the context basemap with countries in Thai', async () => {
    const layers = await layersOf('context/5/25/14.mvt');
    const names = Array.from(
      { length: layers.land?.length ?? 0 },
      (_, i) => layers.land?.feature(i).properties.th,
    );
    expect(names).toContain('ประเทศไทย');
    expect(layers.border?.length).toBeGreaterThan(0);
  });

  it('drops a request that is aborted while it waits', async () => {
    const stop = new AbortController();
    stop.abort();
    const many = Array.from({ length: 6 }, (_, i) => fetchTile(`subdistrict/10/79${i}/468.mvt`));
    const dropped = await fetchTile('subdistrict/12/3188/1875.mvt', { signal: stop.signal });
    expect(dropped.status).toBe(499);
    for (const response of await Promise.all(many)) expect([200, 204]).toContain(response.status);
  });
});
