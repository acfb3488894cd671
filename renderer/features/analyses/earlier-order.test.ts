import { describe, expect, it } from 'vitest';
import { layerSummary } from '../../../shared/contract/layers.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import { newestFirst, shownAtFirst } from './earlier-order.ts';

const result = (name: string, order: number) =>
  layerSummary.parse({
    ...{ name, title: name, titleEn: '', group: 'result', kind: 'result', register: null },
    ...{ geometryType: 'Point', featureCount: 1, extent: null, version: 1, visible: false, order },
    ...{ opacity: 1, style: defaultStyle(null, 'Point', null), fields: [], labelField: null },
    ...{ source: null, asOf: null, zoneSchemeId: null },
  });
const names = (results: ReturnType<typeof newestFirst>): string[] => results.map(({ layer }) => layer.name);

describe('earlier answers', () => {
  it('come newest first wherever they lie on the map, one that has just come before all', () => {
    const layers = [result('areas', 1), result('points', 9), result('new', 5)];
    const times = [
      { layer: 'areas', ranAt: '2026-11-28T10:00:00Z' },
      { layer: 'points', ranAt: '2026-11-28T09:00:00Z' },
    ];
    const found = newestFirst(layers, times);
    expect(names(found)).toEqual(['new', 'areas', 'points']);
    expect(found.map(({ ranAt }) => ranAt)).toEqual([null, '2026-11-28T10:00:00Z', '2026-11-28T09:00:00Z']);
  });

  it('are few at first, with the one that is open among them', () => {
    const layers = Array.from({ length: 9 }, (_, i) => result(`r${i}`, 9 - i));
    const found = newestFirst(
      layers,
      layers.map(({ name }) => ({ layer: name, ranAt: null })),
    );
    expect(names(shownAtFirst(found, 'r7'))).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r7']);
    expect(names(shownAtFirst(found, undefined))).toHaveLength(5);
  });
});
