import { describe, expect, it } from 'vitest';
import type { ZoneDistrict, ZoneScheme } from '../../../shared/contract/zones.ts';
import { takeOversOf, unassignedOf } from './zone-draft.ts';

const district = (code: string): ZoneDistrict => ({
  fid: Number(code),
  code,
  title: `อ. ${code}`,
  areaM2: 1,
  subdistricts: 3,
});
const districts = ['9901', '9902', '9903', '9904'].map(district);
const zone = (id: string, codes: string[]) => ({
  ...{ id, fid: 1, code: id, title: `โซน ${id}`, color: '#F8DDBB', areaM2: 1 },
  districtCodes: codes,
});
const scheme: ZoneScheme = {
  id: 's',
  title: 'ชุด',
  layer: 'zone_s',
  zones: [zone('a', ['9901', '9902']), zone('b', ['9903'])],
};
const draft = (zoneId: string | null, codes: string[]) => ({ zoneId, title: 'ใหม่', color: '#E9E8B2', codes });

describe('taking districts over', () => {
  it('names each district that moves and the zone it leaves', () => {
    const moves = takeOversOf(draft(null, ['9902', '9903', '9904']), scheme, districts);
    expect(moves.map((move) => [move.district.code, move.from.id, move.leavesNone])).toEqual([
      ['9902', 'a', false],
      ['9903', 'b', true],
    ]);
  });

  it('asks nothing for a zone that keeps its own districts', () => {
    expect(takeOversOf(draft('a', ['9901', '9904']), scheme, districts)).toEqual([]);
  });

  it('lists what no zone holds', () => {
    expect(unassignedOf(scheme, districts).map(({ code }) => code)).toEqual(['9904']);
  });
});
