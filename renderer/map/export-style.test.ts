import { describe, expect, it, vi } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { defaultStyle } from '../../shared/domain/styles.ts';
import { mapStyleDocument } from './export-style.ts';

// Fonts name their files beside the page's address.
vi.hoisted(() => vi.stubGlobal('location', { href: 'http://127.0.0.1/' }));

const layer = (geometryType: 'Point' | 'Polygon', style: object) =>
  ({
    ...{ name: 'places', title: 'Places', geometryType, register: null, zoneSchemeId: null, opacity: 1 },
    ...{ fields: [], style: { ...defaultStyle(null, geometryType, null), ...style }, version: 1 },
    kind: 'layer',
  }) as unknown as LayerSummary;
const idsOf = (summary: LayerSummary, data: Parameters<typeof mapStyleDocument>[1]): string[] =>
  mapStyleDocument(summary, data).layers.map(({ id }) => id);

describe('a MapLibre style of its own', () => {
  it('holds the circles of clusters and their numbers', () => {
    const ids = idsOf(layer('Point', { kind: 'clusters' }), {});
    expect(ids).toContain('places:cluster');
    expect(ids).toContain('places:count');
  });

  it('holds the numbers that tiles lack, and the dots', () => {
    const classes = { method: 'own', breaks: [0, 10, 20], colors: ['#111111', '#222222'], labels: [] };
    const style = { kind: 'classes', field: '@population', classes };
    const numbers = { first: { fids: [31, 32], values: [5, 15] }, second: null };
    const said = JSON.stringify(mapStyleDocument(layer('Polygon', style), { numbers }).layers);
    expect(said).toContain('["match",["id"],31,5,32,15,');
    const dots = { kind: 'dots', field: '@population', dots: { per: 10, size: 3 } };
    expect(idsOf(layer('Polygon', dots), { numbers, dots: [99, 15] })).toContain('places:dots');
  });
});
