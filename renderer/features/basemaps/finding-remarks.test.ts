import { expect, it } from 'vitest';
import { basemapFinding } from '../../../shared/contract/basemaps.ts';
import { remarksOf } from './finding-remarks.ts';

const crs = (id: string, awayKm: number | null) => ({
  ...{ id, title: id, extent: null, where: 'far' as const, awayKm },
});
const finding = (more: object) =>
  basemapFinding.parse({
    ...{
      token: 't',
      name: 'a.tif',
      bytes: 1,
      format: 'image',
      kind: 'raster',
      content: 'colours',
      title: 'a',
    },
    ...{ attribution: '', width: 1, height: 1, minZoom: 0, maxZoom: 1, extent: null, awayKm: null },
    ...{ crs: null, candidates: [], canRefer: true, refusal: null },
    ...more,
  });

it('tells how far a file lies from the data, by the system that is chosen', () => {
  const picture = finding({ crs: crs('EPSG:4326', 9012.4), candidates: [crs('EPSG:32647', 0)] });
  expect(remarksOf(picture, 'EPSG:4326')).toEqual([expect.stringContaining('9,012 กม.')]);
  expect(remarksOf(picture, 'EPSG:32647')).toEqual([]);
  expect(remarksOf(picture, null)).toEqual([]);
  expect(remarksOf(finding({ format: 'mbtiles', awayKm: 300 }), null)).toHaveLength(1);
  expect(remarksOf(finding({ format: 'mbtiles', awayKm: 0 }), null)).toEqual([]);
});

it('tells that numbers are no picture', () => {
  expect(remarksOf(finding({ content: 'numbers' }), null)).toEqual([expect.stringContaining('ตัวเลข')]);
});
