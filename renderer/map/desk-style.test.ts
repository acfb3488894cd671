import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { defaultStyle } from '../../shared/domain/styles.ts';
import { deskStyle, type Overlay } from './desk-style.ts';
import type { Scene } from './scene.ts';

// Fonts name their files beside the page's address.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1/' }));

const layer = (name: string, geometryType: LayerSummary['geometryType'], more = {}) =>
  ({
    ...{ name, geometryType, register: null, zoneSchemeId: null, title: name, fields: [], version: 1 },
    ...{ opacity: 1, visible: true, order: 0 },
    style: { ...defaultStyle(null, geometryType, null, 0), ...more },
  }) as unknown as LayerSummary;

const scene = (layers: readonly LayerSummary[]): Scene => ({
  ...{ look: 'light', opening: 'o', figures: 1, language: 'th', basemap: undefined },
  layers: layers.map((one) => ({ layer: one })),
});

const overlay = (all: readonly LayerSummary[], more: Partial<Overlay>): Overlay => ({
  ...{ selection: null, boxes: null, pick: null, preview: null, callouts: null, drawn: [], all },
  ...more,
});

const styleOf = (layers: readonly LayerSummary[], more: Partial<Overlay>) =>
  deskStyle(scene(layers), overlay(layers, more));

describe('the rings of selected rows', () => {
  const villages = layer('village', 'Point');
  const selection = { layer: 'village', fids: [7] };
  const ids = (style: ReturnType<typeof styleOf>) =>
    style.layers.map(({ id }) => id).filter((id) => /^selected:(spot|point)$/.test(id));

  it('stand where the rows are, since a tile seen from afar may not hold them', () => {
    const style = styleOf([villages], { selection, boxes: [{ fid: 7, box: [102, 15, 102, 15] }] });
    expect(ids(style)).toEqual(['selected:spot']);
    expect(style.sources.selected).toMatchObject({
      data: { features: [{ geometry: { coordinates: [102, 15] }, properties: { until: 30 } }] },
    });
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  it('are those of the tiles where the rows are too many', () => {
    const style = styleOf([villages], { selection });
    expect(ids(style)).toEqual(['selected:point']);
    expect(style.sources.selected).toBeUndefined();
  });

  it('end where an area is large enough to be seen by its outline', () => {
    const parcels = layer('parcel', 'Polygon');
    const style = styleOf([parcels], {
      selection: { layer: 'parcel', fids: [1] },
      boxes: [{ fid: 1, box: [102, 15, 102.001, 15.001] }],
    });
    const { selected } = style.sources;
    const spots = selected?.type === 'geojson' ? (selected.data as FeatureCollection) : null;
    const until = spots?.features[0]?.properties?.until ?? 0;
    const pixels = (0.001 / 360) * 512 * 2 ** until;
    expect(pixels).toBeGreaterThan(15);
    expect(pixels).toBeLessThan(25);
  });
});

describe('an area without a ground', () => {
  it('is pointed at where its scale draws it, and nowhere else', () => {
    const lines = layer('border', 'Polygon', { fill: null, minZoom: 8, maxZoom: 11 });
    const hit = styleOf([lines], {}).layers.find(({ id }) => id === 'border:hit');
    expect(hit).toMatchObject({ minzoom: 8, maxzoom: 11 });
  });
});
