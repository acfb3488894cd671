import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { rankedLayers } from './hits.ts';

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
