import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sheetRequest } from '../../../shared/contract/exports.ts';
import { makeSheet } from '../reports/make-sheet.ts';
import { BasemapThreads } from './basemap-threads.ts';
import { tileAt } from './sources/tile-pixels.ts';
import { basemapsApp } from './testing/basemaps-app.ts';
import {
  colourTiles,
  positionPixels,
  writeGeotiff,
  writeMbtiles,
  writePmtiles,
} from './testing/made-maps.ts';

const core = basemapsApp();
const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

const colourOf = async (response: Response): Promise<number[]> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  return [...(await sharp(bytes).ensureAlpha().raw().toBuffer()).subarray(0, 4)];
};

/** A picture over the south of the small land of `fillAreas`: 100–100.1° E, 15° N. */
const writeLandPhoto = (path: string): void =>
  writeGeotiff(path, positionPixels(200, 200), {
    width: 200,
    height: 200,
    left: 100,
    top: 15.1,
    pixel: 0.0005,
    epsg: 4326,
  });

describe('a file that stays where it is', () => {
  test('is served, told as missing when it has gone, and found again by what it is', async () => {
    const path = core.at('ภาพ.mbtiles');
    writeMbtiles(path, await colourTiles(['#ff0000', '#00ff00']), { name: 'ภาพถ่าย' });
    const added = await core.add(path, 'referred');
    expect(added).toMatchObject({ place: 'referred', state: 'ready', from: 'ภาพ.mbtiles', maxZoom: 1 });
    expect(JSON.stringify(added)).not.toContain(core.at(''));
    const tile = await core.tile(added.id, 1, 0, 1);
    expect(tile.headers.get('content-type')).toBe('image/png');
    expect(await colourOf(tile)).toEqual([0, 255, 0, 255]);

    renameSync(path, core.at('ย้าย.mbtiles'));
    expect(await core.stateOf(added.id)).toBe('missing');
    const gone = await core.tile(added.id, 1, 0, 1);
    expect([gone.status, await colourOf(gone)]).toEqual([200, [0, 0, 0, 0]]);

    writeMbtiles(core.at('อื่น.mbtiles'), await colourTiles(['#0000ff']));
    const client = core.app().client.basemaps;
    const other = client.find({ id: added.id, token: core.token(core.at('อื่น.mbtiles')) });
    await expect(other).rejects.toEqual(
      expect.objectContaining({
        code: 'REFUSED',
        data: expect.objectContaining({ code: 'basemap-differs' }),
      }),
    );
    await client.find({ id: added.id, token: core.token(core.at('ย้าย.mbtiles')) });
    expect(await core.stateOf(added.id)).toBe('ready');
  });

  test('is remembered for the next launch, but no workspace knows of it', async () => {
    writePmtiles(core.at('a.pmtiles'), await colourTiles(['#ff0000']));
    await core.add(core.at('a.pmtiles'), 'referred');
    expect(existsSync(join(core.app().context.workspace().folder, 'basemaps'))).toBe(false);
    expect(readFileSync(core.at('settings/basemaps.json'), 'utf8')).toContain('a.pmtiles');
  });
});

describe('a file that is copied', () => {
  test('lies in the workspace with its record, and goes when it was removed and the workspace closes', async () => {
    writePmtiles(core.at('a.pmtiles'), await colourTiles(['#ff0000']));
    const added = await core.add(core.at('a.pmtiles'), 'copied');
    const { folder } = core.app().context.workspace();
    const own = join(folder, 'basemaps', added.id);
    expect(readdirSync(own).sort()).toEqual(['a.pmtiles', 'basemap.json']);
    expect(readFileSync(join(own, 'basemap.json'), 'utf8')).not.toContain(core.at(''));
    const client = core.app().client;
    expect((await client.basemaps.remove({ id: added.id })).shown).toBe('context');
    expect((await client.basemaps.restore({ id: added.id })).basemaps).toHaveLength(1);
    await client.basemaps.remove({ id: added.id });
    expect(existsSync(own)).toBe(true);
    await client.workspace.close();
    expect(existsSync(own)).toBe(false);
  });

  test('out of WAL mode, so that it can be read where it lies', async () => {
    writeMbtiles(core.at('log.mbtiles'), await colourTiles(['#ff0000']));
    const db = new Database(core.at('log.mbtiles'));
    db.pragma('journal_mode = WAL');
    db.close();
    const added = await core.add(core.at('log.mbtiles'), 'copied');
    expect(await colourOf(await core.tile(added.id, 0, 0, 0))).toEqual([255, 0, 0, 255]);
    const own = join(core.app().context.workspace().folder, 'basemaps', added.id);
    expect(readdirSync(own).sort()).toEqual(['basemap.json', 'log.mbtiles']);
  });
});

describe('pictures', () => {
  test('come as tiles that show each place in its own colour, and nothing beside them', async () => {
    writeLandPhoto(core.at('land.tif'));
    const added = await core.add(core.at('land.tif'), 'copied');
    expect(added).toMatchObject({ format: 'image', tileSize: 512, state: 'ready' });
    expect(added.extent?.map((side) => Math.round(side * 1000) / 1000)).toEqual([100, 15, 100.1, 15.1]);
    const { x, y } = tileAt(14, [100.05, 15.05]);
    const tile = await core.tile(added.id, 14, x, y);
    const { data, info } = await sharp(Buffer.from(await tile.arrayBuffer()))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([512, 512]);
    // The tile's middle, in pixels of the picture: half a thousandth of a degree each.
    const side = 2 ** 14;
    const lon = ((x + 0.5) / side) * 360 - 180;
    const at = (256 * 512 + 256) * info.channels;
    expect(Math.abs((data[at] as number) - (lon - 100) / 0.0005)).toBeLessThan(4);
    expect((await core.tile(added.id, 14, 0, 0)).headers.get('cache-control')).toBe('no-store');
  });

  test('without a system are refused until one is chosen; candidates where the data are come first', async () => {
    const path = core.at('no-crs.tif');
    writeGeotiff(path, positionPixels(50, 50), {
      width: 50,
      height: 50,
      left: 607_500,
      top: 1_669_000,
      pixel: 100,
      epsg: null,
    });
    const client = core.app().client.basemaps;
    const [finding] = await client.inspect({ tokens: [core.token(path)] });
    expect(finding).toMatchObject({ crs: null, refusal: null, canRefer: true });
    expect(finding?.candidates[0]).toMatchObject({ id: 'EPSG:32647', where: 'here' });
    const { jobId } = await client.add({
      token: core.token(path),
      title: 'ก',
      attribution: '',
      place: 'copied',
    });
    expect((await core.ended(jobId)).refusal?.code).toBe('basemap-crs-missing');
    expect(await core.add(path, 'copied', { crs: 'EPSG:24047' })).toMatchObject({ state: 'ready' });
  });

  test('far from the data, or of numbers, are told as such before they are added', async () => {
    const at = { width: 20, height: 20, left: 5, top: 52, pixel: 0.01, epsg: 4326 };
    writeGeotiff(core.at('europe.tif'), new Uint8Array(20 * 20 * 4), { ...at, numbers: true });
    writeLandPhoto(core.at('land.tif'));
    writeMbtiles(core.at('far.mbtiles'), await colourTiles(['#ff0000']), { bounds: [5, 50, 6, 52] });
    const tokens = ['europe.tif', 'land.tif', 'far.mbtiles'].map((name) => core.token(core.at(name)));
    const [europe, land, tiles] = await core.app().client.basemaps.inspect({ tokens });
    expect(europe).toMatchObject({
      content: 'numbers',
      crs: { id: 'EPSG:4326', where: 'far' },
      refusal: null,
    });
    expect(Math.round((europe?.awayKm ?? 0) / 1000)).toBe(9);
    expect(land).toMatchObject({ content: 'colours', awayKm: 0, crs: { awayKm: 0 } });
    expect(Math.round((tiles?.awayKm ?? 0) / 1000)).toBe(9);
  });

  test('with world file and .prj that were given along are one map', async () => {
    await sharp({ create: { width: 40, height: 40, channels: 3, background: '#336699' } })
      .jpeg()
      .toFile(core.at('ระวาง.jpg'));
    writeFileSync(core.at('ระวาง.jgw'), '0.001\n0\n0\n-0.001\n100.0005\n15.0995\n');
    writeFileSync(
      core.at('ระวาง.prj'),
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    );
    const tokens = ['ระวาง.jgw', 'ระวาง.jpg', 'ระวาง.prj'].map((name) => core.token(core.at(name)));
    const findings = await core.app().client.basemaps.inspect({ tokens });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ crs: { id: 'EPSG:4326', where: 'here' }, width: 40, refusal: null });
  });

  test('on a map sheet lie under the layers, with their source', async () => {
    writeLandPhoto(core.at('land.tif'));
    await core.add(core.at('land.tif'), 'copied');
    const control = { signal: new AbortController().signal, progress: () => undefined };
    const make = (basemap: boolean) =>
      makeSheet(core.app().context, sheetRequest.parse({ title: 'แผนที่', basemap }), control);
    const { html } = await make(true);
    const [, type, data] = /<image href="data:(image\/\w+);base64,([^"]+)" width="[\d.]+"/.exec(html) ?? [];
    const picture = await sharp(Buffer.from(data ?? '', 'base64')).metadata();
    expect(type).toBe('image/png');
    expect(picture.width).toBeGreaterThan(1000);
    expect(html).toContain('<dt>แผนที่ฐาน</dt><dd>เรา</dd>');
    expect(html.indexOf('<image href')).toBeLessThan(html.indexOf('<g><path'));
    expect((await make(false)).html).not.toContain('<image href');
  });
});

describe('a hostile file', () => {
  const endless = (path: string): void => {
    const db = new Database(path);
    db.exec(`CREATE TABLE metadata (name TEXT, value TEXT);
      CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'89504e47' AS tile_data FROM n WHERE i < 0`);
    db.close();
  };

  test('that never ends costs its thread, and the next file is read by another', async () => {
    endless(core.at('endless.mbtiles'));
    writePmtiles(core.at('good.pmtiles'), await colourTiles(['#ff0000']));
    const threads = new BasemapThreads(1);
    const look = (name: string, format: 'mbtiles' | 'pmtiles', limitMs: number) =>
      threads.ask(
        { kind: 'look', file: { path: core.at(name), name, format, world: null, prj: null, home: null } },
        { limitMs },
      );
    await expect(look('endless.mbtiles', 'mbtiles', 1500)).rejects.toThrow('took too long');
    expect(await look('good.pmtiles', 'pmtiles', 60_000)).toMatchObject({ format: 'pmtiles' });
    await threads.close();
  });

  test('that turned bad after it was added is told as broken, and the map gets empty tiles', async () => {
    const path = core.at('a.pmtiles');
    writePmtiles(path, await colourTiles(['#ff0000', '#00ff00']));
    const added = await core.add(path, 'referred');
    writeFileSync(path, 'x'.repeat(2000));
    const tile = await core.tile(added.id, 1, 0, 0);
    expect([tile.status, await colourOf(tile)]).toEqual([200, [0, 0, 0, 0]]);
    expect(await core.stateOf(added.id)).toBe('broken');
    expect(core.told).toEqual([]);
  });

  test.each([
    ['path', '../../../outside.mbtiles'],
    ['path', '..\\..\\..\\outside.mbtiles'],
    ['path', 'C:outside.mbtiles'],
    ['path', '..'],
    ['mark', '../../outside'],
  ])('of a workspace that was handed on leads nowhere by its %s %s', async (field, value) => {
    const map = await colourTiles(['#ff0000']);
    writeMbtiles(core.at('a.mbtiles'), map);
    const added = await core.add(core.at('a.mbtiles'), 'copied');
    const { folder } = core.app().context.workspace();
    writeMbtiles(join(folder, '../outside.mbtiles'), map);
    const file = join(folder, 'basemaps', added.id, 'basemap.json');
    const record = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...record, file: { ...record.file, [field]: value } }));
    expect((await core.app().client.basemaps.list()).basemaps).toEqual([]);
    expect(await colourOf(await core.tile(added.id, 0, 0, 0))).toEqual([0, 0, 0, 0]);
  });

  test('and a file of another kind are refused by their names', async () => {
    writeFileSync(core.at('แผนที่.ecw'), 'x');
    const [finding] = await core.app().client.basemaps.inspect({ tokens: [core.token(core.at('แผนที่.ecw'))] });
    expect(finding?.refusal).toEqual({ code: 'basemap-kind-unknown', details: { file: 'แผนที่.ecw' } });
    await expect(core.app().client.basemaps.show({ shown: 'nobody' })).rejects.toEqual(
      refused('basemap-not-found'),
    );
  });
});

test('how a basemap is drawn is kept with it', async () => {
  writePmtiles(core.at('a.pmtiles'), await colourTiles(['#ff0000']));
  const { id } = await core.add(core.at('a.pmtiles'), 'copied');
  const client = core.app().client.basemaps;
  await client.setLook({ id, look: { opacity: 0.4, grey: true } });
  const list = await client.list();
  expect(list.shown).toBe(id);
  expect(list.basemaps[0]?.look).toEqual({ opacity: 0.4, grey: true, fromZoom: 0, toZoom: 24 });
  expect((await client.show({ shown: 'none' })).shown).toBe('none');
});
