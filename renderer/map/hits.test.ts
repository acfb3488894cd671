import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { gatheredIn, rankedLayers } from './hits.ts';

const layer = (name: string, geometryType: string, minZoom = 0) =>
  ({ name, geometryType, register: name, zoneSchemeId: null, style: { minZoom } }) as unknown as LayerSummary;

describe('the layer that a lasso means', () => {
  const layers = [
    layer('province', 'MultiPolygon'),
    layer('village', 'Point', 9.5),
    layer('council', 'Point'),
    layer('subdistrict', 'MultiPolygon'),
  ];

  it('is a point before an area, a small area before a large one', () => {
    expect(rankedLayers(layers, null, 12)).toEqual(['village', 'council', 'subdistrict', 'province']);
  });

  it('is nothing that the scale leaves out, unless it was chosen', () => {
    expect(rankedLayers(layers, null, 8)).toEqual(['council', 'subdistrict', 'province', 'village']);
    expect(rankedLayers(layers, 'village', 8)[0]).toBe('village');
  });
});

describe('a point that is drawn in the place of others', () => {
  const at = { type: 'Point', coordinates: [102, 15] } as const;
  const found = (id: string, properties: object) =>
    gatheredIn({ geometry: at, properties, layer: { id } } as never);

  it('says how many there are, and whether it bears their number', () => {
    expect(found('village:point', { point_count: 12 })).toEqual({ count: 12, at: [102, 15], cluster: false });
    expect(found('village:count', { point_count: 12 })?.cluster).toBe(true);
    expect(found('village:point', {})).toBeNull();
  });
});
