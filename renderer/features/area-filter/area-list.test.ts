import { expect, it } from 'vitest';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { foundAreas, offeredAreas } from './area-list.ts';

const area = (
  register: SpineArea['register'],
  code: string,
  title: string,
  more: Partial<SpineArea> = {},
): SpineArea => ({
  ...{
    register,
    fid: Number(code),
    id: `id-${code}`,
    code,
    title,
    titleEn: null,
    above: null,
    moo: null,
    council: null,
  },
  ...{ validFrom: null, validTo: null, retired: false },
  ...more,
});
const spine: Spine = {
  areas: [
    area('province', '98', 'ทดสอบ'),
    area('district', '9801', 'น้ำใส'),
    area('subdistrict', '980101', 'บ้านป่า', { above: '9801' }),
    area('subdistrict', '980102', 'เก่า', { above: '9801', retired: true }),
    area('council_area', '7', 'พื้นที่สภาฯ บ้านป่า', { above: '9801' }),
    area('village', '98010101', 'โคก', { above: '980101' }),
  ],
  links: [],
};
const schemes = [
  {
    ...{ id: 's', title: 'เดิม', layer: 'zones_s' },
    zones: [
      { id: 'z', fid: 3, code: '1', title: 'โซนเหนือ', color: '#000000', districtCodes: ['9801'], areaM2: 1 },
    ],
  },
];

it('offers zones of every scheme, districts, sub-districts and council areas of today', () => {
  const offered = offeredAreas(spine, schemes);
  expect(offered.map(({ words }) => words.th)).toEqual([
    'โซนเหนือ',
    'อำเภอน้ำใส',
    'ตำบลบ้านป่า',
    'พื้นที่สภาฯ บ้านป่า',
  ]);
  expect(offered.map(({ layer, fid }) => `${layer} ${fid}`)).toEqual([
    'zones_s 3',
    'district 9801',
    'subdistrict 980101',
    'council_area 7',
  ]);
  expect(offered[0]?.group.th).toBe('โซน: เดิม');
  expect(offered[2]?.hint).toBe('อ.น้ำใส · 980101');
});

it('finds by name without tone marks, by district and by code', () => {
  const offered = offeredAreas(spine, schemes);
  const found = (typed: string) => foundAreas(offered, typed).map(({ id }) => id);
  expect(found('นำใส')).toEqual(['id-9801', 'id-980101', 'id-7']);
  expect(found('980101')).toEqual(['id-980101']);
  expect(found('zone')).toEqual(['z']);
  expect(found('ไม่มี')).toEqual([]);
});
