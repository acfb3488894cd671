import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crsById } from '../../crs/index.ts';
import { drawPicture } from '../drawing/draw-picture.ts';
import { tileTarget } from '../drawing/tile-target.ts';
import { look } from '../look.ts';
import {
  colourTiles,
  positionPixels,
  writeGeotiff,
  writeMbtiles,
  writePmtiles,
} from '../testing/made-maps.ts';
import { openMbtiles } from './mbtiles.queries.ts';
import { openPicture, prepare } from './open-picture.ts';
import { type Affine, affineOf, crsOfTiff } from './place.ts';
import { openPmtiles } from './pmtiles-file.ts';
import { openTiffPicture } from './tiff-picture.ts';
import { tileAt } from './tile-pixels.ts';

const hasGdal = spawnSync('gdalwarp', ['--version']).status === 0;
const gdalReason = hasGdal ? '' : ' (skipped: gdal-bin is not installed)';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'changwat-basemap-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const at = (name: string): string => join(home, name);

const middle = async (bytes: Uint8Array | null): Promise<number[]> => {
  const { data, info } = await sharp(bytes ?? new Uint8Array())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const i = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(i, i + 3)];
};

describe('files of tiles', () => {
  const facts = {
    name: 'ภาพถ่าย',
    attribution: '<a href="x">กรมแผนที่</a> &copy; 2567',
    bounds: [98, 8, 99, 9],
  } as const;

  test.each([
    ['pmtiles', writePmtiles, openPmtiles],
    ['mbtiles', writeMbtiles, openMbtiles],
  ] as const)(
    '.%s give their tiles by x and y from the north, and say what they are',
    async (ending, write, open) => {
      const tiles = await colourTiles(['#ff0000', '#00ff00']);
      const blue = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#0000ff' } })
        .png()
        .toBuffer();
      write(
        at(`a.${ending}`),
        tiles.map((tile) => (tile.z === 1 && tile.x === 1 && tile.y === 0 ? { ...tile, bytes: blue } : tile)),
        facts,
      );
      const file = await open(at(`a.${ending}`));
      expect(file.facts).toEqual({
        ...{ kind: 'raster', title: 'ภาพถ่าย', attribution: 'กรมแผนที่ © 2567', extent: [98, 8, 99, 9] },
        ...{ minZoom: 0, maxZoom: 1, tileSize: 256, vectorLayers: [] },
      });
      expect(await middle(await file.tile(0, 0, 0))).toEqual([255, 0, 0]);
      expect(await middle(await file.tile(1, 1, 0))).toEqual([0, 0, 255]);
      expect(await middle(await file.tile(1, 1, 1))).toEqual([0, 255, 0]);
      expect(await file.tile(5, 3, 3)).toBeNull();
      await file.close();
    },
  );

  test.each([
    ['pmtiles', writePmtiles, openPmtiles],
    ['mbtiles', writeMbtiles, openMbtiles],
  ] as const)(
    '.%s of vector tiles come unpacked, with the names of their layers',
    async (ending, write, open) => {
      const bytes = new TextEncoder().encode('a tile of vectors');
      write(at(`v.${ending}`), [{ z: 0, x: 0, y: 0, bytes }], { vectorLayers: ['water', 'roads'] });
      const file = await open(at(`v.${ending}`));
      expect(file.facts).toMatchObject({ kind: 'vector', vectorLayers: ['water', 'roads'], tileSize: 512 });
      expect(new TextDecoder().decode((await file.tile(0, 0, 0)) ?? undefined)).toBe('a tile of vectors');
      await file.close();
    },
  );
});

describe('files that are not what they should be', () => {
  const lookAt = (name: string, format: 'pmtiles' | 'mbtiles' | 'image') =>
    look({ path: at(name), name, format, world: null, prj: null, home: null });
  const unreadable = expect.objectContaining({ code: 'basemap-unreadable' });

  test('rubbish, cut files and databases of others are refused in words', async () => {
    writePmtiles(at('good.pmtiles'), await colourTiles(['#ff0000', '#00ff00']));
    writeFileSync(at('cut.pmtiles'), readFileSync(at('good.pmtiles')).subarray(0, 200));
    for (const format of ['pmtiles', 'mbtiles', 'image'] as const) {
      writeFileSync(at(`rubbish.${format}`), 'x'.repeat(5000));
      writeFileSync(at(`empty.${format}`), '');
      await expect(lookAt(`rubbish.${format}`, format)).rejects.toEqual(unreadable);
      await expect(lookAt(`empty.${format}`, format)).rejects.toEqual(unreadable);
    }
    await expect(lookAt('cut.pmtiles', 'pmtiles')).rejects.toEqual(unreadable);
    const db = new Database(at('other.mbtiles'));
    db.exec('CREATE TABLE tiles (x)');
    db.close();
    await expect(lookAt('other.mbtiles', 'mbtiles')).rejects.toEqual(unreadable);
  });

  test('a database in WAL mode is read as a copy, and nothing is left beside it', async () => {
    writeMbtiles(at('log.mbtiles'), await colourTiles(['#ff0000']));
    const db = new Database(at('log.mbtiles'));
    db.pragma('journal_mode = WAL');
    db.close();
    const answer = await lookAt('log.mbtiles', 'mbtiles');
    expect(answer).toMatchObject({ format: 'mbtiles', whole: false });
    expect(spawnSync('ls', [home], { encoding: 'utf8' }).stdout.trim()).toBe('log.mbtiles');
  });

  test('a packed tile that would swell beyond measure is no tile', async () => {
    writeMbtiles(at('bomb.mbtiles'), [{ z: 0, x: 0, y: 0, bytes: new Uint8Array(40 * 2 ** 20) }], {
      vectorLayers: ['a'],
    });
    const file = await openMbtiles(at('bomb.mbtiles'));
    await expect(file.tile(0, 0, 0)).rejects.toThrow();
    await file.close();
  });

  test('a picture without a place is asked for its world file', async () => {
    await sharp({ create: { width: 10, height: 10, channels: 3, background: 'red' } })
      .jpeg()
      .toFile(at('a.image'));
    await expect(lookAt('a.image', 'image')).rejects.toEqual(
      expect.objectContaining({ code: 'basemap-place-missing' }),
    );
  });
});

const SIZE = 200;
/** A square of Krabi's west, 2 m a pixel, in each system that Thai pictures come in. */
const PLACES = [
  ['WGS 84 / UTM 47N', 32647, { left: 480_000, top: 900_000, pixel: 2 }, 'EPSG:32647'],
  [
    'Indian 1975 / UTM 47N',
    24047,
    { left: 480_000, top: 900_000, pixel: 2 },
    '+proj=utm +zone=47 +a=6377276.345 +rf=300.8017 +towgs84=204.4798,837.8940,294.7765 +units=m +no_defs',
  ],
  ['WGS 84 / UTM 48N', 32648, { left: 180_000, top: 1_530_000, pixel: 2 }, 'EPSG:32648'],
  ['degrees', 4326, { left: 98.8, top: 8.1, pixel: 0.00002 }, 'EPSG:4326'],
  ['Web Mercator', 3857, { left: 11_000_000, top: 900_000, pixel: 2 }, 'EPSG:3857'],
] as const;

async function placedTiff(path: string) {
  const picture = await openTiffPicture(path);
  const affine = (await affineOf(picture.image)) as Affine;
  const crs = crsById(crsOfTiff(picture.image)?.id ?? '');
  if (crs === null) throw new Error('no system');
  return { picture, affine, fromWgs84: crs.fromWgs84(), crs };
}

/** The tile of a zoom in which the middle of a picture lies. */
function tileOfMiddle({ affine, crs }: Awaited<ReturnType<typeof placedTiff>>, z: number) {
  const [a, b, c, d, e, f] = affine;
  const xy = Float64Array.from([(a + b) * (SIZE / 2) + c, (d + e) * (SIZE / 2) + f]);
  crs.toWgs84().apply(xy, 0, 2);
  return { z, ...tileAt(z, [xy[0] as number, xy[1] as number]) };
}

describe.skipIf(!hasGdal)(`pictures in other systems, beside GDAL's own warping${gdalReason}`, () => {
  test.each(PLACES)(
    '%s: every pixel of a tile lies where GDAL puts it',
    async (_name, epsg, place, system) => {
      const path = at('p.tif');
      writeGeotiff(path, positionPixels(SIZE, SIZE), { width: SIZE, height: SIZE, epsg, ...place });
      const placed = await placedTiff(path);
      const { z, x, y } = tileOfMiddle(placed, 16);
      const ours = await drawPicture(placed, tileTarget(z, x, y, 512));
      const half = 20037508.342789244;
      const side = (2 * half) / 2 ** z;
      const box = [x * side - half, half - (y + 1) * side, (x + 1) * side - half, half - y * side].map(
        String,
      );
      const args = [
        '-q',
        '-overwrite',
        '-s_srs',
        system,
        '-t_srs',
        'EPSG:3857',
        '-te',
        ...box,
        '-ts',
        '512',
        '512',
      ];
      const run = spawnSync(
        'gdalwarp',
        [...args, '-r', 'bilinear', '-dstalpha', '-et', '0', path, at('g.tif')],
        { encoding: 'utf8' },
      );
      expect(run.status, run.stderr).toBe(0);
      const gdal = await openTiffPicture(at('g.tif'));
      const theirs = await gdal.read(0, { left: 0, top: 0, right: 512, bottom: 512 });
      await gdal.close();
      await placed.picture.close();
      let both = 0;
      let most = 0;
      let onlyOne = 0;
      for (let i = 0; i < theirs.length; i += 4) {
        const [a, b] = [ours?.[i + 3] === 255, theirs[i + 3] === 255];
        if (a !== b) onlyOne++;
        if (!a || !b) continue;
        both++;
        const off = (c: number): number => Math.abs((ours?.[i + c] as number) - (theirs[i + c] as number));
        most = Math.max(most, off(0), off(1));
      }
      expect(both).toBeGreaterThan(4000);
      // Red and green are the column and the row: what differs by one is a pixel off.
      expect(most).toBeLessThanOrEqual(1);
      expect(onlyOne).toBeLessThan(both * 0.02);
    },
  );

  test('tiled, packed, with overviews, masks and palettes, as GDAL writes them', async () => {
    const path = at('p.tif');
    writeGeotiff(path, positionPixels(SIZE, SIZE), {
      width: SIZE,
      height: SIZE,
      epsg: 32647,
      left: 480_000,
      top: 900_000,
      pixel: 2,
    });
    const kinds: [string, string[]][] = [
      ['deflate', ['-co', 'COMPRESS=DEFLATE', '-co', 'PREDICTOR=2', '-co', 'TILED=YES']],
      ['lzw', ['-co', 'COMPRESS=LZW', '-co', 'INTERLEAVE=BAND']],
      ['jpeg', ['-co', 'COMPRESS=JPEG', '-co', 'PHOTOMETRIC=YCBCR', '-co', 'JPEG_QUALITY=100']],
      ['big', ['-co', 'BIGTIFF=YES', '-co', 'COMPRESS=PACKBITS']],
      ['sixteen', ['-ot', 'UInt16', '-scale', '0', '255', '0', '65535']],
    ];
    for (const [name, options] of kinds) {
      spawnSync('gdal_translate', ['-q', ...options, path, at(`${name}.tif`)]);
      const picture = await openTiffPicture(at(`${name}.tif`));
      const pixel = await picture.read(0, { left: 150, top: 40, right: 151, bottom: 41 });
      await picture.close();
      const near = name === 'jpeg' ? 8 : name === 'sixteen' ? 60 : 0;
      expect(Math.abs((pixel[0] as number) - 150), name).toBeLessThanOrEqual(near);
      expect(Math.abs((pixel[1] as number) - 40), name).toBeLessThanOrEqual(near);
      expect(pixel[3], name).toBe(255);
    }
    spawnSync('gdaladdo', ['-q', '-r', 'average', at('deflate.tif'), '2', '4']);
    const picture = await openTiffPicture(at('deflate.tif'));
    expect(picture.levels.map(({ width }) => width)).toEqual([200, 100, 50]);
    const half = await picture.read(1, { left: 75, top: 20, right: 76, bottom: 21 });
    expect(Math.abs((half[0] as number) - 150.5)).toBeLessThanOrEqual(1);
    await picture.close();
  });

  test('an internal mask is honoured', async () => {
    const path = at('p.tif');
    writeGeotiff(path, positionPixels(SIZE, SIZE), {
      width: SIZE,
      height: SIZE,
      epsg: 32647,
      left: 480_000,
      top: 900_000,
      pixel: 2,
      noData: '0',
    });
    const args = ['-q', '-mask', '1', '-b', '1', '-b', '2', '-b', '3', '-co', 'COMPRESS=JPEG'];
    spawnSync('gdal_translate', [...args, '--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', path, at('m.tif')]);
    const picture = await openTiffPicture(at('m.tif'));
    // The first column's red is 0, which was «no data» in the band that became the mask.
    const row = await picture.read(0, { left: 0, top: 100, right: 12, bottom: 101 });
    await picture.close();
    expect(row[3]).toBe(0);
    expect(row[11 * 4 + 3]).toBe(255);
  });
});

test('«no data» is seen through', async () => {
  const pixels = positionPixels(20, 20).map((value, i) => (i < 20 * 3 * 5 ? 7 : value));
  writeGeotiff(at('n.tif'), pixels, {
    width: 20,
    height: 20,
    epsg: 32647,
    left: 480_000,
    top: 900_000,
    pixel: 2,
    noData: '7',
  });
  const picture = await openPicture(at('n.tif'), null);
  const read = (top: number) => picture.read(0, { left: 9, top, right: 10, bottom: top + 1 });
  expect([...(await read(2))]).toEqual([7, 7, 7, 0]);
  expect([...(await read(12))]).toEqual([9, 12, 255, 255]);
  await picture.close();
});

test('a large picture without overviews gets some, and is drawn the same from them', async () => {
  const [width, height] = [4500, 4200];
  const pixels = new Uint8Array(width * height * 3);
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i += 3) pixels.set([column >> 5, row >> 5, 90], i);
  writeGeotiff(at('large.tif'), pixels, {
    width,
    height,
    epsg: 32647,
    left: 480_000,
    top: 900_000,
    pixel: 2,
  });
  const told: number[] = [];
  await prepare(at('large.tif'), at('large.pyramid'), { onProgress: (fraction) => told.push(fraction) });
  expect(told.at(-1)).toBe(1);
  const [plain, made] = [
    await openPicture(at('large.tif'), null),
    await openPicture(at('large.tif'), at('large.pyramid')),
  ];
  expect(made.levels.length).toBeGreaterThan(plain.levels.length);
  const affine: Affine = [2, 0, 480_000, 0, -2, 900_000];
  const fromWgs84 = crsById('EPSG:32647')!.fromWgs84();
  const target = tileTarget(11, ...(Object.values(tileAt(11, [98.86, 8.1])) as [number, number]), 512);
  const a = await drawPicture({ picture: plain, affine, fromWgs84 }, target);
  const b = await drawPicture({ picture: made, affine, fromWgs84 }, target);
  await Promise.all([plain.close(), made.close()]);
  let most = 0;
  let seen = 0;
  for (let i = 0; i < (a?.length ?? 0); i += 4) {
    if (a?.[i + 3] !== 255 || b?.[i + 3] !== 255) continue;
    seen++;
    most = Math.max(
      most,
      Math.abs((a[i] as number) - (b[i] as number)),
      Math.abs((a[i + 1] as number) - (b[i + 1] as number)),
    );
  }
  expect(seen).toBeGreaterThan(1000);
  // A step of red is 32 pixels wide: overviews and their packing blur it by little.
  expect(most).toBeLessThanOrEqual(6);
});
