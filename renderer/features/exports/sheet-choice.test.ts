import { describe, expect, it } from 'vitest';
import { type LayerSummary, layerSummary } from '../../../shared/contract/layers.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { SheetDraft } from './export-store.ts';
import { sheetExtentOf, sheetLayersOf } from './sheet-choice.ts';

const layer = (name: string, order: number, more: Partial<LayerSummary> = {}): LayerSummary =>
  layerSummary.parse({
    ...{ name, title: name, titleEn: name, group: 'area', kind: 'register', register: name, order },
    ...{
      geometryType: 'MultiPolygon',
      featureCount: 1,
      extent: [100, 15, 101, 16],
      version: 1,
      visible: true,
    },
    ...{ opacity: 1, style: defaultStyle(null, 'MultiPolygon', null), fields: [], labelField: null },
    ...{ source: null, asOf: null, zoneSchemeId: null },
    ...more,
  });
const draft = (more: Partial<SheetDraft>): SheetDraft => ({
  ...{ title: 'ก', layers: [], focus: null, paper: 'a4', orientation: 'landscape' },
  ...{ thaiDigits: false, maker: '', basemap: true, filtered: true, area: 'whole' },
  ...more,
});
const layers = [
  layer('answer', 4, { kind: 'result', register: null, visible: false }),
  layer('other', 5, { kind: 'result', register: null }),
  layer('district', 2),
  layer('province', 1, { extent: [99, 14, 102, 17] }),
  layer('elsewhere', 3, { kind: 'imported', register: null, extent: [98, 7, 99, 8] }),
  layer('hidden', 6, { visible: false }),
  layer('fund', 7, { geometryType: 'None', extent: null }),
  layer('empty', 8, { featureCount: 0, extent: null }),
];

describe('what stands on a map sheet', () => {
  it('takes what is visible, lowest first', () => {
    expect(sheetLayersOf(draft({}), layers)).toEqual(['province', 'district', 'elsewhere', 'other']);
    expect(sheetExtentOf(draft({}), layers)).toEqual([99, 14, 102, 17]);
  });

  it('with a main subject leaves out other answers and what lies elsewhere', () => {
    const focused = draft({ focus: 'answer' });
    expect(sheetLayersOf(focused, layers)).toEqual(['province', 'district', 'answer']);
    expect(sheetExtentOf(focused, layers)).toEqual([100, 15, 101, 16]);
  });

  it('keeps to what was ticked', () => {
    expect(sheetLayersOf(draft({ focus: 'answer', layers: ['hidden', 'answer'] }), layers)).toEqual([
      'answer',
      'hidden',
    ]);
    expect(sheetLayersOf(draft({ layers: ['fund', 'empty'] }), layers)).toEqual(['empty']);
  });
});
