import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/geo/geometry.ts';
import { translate } from '../../ui/index.ts';
import { areaWords, lengthWords, measured, resultWords } from './measure.ts';

describe('measuring on the map', () => {
  it('adds the legs of a way by geodesics', () => {
    // A degree of the equator is a · π / 180; from the equator to the pole it is WGS 84's quarter meridian.
    const corners: Position[] = [
      [101, 0],
      [102, 0],
      [102, 90],
    ];
    const { legs, lengthM, areaM2 } = measured(corners, 'distance');
    expect(legs.map((leg) => Number(leg.toFixed(2)))).toEqual([111_319.49, 10_001_965.73]);
    expect(lengthM).toBeCloseTo(10_113_285.22, 1);
    expect(areaM2).toBeNull();
  });

  it('closes an area, and has none below three corners', () => {
    const corners: Position[] = [
      [102, 15],
      [102.01, 15],
      [102.01, 15.01],
      [102, 15.01],
    ];
    const { legs, areaM2 } = measured(corners, 'area');
    expect(legs).toHaveLength(4);
    expect(areaM2).toBeGreaterThan(1_180_000);
    expect(areaM2).toBeLessThan(1_192_000);
    expect(measured(corners.slice(0, 2), 'area')).toMatchObject({ areaM2: null, legs: [expect.any(Number)] });
  });

  it('says metres and kilometres, and an area as land documents do', () => {
    expect(lengthWords(850.44, translate)).toBe('850.4 ม.');
    expect(lengthWords(12_345.6, translate)).toBe('12.346 กม.');
    expect(areaWords(20_582.4, translate)).toBe('12-3-45.6 ไร่ · 20,582.4 ตร.ม.');
    expect(areaWords(5_400_000, translate)).toBe('3,375-0-0.0 ไร่ · 5.4 ตร.กม.');
    expect(
      resultWords(
        [
          [102, 15],
          [102, 15.001],
        ],
        'area',
        translate,
      ),
    ).toBe('รอบรูป 110.6 ม.');
  });
});
