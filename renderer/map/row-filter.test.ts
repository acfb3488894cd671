import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { TableFilter } from '../../shared/contract/table-query.ts';
import { isInTiles, onlyRows, type RowsShown } from './row-filter.ts';

const layer: LayerSpecification = {
  ...{ id: 'a:fill', type: 'fill', source: 'a', 'source-layer': 'a' },
  filter: ['==', ['geometry-type'], 'Polygon'],
};

/** Evaluates the filter as the map does. */
const draws = (rows: Partial<RowsShown>, id: number, properties: Record<string, unknown> = {}): boolean => {
  const [only] = onlyRows([layer], { only: null, except: null, conditions: [], ...rows });
  const { filter } = featureFilter((only as unknown as { filter: never }).filter, 'layers[0].filter');
  return filter({ zoom: 9 } as never, { id, type: 3, properties } as never);
};
const fits = (filter: TableFilter, properties: Record<string, unknown>): boolean =>
  draws({ conditions: [filter] }, 1, properties);

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

  it('are those whose values in the tiles fit', () => {
    const words = (op: 'contains' | 'equals' | 'starts-with' | 'not-contains', value: string): boolean =>
      fits({ field: 'n', op, value }, { n: 'ตำบลหนองแวง' });
    expect([
      words('contains', 'หนอง'),
      words('equals', 'หนอง'),
      words('starts-with', 'ตำบล'),
      words('not-contains', 'หนอง'),
    ]).toEqual([true, false, true, false]);
    const range: TableFilter = { field: 'n', op: 'between', from: 2, to: null };
    expect([fits(range, { n: 2 }), fits(range, { n: 1 }), fits(range, {})]).toEqual([true, false, false]);
    const among: TableFilter = { field: 'n', op: 'in', values: ['a', null] };
    expect([fits(among, { n: 'a' }), fits(among, { n: 'b' }), fits(among, {})]).toEqual([true, false, true]);
    expect([
      fits({ field: 'n', op: 'missing' }, {}),
      fits({ field: 'n', op: 'not-missing' }, { n: 0 }),
    ]).toEqual([true, true]);
  });

  it('can be told so only of fields that tiles hold', () => {
    const filter: TableFilter = { field: 'n', op: 'missing' };
    expect([isInTiles([filter], ['n', null]), isInTiles([filter], [null]), isInTiles([], ['n'])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
