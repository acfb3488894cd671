import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { basemapsApp, MadeServer } from '../testing/basemaps-app.ts';
import { plain } from '../testing/made-maps.ts';

const core = basemapsApp();
const server = new MadeServer();
const other = new MadeServer();
let green: Buffer;
beforeEach(async () => {
  green = await plain('#00ff00');
  server.asked.length = 0;
  other.asked.length = 0;
  server.answer = picture;
  await server.start();
  await other.start();
});
afterEach(async () => {
  await server.stop();
  await other.stop();
});

const picture: MadeServer['answer'] = (_request, response) =>
  void response.writeHead(200, { 'content-type': 'image/png' }).end(green);
const KEY = 'กุญแจลับมาก';
const client = () => core.app().client.basemaps;
const addXyz = (path = '/{z}/{x}/{y}.png') =>
  client().addAddress({
    address: `${server.origin}${path}?key=${KEY}`,
    title: 'ออนไลน์',
    attribution: '© เขา',
    maxZoom: 18,
  });
const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

/** Every file below a folder, as one text. */
const bytesBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

describe('an address of tiles', () => {
  test('is asked only once it was added, by the numbers of the tile', async () => {
    const address = `${server.origin}/{z}/{x}/{-y}.png`;
    expect(await client().readAddress({ address, ask: true })).toMatchObject({
      format: 'xyz',
      host: server.host,
    });
    expect(server.asked).toEqual([]);
    const added = await addXyz('/{z}/{x}/{-y}.png');
    expect(server.asked).toEqual([]);
    const tile = await core.tile(added.id, 3, 5, 2);
    expect(tile.headers.get('content-type')).toBe('image/png');
    expect(server.asked).toEqual([`/3/5/5.png?key=${KEY}`]);
  });

  test('and its key are told to nobody: not to the page, the log, or the workspace', async () => {
    const added = await addXyz();
    server.answer = (_request, response) => void response.writeHead(500).end(KEY);
    await core.tile(added.id, 1, 0, 0);
    expect(JSON.stringify([added, await client().list()])).not.toContain(KEY);
    expect(JSON.stringify(core.told)).not.toContain(KEY);
    const stored = Buffer.from(KEY).toString('latin1');
    expect(bytesBelow(core.app().context.workspace().folder)).not.toContain(stored);
    const kept = core.at('settings/basemaps.json');
    expect(readFileSync(kept).toString('latin1')).toContain(stored);
    if (process.platform !== 'win32') expect(statSync(kept).mode & 0o077).toBe(0);
  });

  test('that answers with an error or with something else gives empty tiles, and says so', async () => {
    const added = await addXyz();
    server.answer = (_request, response) => void response.writeHead(200).end('<html>log in</html>');
    expect((await core.tile(added.id, 1, 0, 0)).status).toBe(200);
    expect(await core.stateOf(added.id)).toBe('broken');
    await client().retry({ id: added.id });
    server.answer = (_request, response) => void response.writeHead(503).end();
    await core.tile(added.id, 1, 0, 0);
    expect(await core.stateOf(added.id)).toBe('offline');
    await client().retry({ id: added.id });
    server.answer = (_request, response) => void response.writeHead(404).end();
    await core.tile(added.id, 1, 0, 0);
    // A tile that there is not is nothing to worry about.
    expect(await core.stateOf(added.id)).toBe('ready');
  });

  test('that is silent holds the map once, then no more; what stayed empty is asked for anew', async () => {
    const added = await addXyz();
    server.answer = () => undefined;
    const [tile] = await Promise.all([core.tile(added.id, 4, 1, 1), core.tile(added.id, 4, 1, 2)]);
    expect(tile.headers.get('cache-control')).toBe('no-store');
    expect(await core.stateOf(added.id)).toBe('offline');
    const before = server.asked.length;
    await core.tile(added.id, 4, 1, 3);
    expect(server.asked.length).toBe(before);
    server.answer = picture;
    const { basemaps } = await client().retry({ id: added.id });
    expect(basemaps[0]?.version).toBeGreaterThan(added.version);
    expect((await core.tile(added.id, 4, 1, 3)).headers.get('cache-control')).toContain('max-age=86400');
    expect(await core.stateOf(added.id)).toBe('ready');
  });

  test('that packs what it sends is read, and stopped where it swells beyond a tile', async () => {
    const added = await addXyz();
    const packed = { 'content-type': 'image/png', 'content-encoding': 'gzip' };
    server.answer = (_request, response) => void response.writeHead(200, packed).end(gzipSync(green));
    const tile = await core.tile(added.id, 1, 0, 0);
    expect(Buffer.from(await tile.arrayBuffer())).toEqual(green);
    const swelling = gzipSync(Buffer.alloc(80 * 2 ** 20));
    server.answer = (_request, response) => void response.writeHead(200, packed).end(swelling);
    await core.tile(added.id, 1, 0, 1);
    expect(await core.stateOf(added.id)).toBe('broken');
  });

  test('that leads to another host is not followed', async () => {
    const added = await addXyz();
    other.answer = picture;
    server.answer = (_request, response) =>
      void response.writeHead(302, { location: `${other.origin}/1/0/0.png` }).end();
    await core.tile(added.id, 1, 0, 0);
    expect(other.asked).toEqual([]);
    expect(await core.stateOf(added.id)).toBe('broken');
  });

  test.each([
    'ftp://a/{z}/{x}/{y}',
    'javascript:alert(1)',
    'ที่ไหนสักแห่ง',
    'https://user:pw@a.example/{z}/{x}/{y}',
  ])('%s is no address', async (address) => {
    await expect(client().readAddress({ address, ask: false })).rejects.toEqual(refused('address-invalid'));
  });
});

const WMS = `<?xml version="1.0"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service><Title>แผนที่ของจังหวัด</Title></Service>
<Capability><Request><GetMap><Format>image/png</Format></GetMap></Request><Layer><Title>ราก</Title><CRS>EPSG:3857</CRS>
<Layer><Name>ortho:2566</Name><Title>ภาพถ่าย 2566</Title><EX_GeographicBoundingBox><westBoundLongitude>98</westBoundLongitude><eastBoundLongitude>99</eastBoundLongitude><southBoundLatitude>7</southBoundLatitude><northBoundLatitude>8</northBoundLatitude></EX_GeographicBoundingBox></Layer></Layer></Capability></WMS_Capabilities>`;

const matrix = (z: number): string =>
  `<TileMatrix><ows:Identifier>ระดับ${z}</ows:Identifier><ScaleDenominator>${559082264.0287178 / 2 ** z}</ScaleDenominator><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>${2 ** z}</MatrixWidth><MatrixHeight>${2 ** z}</MatrixHeight></TileMatrix>`;
const wmts = (
  resource: string,
): string => `<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"><ows:ServiceIdentification><ows:Title>บริการ</ows:Title></ows:ServiceIdentification>
<Contents><Layer><ows:Title>พื้นหลัง</ows:Title><ows:Identifier>base</ows:Identifier><Style isDefault="true"><ows:Identifier>ปกติ</ows:Identifier></Style><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>GM</TileMatrixSet></TileMatrixSetLink>${resource}</Layer>
<TileMatrixSet><ows:Identifier>GM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>${[0, 1, 2, 3].map(matrix).join('')}</TileMatrixSet></Contents></Capabilities>`;

describe('services', () => {
  const serve =
    (xml: string): MadeServer['answer'] =>
    (request, response) =>
      /capabilities/i.test(request.url ?? '')
        ? void response.writeHead(200, { 'content-type': 'text/xml' }).end(xml)
        : picture(request, response);

  test('a WMS says what it offers, and is asked for boxes of Web Mercator', async () => {
    server.answer = serve(WMS);
    const address = `${server.origin}/geoserver/wms?token=${KEY}`;
    const reading = await client().readAddress({ address, ask: true });
    expect(reading).toMatchObject({
      format: 'wms',
      title: 'แผนที่ของจังหวัด',
      layers: [{ name: 'ortho:2566', extent: [98, 7, 99, 8] }],
    });
    const added = await client().addAddress({ address, layer: 'ortho:2566', title: 'ภาพ', attribution: '' });
    expect(added).toMatchObject({ format: 'wms', tileSize: 512, extent: [98, 7, 99, 8] });
    await core.tile(added.id, 1, 1, 0);
    const asked = new URL(server.asked.at(-1) ?? '', server.origin).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      token: KEY,
      request: 'GetMap',
      layers: 'ortho:2566',
      crs: 'EPSG:3857',
      width: '512',
    });
    const half = 20037508.342789244;
    expect(asked.get('bbox')?.split(',').map(Number)).toEqual([0, 0, half, half]);
  });

  test.each([
    [
      'by words',
      '',
      '/wmts?service=WMTS&request=GetTile&version=1.0.0&layer=base&style=ปกติ&format=image/png&tilematrixset=GM&tilematrix=ระดับ2&tilerow=1&tilecol=3',
    ],
    [
      'by its own addresses',
      '<ResourceURL format="image/png" resourceType="tile" template="ORIGIN/t/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/>',
      '/t/ปกติ/GM/ระดับ2/1/3.png',
    ],
  ])('a WMTS is asked %s, with its own names for zooms', async (_how, resource, expected) => {
    server.answer = serve(wmts(resource.replace('ORIGIN', server.origin)));
    const address = `${server.origin}/wmts`;
    const added = await client().addAddress({ address, layer: 'base', title: 'พื้นหลัง', attribution: '' });
    expect(added).toMatchObject({ format: 'wmts', maxZoom: 3, tileSize: 256 });
    await core.tile(added.id, 2, 3, 1);
    expect(server.asked.at(-1)).toBe(expected);
  });

  test('one whose tiles lie on another host offers nothing that can be added', async () => {
    server.answer = serve(
      wmts(
        `<ResourceURL format="image/png" resourceType="tile" template="${other.origin}/{TileMatrix}/{TileRow}/{TileCol}.png"/>`,
      ),
    );
    const add = client().addAddress({
      address: `${server.origin}/wmts`,
      layer: 'base',
      title: 'ก',
      attribution: '',
    });
    await expect(add).rejects.toEqual(refused('address-layer-missing'));
    expect(other.asked).toEqual([]);
  });

  test('what is no service is refused in words, entities are not expanded', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><WMS_Capabilities>&b;&b;</WMS_Capabilities>`;
    for (const text of ['<html><body>ไม่มี</body></html>', 'x', bomb]) {
      server.answer = serve(text);
      await expect(client().readAddress({ address: `${server.origin}/wms`, ask: true })).rejects.toEqual(
        refused('address-no-map'),
      );
    }
    await server.stop();
    await expect(client().readAddress({ address: `${server.origin}/wms`, ask: true })).rejects.toEqual(
      refused('address-silent'),
    );
    await server.start();
  });
});
