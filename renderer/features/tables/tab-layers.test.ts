import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { tabLayers } from './tab-layers.ts';

const layer = (name: string, more: Partial<LayerSummary> = {}): LayerSummary =>
  ({
    name,
    register: name,
    kind: 'register',
    zoneSchemeId: null,
    visible: true,
    featureCount: 3,
    ...more,
  }) as LayerSummary;

describe('the tabs of the table', () => {
  it('begin with results and the smallest areas, and end with what is hidden', () => {
    const layers = [
      layer('province'),
      layer('partner'),
      layer('village', { visible: false }),
      layer('zones_1', { register: 'zone', zoneSchemeId: 's' }),
      layer('council'),
      layer('subdistrict'),
      layer('answer', { register: null, kind: 'result' }),
      layer('survey', { register: null, kind: 'imported' }),
      layer('learning_area', { featureCount: 0 }),
    ];
    const names = (wanted: string | null): string[] => tabLayers(layers, wanted).map(({ name }) => name);
    expect(names(null)).toEqual([
      'answer',
      'survey',
      'subdistrict',
      'zones_1',
      'province',
      'council',
      'partner',
      'village',
    ]);
    expect(names('learning_area')).toContain('learning_area');
  });
});
