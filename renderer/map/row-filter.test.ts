import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { RowsShown } from './bound-layer.ts';
import { onlyRows } from './row-filter.ts';

const aLayer = (change: Partial<LayerSummary>): LayerSummary => ({ ...change }) as LayerSummary;

const layer: LayerSpecification = {
  ...{ id: 'a:fill', type: 'fill', source: 'a', 'source-layer': 'a' },
  filter: ['==', ['geometry-type'], 'Polygon'],
};

/** Evaluates the filter as the map does. */
const draws = (rows: Partial<RowsShown>, id: number, properties: Record<string, unknown> = {}): boolean => {
  const [only] = onlyRows(aLayer({ geometryType: 'Polygon' }), [layer], {
    ...{ only: null, except: null, key: 'k' },
    ...rows,
  });
  const { filter } = featureFilter((only as unknown as { filter: never }).filter, 'layers[0].filter');
  return filter({ zoom: 9 } as never, { id, type: 3, properties } as never);
};
describe('the rows that a map draws', () => {
  it('are those named, or all but those named', () => {
    expect([draws({ only: [3, 5, 5] }, 5), draws({ only: [3, 5] }, 4), draws({ only: [] }, 4)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([draws({ except: [3] }, 3), draws({ except: [3] }, 4), draws({ except: [] }, 4)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('are left to the tiles where points stand for others, and where they are too many to name', () => {
    const rows: RowsShown = { only: [3], except: null, key: 'k' };
    const layers = [layer];
    expect(onlyRows(aLayer({ geometryType: 'MultiPoint' }), layers, rows)).toBe(layers);
    expect(onlyRows(aLayer({ geometryType: 'Polygon' }), layers, rows)).not.toBe(layers);
    expect(onlyRows(aLayer({ geometryType: 'Polygon' }), layers, { ...rows, only: null })).toBe(layers);
  });
});
