import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crsById } from '../../crs/index.ts';
import { drawPicture } from '../drawing/draw-picture.ts';
import { tileTarget } from '../drawing/tile-target.ts';
import { madeFolder } from '../testing/made-folder.ts';
import { positionPixels, writeGeotiff } from '../testing/made-maps.ts';
import { openPicture, prepare } from './open-picture.ts';
import { type Affine, affineOf, crsOfTiff } from './place.ts';
import { openTiffPicture } from './tiff-picture.ts';
import { tileAt } from './tile-pixels.ts';

const hasGdal = spawnSync('gdalwarp', ['--version']).status === 0;
const gdalReason = hasGdal ? '' : ' (skipped: gdal-bin is not installed)';
const { at, lookAt } = madeFolder();
const unreadable = expect.objectContaining({ code: 'basemap-unreadable' });

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
      ['webp', ['-co', 'COMPRESS=WEBP', '-co', 'WEBP_LOSSLESS=YES', '-co', 'TILED=YES']],
      ['zstd', ['-co', 'COMPRESS=ZSTD', '-co', 'PREDICTOR=2']],
      ['satellite', [...[1, 2, 3, 3, 1].flatMap((b) => ['-b', String(b)]), '-co', 'PHOTOMETRIC=MINISBLACK']],
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

  test('what is packed as nothing here unpacks, and what ends before its middle, is refused before it is on the list', async () => {
    const place = { width: SIZE, height: SIZE, epsg: 32647, left: 480_000, top: 900_000, pixel: 2 };
    writeGeotiff(at('p.tif'), positionPixels(SIZE, SIZE), place);
    const fax = ['-b', '1', '-co', 'NBITS=1', '-co', 'COMPRESS=CCITTFAX4'];
    spawnSync('gdal_translate', ['-q', ...fax, at('p.tif'), at('fax.tif')]);
    spawnSync('gdal_translate', [
      '-q',
      '-co',
      'COMPRESS=LZW',
      '-co',
      'BLOCKYSIZE=8',
      at('p.tif'),
      at('w.tif'),
    ]);
    writeFileSync(at('cut.tif'), readFileSync(at('w.tif')).subarray(0, 2000));
    await expect(lookAt('fax.tif', 'image')).rejects.toEqual(
      expect.objectContaining({ code: 'basemap-packing-unknown' }),
    );
    await expect(lookAt('cut.tif', 'image')).rejects.toEqual(unreadable);
    expect(await lookAt('w.tif', 'image')).toMatchObject({ format: 'image' });
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

test('metres are never taken for degrees, whatever the shift of datum makes of them', async () => {
  const place = { width: 4, height: 4, epsg: 32647, left: 480_000, top: 900_000, pixel: 2 };
  writeGeotiff(at('d.tif'), positionPixels(4, 4), place);
  const answer = await lookAt('d.tif', 'image');
  if (answer.format !== 'image') throw new Error('no picture');
  const { candidates } = answer.facts;
  expect(candidates.filter(({ where }) => where === 'here').map(({ id }) => id)).toEqual([
    'EPSG:32647',
    'EPSG:24047',
  ]);
  expect(
    candidates.filter(({ id }) => id === 'EPSG:4326' || id === 'EPSG:4240').map((one) => one.extent),
  ).toEqual([null, null]);
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
