import { describe, expect, test } from 'vitest';
import type { CouncilArea, Spine, SpineArea } from '../../../shared/contract/areas.ts';
import {
  draftOf,
  isChanged,
  movesOf,
  toggleSubdistrict,
  toggleVillage,
  villagesIn,
  withVillages,
} from './council-draft.ts';

const village = (id: string, above: string, council: string | null = null, retired = false): SpineArea => ({
  ...{ register: 'village', fid: Number(id.slice(1)), id, code: `${above}0${id.slice(1)}`, title: id },
  ...{ titleEn: null, above, moo: null, council, validFrom: null, validTo: null, retired },
});

const spine: Spine = {
  areas: [
    village('v1', '810301', 'c'),
    village('v2', '810301'),
    village('v3', '810301', 'other'),
    village('v4', '810302'),
    village('v5', '810302', null, true),
  ],
  links: [],
};

const council: CouncilArea = {
  ...{ fid: 1, id: 'c', title: 'สภา', code: null, shapeFrom: 'given', hasShape: true, areaM2: 1 },
  subdistricts: [{ code: '810301', title: 'ก', fid: 1, sharedWith: [], villages: 3, members: 1 }],
  members: [{ fid: 1, villageId: 'v1', title: 'v1', code: null, subdistrict: 'ก', from: null, to: null }],
  ...{ former: [], councils: [], warnings: [] },
};

describe('what a council area is made of', () => {
  const draft = draftOf(council);

  test('starts as it stands', () => {
    expect(draft).toEqual({ subdistricts: ['810301'], villages: ['v1'], shapeFrom: 'given' });
    expect(isChanged(draft, council)).toBe(false);
    expect(villagesIn(spine, '810302').map(({ id }) => id)).toEqual(['v4']);
  });

  test('a sub-district brings its villages that are free, and takes its own along', () => {
    const more = toggleSubdistrict(draft, spine, '810302');
    expect(more).toMatchObject({ subdistricts: ['810301', '810302'], villages: ['v1', 'v4'] });
    expect(movesOf(more, council)).toEqual({ come: 1, go: 0 });
    expect(toggleSubdistrict(more, spine, '810301')).toMatchObject({
      subdistricts: ['810302'],
      villages: ['v4'],
    });
  });

  test('a village brings its sub-district', () => {
    const more = toggleVillage(draft, village('v4', '810302'));
    expect(more).toMatchObject({ subdistricts: ['810301', '810302'], villages: ['v1', 'v4'] });
    expect(toggleVillage(more, village('v4', '810302'))).toMatchObject({
      subdistricts: ['810301', '810302'],
      villages: ['v1'],
    });
  });

  test('takes all villages of a sub-district, or none', () => {
    const inside = villagesIn(spine, '810301');
    const all = withVillages(draft, inside, true);
    expect([...all.villages].sort()).toEqual(['v1', 'v2', 'v3']);
    expect(withVillages(all, inside, false).villages).toEqual([]);
    expect(isChanged({ ...draft, shapeFrom: 'parts' }, council)).toBe(true);
  });
});
