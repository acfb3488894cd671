import { expect, it } from 'vitest';
import { MOST_NARROWED_WORDS } from '../../../shared/contract/exports.ts';
import { fill, type Translate } from '../../ui/text.ts';
import { joinedParts, timeSaid } from './narrowing-words.ts';

const t: Translate = (text, values) => fill(text.th, values);

it('says of which time a map is', () => {
  const said = (on: string | null, from?: string | null, to?: string | null) =>
    timeSaid(
      {
        ...{ layer: 'council', on },
        filter: from === undefined ? null : { field: 'registered_on', op: 'between', from, to: to ?? null },
      },
      t,
      'th',
    );
  expect(said('2017-12-31')).toBe('ณ 31 ธ.ค. 2560');
  expect(said(null, '2017-01-01', '2017-12-31')).toBe('1 ม.ค. 2560 – 31 ธ.ค. 2560');
  expect(said(null, null, '2017-12-31')).toBe('ถึง 31 ธ.ค. 2560');
  expect(said(null, '2017-01-01', null)).toBe('ตั้งแต่ 1 ม.ค. 2560');
  expect(said(null)).toBe('');
});

it('has as many parts as a sheet has room for, and says how many more there are', () => {
  expect(joinedParts(['อำเภอเมือง', 'ตำบลเหนือ'], t)).toBe('อำเภอเมือง · ตำบลเหนือ');
  const many = Array.from({ length: 12 }, (_, i) => `${'ชื่อชั้นข้อมูลที่ยาวมาก '.repeat(2)}${i}`);
  const line = joinedParts(many, t);
  expect(line.length).toBeLessThanOrEqual(MOST_NARROWED_WORDS);
  const shown = line.split(' · ');
  expect(shown.at(-1)).toBe(`และอีก ${12 - (shown.length - 1)} อย่าง`);
  const long = joinedParts(['ก'.repeat(400)], t);
  expect([long.length, long.at(-1)]).toEqual([MOST_NARROWED_WORDS, '…']);
});
