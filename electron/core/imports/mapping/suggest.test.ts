import { describe, expect, it } from 'vitest';
import type { GeometryType } from '../../../../shared/contract/base.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import type { CellValue, SourceColumn } from '../../formats/index.ts';
import { personalColumns } from '../personal/personal-columns.ts';
import { compileMapping, registerFits, reportMapping, suggestMapping } from './index.ts';

type Sheet = Readonly<Record<string, readonly CellValue[]>>;
const columnsOf = (sheet: Sheet): SourceColumn[] =>
  Object.keys(sheet).map((name) => ({ name, type: 'text', keptAsText: false }));
const samplesOf = (sheet: Sheet) => Object.entries(sheet).map(([name, values]) => ({ name, values }));
const suggest = (register: string, sheet: Sheet) =>
  suggestMapping(registerOf(register)!, columnsOf(sheet), samplesOf(sheet));
const best = (sheet: Sheet, geometry: GeometryType) =>
  registerFits(columnsOf(sheet), samplesOf(sheet), geometry)[0]?.key;
const short = (register: string, sheet: Sheet) =>
  suggest(register, sheet).found.map(
    ({ columns, field, convert, certain }) =>
      `${columns.join(' + ')} > ${field} ${convert}${certain ? '' : ' ?'}`,
  );

const ids = Array.from({ length: 6 }, (_, i) => {
  const twelve = `10000000${1000 + i}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return `${twelve}${(11 - (sum % 11)) % 10}`;
});

const forests: Sheet = {
  FOREST_NAM: ['ป่าชุมชนบ้านเขาสามสิบ', 'ป่าชุมชนบ้านคลองหินปูน', 'ป่าชุมชนบ้านทุ่งมหาเจริญ'],
  RAI: [612, 99, 12],
  NGAN: [3, 0, 1],
  WAH: [45.6, null, 20],
  TAMBON_IDN: ['270704', '270405', '270405'],
  AMP_NAM_T: ['อ.เขาฉกรรจ์', 'อ.วังน้ำเย็น', 'อ.วังน้ำเย็น'],
  APV_DATE: ['29/2/2567', '1 ม.ค. 60', '29/2/2568'],
  LAND_ST: ['ป่าสงวนฯ', 'สปก', 'ที่ไหน'],
  REMARK: [null, null, 'x'],
  OBJECTID: [1, 2, 3],
};

describe('a file of forests', () => {
  it('fills no field twice, whichever way it is written: what is suggested is taken', () => {
    const sheet: Sheet = {
      ชื่อป่าชุมชน: ['ป่าชุมชนบ้านเขาสามสิบ', 'ป่าชุมชนบ้านคลองหินปูน'],
      ตำบล: ['เขาสามสิบ', 'คลองหินปูน'],
      อำเภอ: ['เขาฉกรรจ์', 'วังน้ำเย็น'],
      จังหวัด: ['สระแก้ว', 'สระแก้ว'],
      เนื้อที่: ['612-3-45', '99-0-0'],
      งาน: [3, 0],
      ตารางวา: [45, 0],
    };
    const register = registerOf('community_forest')!;
    const { found } = suggest('community_forest', sheet);
    const mappings = found.map(({ field, convert, columns }) => ({ field, convert, columns: [...columns] }));
    expect(() => compileMapping(register, mappings, columnsOf(sheet))).not.toThrow();
    expect(found.filter(({ field }) => field.startsWith('declared_'))).toEqual([]);
  });

  it('is known, mapped by its headings, and tells what it leaves and what failed', () => {
    expect(best(forests, 'MultiPolygon')).toBe('community_forest');
    expect(short('community_forest', forests)).toEqual([
      'FOREST_NAM > name_th text',
      'RAI + NGAN + WAH > @declared-area rai-ngan-wah',
      'TAMBON_IDN > @area area-code',
      'AMP_NAM_T > @district text',
      'APV_DATE > approved_on date ?',
      'LAND_ST > land_status code-list ?',
    ]);
    const report = suggest('community_forest', forests);
    expect(report.left).toEqual(['REMARK', 'OBJECTID']);
    expect(report.missing).toEqual([]);
    const date = report.found.find(({ field }) => field === 'approved_on');
    expect(date).toMatchObject({ failed: 1, failedExamples: ['29/2/2568'] });
    expect(date?.examples[0]).toEqual({ from: '29/2/2567', to: '29 ก.พ. 2567', toEn: '29 Feb 2024' });
    const area = report.found.find(({ field }) => field === '@declared-area');
    expect(area?.examples[0]).toEqual({
      from: '612 · 3 · 45.6',
      to: '612 ไร่ 3 งาน 45.6 ตร.ว.',
      toEn: '612 rai 3 ngan 45.6 sq wah',
    });
  });

  it('is known by office headings too', () => {
    const sheet: Sheet = {
      ลำดับ: [1, 2, 3],
      ชื่อป่าชุมชน: ['บ้านเขา', 'บ้านคลอง', 'บ้านทุ่ง'],
      หมู่ที่: [3, 'หมู่ 4', '๕'],
      หมู่บ้าน: ['บ้านเขา', 'บ้านคลอง', 'บ้านทุ่ง'],
      ตำบล: ['ต.คลองหินปูน', 'คลองหินปูน', 'ทุ่งมหาเจริญ'],
      'เนื้อที่ (ไร่-งาน-ตร.ว.)': ['12-3-45.6', '1-0-0', '99-1-20'],
      วันที่อนุม: [45351, 45352, 45353],
      'จำนวนสมาชิก (คน)': ['25 คน', '๓๐', '-'],
    };
    expect(best(sheet, 'None')).toBe('community_forest');
    expect(short('community_forest', sheet)).toEqual([
      'ชื่อป่าชุมชน > name_th text',
      'หมู่ที่ + หมู่บ้าน > @village text',
      'ตำบล > @subdistrict text',
      'เนื้อที่ (ไร่-งาน-ตร.ว.) > @declared-area rai-ngan-wah',
      'วันที่อนุม > approved_on date',
      'จำนวนสมาชิก (คน) > member_count integer',
    ]);
  });

  it('takes the unit of an area from the heading, and is not sure where none is told', () => {
    expect(short('community_forest', { AREA_HA: [1, 2] })).toEqual(['AREA_HA > @declared-area hectare']);
    expect(short('community_forest', { เนื้อที่: [1.5, 2] })).toEqual(['เนื้อที่ > @declared-area rai ?']);
    // The perimeter and area of a coverage are in the units of its projection.
    expect(short('community_forest', { AREA: [1, 2], PERIMETER: [3, 4], SHAPE_AREA: [1, 2] })).toEqual([]);
  });
});

describe('other sheets', () => {
  it('know a housing project, millions of baht and years of either era', () => {
    const sheet: Sheet = {
      ชื่อโครงการ: ['บ้านมั่นคงคลองเตย', 'บ้านมั่นคงกระบี่', 'บ้านพอเพียง ต.คลองท่อม'],
      ปีงบประมาณ: ['2567', 'ปีงบ 2566', 2024],
      'งบประมาณ (ล้านบาท)': ['2.4', '0.5', '1,000'],
      จำนวนครัวเรือน: [10, 20, 30],
      สถานะ: ['แล้วเสร็จ', 'กำลังดำเนินการ', 'เสนอ'],
      รหัสตำบล: [810101, 810102, 810103],
      ผู้ประสานงาน: ['นายดี มาก', 'นางสาวมี ใจ', 'นายสุข ใจดี'],
    };
    expect(best(sheet, 'Point')).toBe('housing_project');
    expect(short('housing_project', sheet)).toEqual([
      'ชื่อโครงการ > name_th text',
      'ปีงบประมาณ > fiscal_year year-be',
      'งบประมาณ (ล้านบาท) > budget_satang million-baht',
      'จำนวนครัวเรือน > households_target integer',
      'สถานะ > status code-list',
      'รหัสตำบล > @area area-code',
    ]);
    expect(personalColumns(samplesOf(sheet))).toEqual([
      { name: 'ผู้ประสานงาน', kind: 'name', withheld: false },
    ]);
  });

  it('decide by length whether a code is whole or split, and make a village of sub-district and number', () => {
    const split: Sheet = {
      PROV_CODE: [81, 81, 81],
      AMP_CODE: [1, 1, 2],
      TAM_CODE: [1, 2, 3],
      MOO: [1, 2, 3],
      VILL_NAM_T: ['บ้านกอ', 'บ้านขอ', 'บ้านคอ'],
    };
    expect(best(split, 'Point')).toBe('village');
    expect(short('village', split)).toEqual([
      'PROV_CODE + AMP_CODE + TAM_CODE > subdistrict_code code-parts',
      'MOO > moo integer',
      'VILL_NAM_T > name_th text',
    ]);
    expect(suggest('village', split).missing).toEqual([]);
    const whole: Sheet = { ...split, TAM_CODE: ['810101', '810102', '810203'] };
    expect(short('village', whole)[0]).toBe('TAM_CODE > subdistrict_code area-code');
    expect(short('community_forest', { ...split, NAME: ['ก', 'ข', 'ค'] })[0]).toBe(
      'PROV_CODE + AMP_CODE + TAM_CODE + MOO > @area code-parts',
    );
  });

  it('are not sure where two columns compete or only the cells speak', () => {
    expect(short('subdistrict', { ADM3_TH: ['ปากน้ำ'], TAM_NAM_T: ['ปากน้ำ'] })).toEqual([
      'ADM3_TH > name_th text ?',
    ]);
    expect(short('subdistrict', { NAME: ['Pak Nam'], NAME_TH: ['ปากน้ำ'] })).toEqual([
      'NAME_TH > name_th text',
    ]);
    expect(short('community_forest', { F1: ['ต.ปากน้ำ', 'ต.เขาคราม'], F2: ['1-2-3', '4-0-99'] })).toEqual([
      'F1 > @subdistrict text ?',
      'F2 > @declared-area rai-ngan-wah ?',
    ]);
  });

  it('leave alone what the coordinates are read from', () => {
    const sheet: Sheet = { X: [1, 2], Y: [3, 4], ชื่อป่าชุมชน: ['ก', 'ข'] };
    const { found, left } = suggestMapping(
      registerOf('community_forest')!,
      columnsOf(sheet),
      samplesOf(sheet),
      { used: ['X', 'Y'] },
    );
    expect([found.map(({ columns }) => columns), left]).toEqual([[['ชื่อป่าชุมชน']], []]);
  });

  it('give no code of another level, nor one that lies elsewhere', () => {
    const sheet: Sheet = { id: ['100101', '100102'], province_id: [1, 2], district_id: [1001, 1001] };
    expect(short('subdistrict', sheet)).toEqual([
      'id > code area-code',
      'district_id > district_code area-code',
    ]);
    expect(short('subdistrict', { ...sheet, district_id: [8101, 8102] })).toEqual(['id > code area-code']);
  });
});

describe('a list of households', () => {
  const sheet: Sheet = {
    ที่: [1, 2, 3, 4, 5, 6],
    เลขประจำตัวประชาชน: ids,
    'ชื่อ-สกุล': ['นายสมชาย ใจดี', 'น.ส.มาลี  ศรีสุข', 'ด.ช.แดง ดำ', 'นาง ปราณี ณ นคร', 'นายหนึ่ง', 'นายสอง สาม-สี่'],
    บ้านเลขที่: ['12/34', '45', '56', '67', '78', '89'],
    ตำบล: Array.from({ length: 6 }, () => 'คลองท่อม'),
    วันเกิด: ['1/1/2500', '2500', '15 มี.ค. 2510', '', '-', '29/2/2567'],
    'รายได้ต่อเดือน (บาท)': ['5,000', '3000 บาท', 'ไม่มี', 1000, 2000, 3000],
    สภาพบ้าน: ['มั่นคง', 'ทรุดโทรมมาก', 'ไม่มีบ้าน', 'ไม่ปลอดภัย', 'พอใช้', ''],
    บัตรสวัสดิการแห่งรัฐ: ['มี', 'ไม่มี', 'มี', 'มี', 'ไม่มี', 'มี'],
    กลุ่มเปราะบาง: ['ผู้สูงอายุ, คนพิการ', '', 'ผู้ป่วยติดเตียง', '', '', ''],
    เบอร์โทร: ['0812345678', '', '', '', '', ''],
  };

  it('is known, and each column finds its field', () => {
    expect(best(sheet, 'None')).toBe('household');
    expect(short('household', sheet)).toEqual([
      'เลขประจำตัวประชาชน > @member.national_id national-id',
      'ชื่อ-สกุล > @member.full_name full-name',
      'บ้านเลขที่ > house_no text',
      'ตำบล > @subdistrict text',
      'วันเกิด > @member.birth_date date',
      'รายได้ต่อเดือน (บาท) > income_month_baht integer',
      'สภาพบ้าน > house_condition code-list',
      'บัตรสวัสดิการแห่งรัฐ > welfare_card boolean',
      'กลุ่มเปราะบาง > @member.vulnerable_types code-list',
    ]);
    expect(personalColumns(samplesOf(sheet)).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'เลขประจำตัวประชาชน national-id',
      'ชื่อ-สกุล name',
      'บ้านเลขที่ address',
      'วันเกิด birth',
      'กลุ่มเปราะบาง health',
      'เบอร์โทร phone',
    ]);
  });

  it('shows nothing of a person in its examples, whichever field a column is mapped to', () => {
    const said = JSON.stringify(suggest('household', sheet));
    for (const secret of [...ids, 'สมชาย', 'ใจดี', 'มาลี', 'ปราณี', '12/34', '1/1/2500', '15 มี.ค.', 'ติดเตียง'])
      expect(said).not.toContain(secret);
    const other = reportMapping(
      registerOf('community_forest')!,
      [
        { columns: ['ชื่อ-สกุล'], field: 'name_th', convert: 'text' },
        { columns: ['เลขประจำตัวประชาชน'], field: 'member_count', convert: 'integer' },
      ],
      columnsOf(sheet),
      samplesOf(sheet),
      'user',
    );
    expect(JSON.stringify(other)).not.toMatch(/สมชาย|ใจดี|10000000/);
  });

  it('splits names that stand in columns of their own, and tells a name from a given name', () => {
    const apart: Sheet = { คำนำหน้า: ['นาย'], ชื่อ: ['สมชาย'], สกุล: ['ใจดี'], จำนวนผู้พิการ: [3] };
    expect(short('household', apart)).toEqual([
      'คำนำหน้า > @member.title text',
      'ชื่อ > @member.given_name text',
      'สกุล > @member.family_name text',
    ]);
    expect(personalColumns(samplesOf(apart)).map(({ name }) => name)).toEqual(['ชื่อ', 'สกุล']);
    expect(short('household', { ชื่อ: ['นายสมชาย ใจดี', 'นางมาลี ศรีสุข'] })).toEqual([
      'ชื่อ > @member.full_name full-name',
    ]);
  });
});

it('never uses a column twice nor fills a field twice, whatever the columns (seed 11)', () => {
  const names = [
    ...Object.keys(forests),
    'NAME',
    'ชื่อ',
    'ตำบล',
    'TAM_CODE',
    'PROV_CODE',
    'รหัส',
    'หมู่ที่',
    'id',
    'วันที่',
    'F1',
  ];
  const cells: CellValue[] = [
    '81',
    1,
    '810101',
    'ต.ปากน้ำ',
    '1-2-3',
    null,
    '29/2/2567',
    'ป่าชุมชน',
    ids[0]!,
    '',
  ];
  let state = 11;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)]!;
  };
  for (let i = 0; i < 150; i++) {
    const sheet: Sheet = Object.fromEntries(
      Array.from({ length: 8 }, () => [pick(names), Array.from({ length: 6 }, () => pick(cells))]),
    );
    for (const key of ['village', 'subdistrict', 'community_forest', 'housing_project', 'household']) {
      const { found, left } = suggest(key, sheet);
      const used = found.flatMap(({ columns }) => columns);
      expect([...used, ...left].sort()).toEqual(Object.keys(sheet).sort());
      // What is suggested can be followed.
      expect(() => compileMapping(registerOf(key)!, found, columnsOf(sheet))).not.toThrow();
    }
    expect(() => best(sheet, pick(['Point', 'MultiPolygon', 'None'] as const))).not.toThrow();
  }
});

it('takes house numbers for house numbers, whatever district they look like', () => {
  const sheet: Sheet = { บ้านเลขที่: [9001, 9002, 9003], หมู่: [1, 1, 2], ตำบล: ['บ่อยาง', 'บ่อยาง', 'บ่อยาง'] };
  const { found } = suggestMapping(registerOf('household')!, columnsOf(sheet), samplesOf(sheet), {
    exists: (code) => /^900[1-3]/.test(code),
  });
  expect(found.map(({ columns, field }) => [columns.join(), field])).toEqual([
    ['บ้านเลขที่', 'house_no'],
    ['หมู่', '@village'],
    ['ตำบล', '@subdistrict'],
  ]);
});
