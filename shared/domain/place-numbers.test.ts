import { describe, expect, it } from 'vitest';
import { isDividedByItself, lostPlaceNumbers } from './place-numbers.ts';

const byArea = { by: 'area', field: null, per: 1000 } as const;
const byPeople = { by: 'population', field: null, per: 1000 } as const;

describe('numbers of places', () => {
  it('that a style asks for and a layer has not are named, be they counted or divided by', () => {
    const lost = (geometryType: 'Point' | 'MultiPolygon', register: string | null) =>
      lostPlaceNumbers({ geometryType, register }, [
        { field: '@population', normalise: byArea },
        { field: 'n', normalise: null },
      ]).map(({ en }) => en);
    expect(lost('MultiPolygon', 'district')).toEqual([]);
    expect(lost('MultiPolygon', null)).toEqual(['Population']);
    expect(lost('Point', null)).toEqual(['Area', 'Population']);
    const shaped = { geometryType: 'Point', register: null } as const;
    expect(lostPlaceNumbers(shaped, [{ field: 'n', normalise: byPeople }])).toHaveLength(1);
    expect(lostPlaceNumbers(shaped, [{ field: null }])).toEqual([]);
  });

  it('are not divided by themselves, nor is a field', () => {
    expect(isDividedByItself('@area', byArea)).toBe(true);
    expect(isDividedByItself('@population', byArea)).toBe(false);
    expect(isDividedByItself('n', { by: 'field', field: 'n', per: 100 })).toBe(true);
    expect(isDividedByItself('n', { by: 'field', field: 'of', per: 100 })).toBe(false);
    expect(isDividedByItself('n', null)).toBe(false);
  });
});
