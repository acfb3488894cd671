import { expect, test } from 'vitest';
import { madeFolder } from '../testing/made-folder.ts';
import { writeGeotiff } from '../testing/made-maps.ts';
import { openTiffPicture } from './tiff-picture.ts';

const { at } = madeFolder();
const SIZE = 4;

test('numbers that are all the same are drawn grey, not in the black of what failed', async () => {
  const values = new Float32Array(SIZE * SIZE).fill(37.5);
  const place = { width: SIZE, height: SIZE, left: 99, top: 8, pixel: 0.01, epsg: 4326 };
  writeGeotiff(at('same.tif'), new Uint8Array(values.buffer), { ...place, numbers: true });
  const picture = await openTiffPicture(at('same.tif'));
  const rgba = await picture.read(0, { left: 0, top: 0, right: SIZE, bottom: SIZE });
  await picture.close();
  expect(rgba).toHaveLength(SIZE * SIZE * 4);
  for (let p = 0; p < rgba.length; p += 4) {
    expect(rgba[p]).toBeGreaterThan(90);
    expect(rgba[p]).toBeLessThan(170);
    expect(rgba[p + 3]).toBe(255);
  }
});
