import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test, vi } from 'vitest';
import type { Basemap } from '../../shared/contract/basemaps.ts';
import { basemapParts } from './basemap-layers.ts';
import { themeOf } from './basemap-vector.ts';
import { LOOKS } from './looks.ts';

// The map's fonts are told by whole addresses.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1/' }));

const basemap = (change: Partial<Basemap> = {}): Basemap => ({
  ...{ id: 'a', title: 'ภาพถ่าย', attribution: 'กรมแผนที่', format: 'mbtiles', kind: 'raster', place: 'copied' },
  ...{ from: 'a.mbtiles', state: 'ready', extent: [98, 7, 99, 9], minZoom: 0, maxZoom: 14, tileSize: 256 },
  ...{ vectorLayers: [], version: 3, look: { opacity: 0.6, grey: true, fromZoom: 5, toZoom: 18 } },
  ...change,
});

describe('what lies under the data', () => {
  test.each([
    ['water', 'water'],
    ['ocean', 'water'],
    ['water_polygons', 'water'],
    ['waterway', 'waterline'],
    ['water_lines', 'waterline'],
    ['water_name', 'words'],
    ['transportation', 'road'],
    ['transportation_name', 'words'],
    ['streets', 'road'],
    ['roads', 'road'],
    ['boundaries', 'boundary'],
    ['boundary_labels', 'words'],
    ['place', 'places'],
    ['places', 'places'],
    ['place_labels', 'places'],
    ['buildings', 'building'],
    ['landuse', 'green'],
    ['landcover', 'green'],
    ['earth', 'land'],
    ['pois', 'words'],
    ['แปลงที่ดิน', 'other'],
  ])('a tile layer called %s is drawn as %s', (name, theme) => {
    expect(themeOf(name)).toBe(theme);
  });

  test.each(['light', 'dark', 'wall'] as const)(
    'is a style that the map understands, in the look %s',
    (look) => {
      const vectorLayers = [
        'water',
        'waterway',
        'roads',
        'boundaries',
        'places',
        'landuse',
        'earth',
        'buildings',
        'แปลง',
      ];
      for (const own of [basemap(), basemap({ kind: 'vector', tileSize: 512, vectorLayers })]) {
        const parts = basemapParts({ kind: 'own', basemap: own }, LOOKS[look], 'th');
        const style = {
          version: 8 as const,
          glyphs: 'a/{fontstack}/{range}',
          ...parts,
          layers: [...parts.layers],
        };
        expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
        expect(parts.layers.length).toBeGreaterThan(0);
        expect(parts.layers.every(({ minzoom, maxzoom }) => minzoom === 5 && maxzoom === 18)).toBe(true);
      }
    },
  );

  test('asks only for tiles within the basemap, under an address that changes with it', () => {
    const { sources } = basemapParts({ kind: 'own', basemap: basemap() }, LOOKS.light, 'th');
    expect(sources.basemap).toMatchObject({
      tiles: ['/tiles/basemap/a/{z}/{x}/{y}?v=3'],
      bounds: [98, 7, 99, 9],
      maxzoom: 14,
    });
  });

  test('is nothing where nothing is wanted', () => {
    expect(basemapParts({ kind: 'none' }, LOOKS.light, 'th').layers).toEqual([]);
    expect(basemapParts(undefined, LOOKS.light, 'th').layers).toEqual([]);
  });
});
