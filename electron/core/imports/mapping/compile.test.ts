import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../../../shared/contract/import-choice.ts';
import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import { REGISTERS, registerOf } from '../../../../shared/domain/registers/index.ts';
import { refusalText } from '../../../../shared/text/refusals.ts';
import type { CellValue } from '../../formats/index.ts';
import { compileMapping } from './compile.ts';

const forest = registerOf('community_forest')!;
const household = registerOf('household')!;
const columnsOf = (...names: string[]) => names.map((name) => ({ name }));
const to = (field: string, convert: ColumnMapping['convert'], ...columns: string[]): ColumnMapping => ({
  columns,
  field,
  convert,
});
const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

describe('a mapping made ready', () => {
  const columns = columnsOf('NAME', 'RAI', 'NGAN', 'WAH', 'TAM', 'AMP', 'MOO', 'DATE', 'LAND', 'ID');
  const mapper = () =>
    compileMapping(
      forest,
      [
        to('name_th', 'text', 'NAME'),
        to('@declared-area', 'rai-ngan-wah', 'RAI', 'NGAN', 'WAH'),
        to('@area', 'area-code', 'TAM'),
        to('@district', 'text', 'AMP'),
        to('@village', 'text', 'MOO'),
        to('approved_on', 'date', 'DATE'),
        to('land_status', 'code-list', 'LAND'),
        to('@id', 'text', 'ID'),
      ],
      columns,
    );

  it('gives fields, hints and the id of a row', () => {
    const row = mapper().map(7, [
      ' ป่าชุมชนบ้านเขา ',
      612,
      3,
      '45.6',
      'TH270704',
      'อ.เขาฉกรรจ์',
      3,
      '29/2/2567',
      'ป่าสงวนฯ',
      'x',
    ]);
    expect(row).toEqual({
      row: 7,
      id: 'x',
      fields: {
        name_th: 'ป่าชุมชนบ้านเขา',
        declared_rai: 612,
        declared_ngan: 3,
        declared_wah: 45.6,
        approved_on: '2024-02-29',
        land_status: 'national-reserve',
      },
      area: {
        code: '270704',
        province: null,
        district: 'อ.เขาฉกรรจ์',
        subdistrict: null,
        village: 'หมู่ 3',
        council_area: null,
      },
      member: null,
      unreadable: [],
    });
  });

  it('leaves a field alone whose cell it cannot read, empties one whose cell is empty, and counts both ways right', () => {
    const one = mapper();
    const row = one.map(2, ['ป่า', '', null, '-', '9', '', '', '29/2/2568', '???', null]);
    expect(row.fields).toEqual({
      name_th: 'ป่า',
      declared_rai: null,
      declared_ngan: null,
      declared_wah: null,
    });
    expect(row.area.code).toBeNull();
    expect(row.unreadable).toEqual(['@area', 'approved_on', 'land_status']);
    const row3 = one.map(3, ['ข', 1, 5, 0, null, null, null, '1/1/67', null, null]);
    expect(row3.fields).toMatchObject({ declared_rai: 2, declared_ngan: 1, approved_on: '2024-01-01' });
    expect(one.tally.list().find(({ code }) => code === 'unit-converted')?.fields).toEqual([
      'RAI + NGAN + WAH',
    ]);
    expect(Object.fromEntries(one.tally.list().map(({ code, examples }) => [code, examples]))).toEqual({
      'code-invalid': ['2'],
      'value-unreadable': ['2'],
      'value-not-in-list': ['2'],
      'unit-converted': ['3'],
      'year-assumed': ['3'],
    });
  });

  it('takes a household and its member apart', () => {
    const mapped = compileMapping(
      household,
      [
        to('house_no', 'text', 'บ้านเลขที่'),
        to('@member.full_name', 'full-name', 'ชื่อ'),
        to('@member.national_id', 'national-id', 'บัตร'),
        to('@member.birth_date', 'date', 'เกิด'),
      ],
      columnsOf('บ้านเลขที่', 'ชื่อ', 'บัตร', 'เกิด'),
    );
    const row = mapped.map(1, ['12/3', 'น.ส.มาลี ณ นคร', '1234567890123', '2480']);
    expect(row.fields).toEqual({ house_no: '12/3' });
    // Older people know the year only; a number that does not check is not kept.
    expect(row.member).toEqual({
      title: 'นางสาว',
      given_name: 'มาลี',
      family_name: 'ณ นคร',
      national_id: null,
      birth_year_be: 2480,
    });
    expect(mapped.tally.count('id-number-invalid')).toBe(1);
    expect(mapped.memberFields).toEqual(['title', 'given_name', 'family_name', 'national_id', 'birth_date']);
    expect(JSON.stringify(mapped.tally.list())).not.toMatch(/มาลี|1234567890123/);
  });
});

describe('a mapping that cannot be followed', () => {
  it.each([
    ['column-unknown', [to('name_th', 'text', 'ชื่อ')]],
    ['field-unknown', [to('colour', 'text', 'A')]],
    ['field-unknown', [to('council_area_id', 'text', 'A')]],
    ['field-unknown', [to('@member.given_name', 'text', 'A')]],
    ['conversion-unfit', [to('approved_on', 'integer', 'A')]],
    ['columns-too-many', [to('approved_on', 'date', 'A', 'B')]],
    ['field-twice', [to('name_th', 'text', 'A'), to('name_th', 'text', 'B')]],
    ['field-twice', [to('declared_ngan', 'integer', 'A'), to('@declared-area', 'rai', 'B')]],
  ])('is refused: %s', (problem, mappings) => {
    const refusal = refusalOf(() => compileMapping(forest, mappings, columnsOf('A', 'B')));
    expect(refusal).toMatchObject({ code: 'mapping-invalid', details: { problem } });
    const { details } = refusal as { details: Record<string, string> };
    const { th, en } = refusalText({ code: 'mapping-invalid', details });
    expect(th).toMatch(/\(.+\)/);
    expect(en).toMatch(/\(.+\)/);
  });
});

it('reads any cell without a crash, and at once, whichever way it is read (seed 3)', () => {
  let state = 3;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const bits = [
    '1',
    '12',
    ',',
    '.',
    '-',
    ' ',
    'ไร่',
    'งาน',
    'ก.พ.',
    '2567',
    '/',
    '(',
    ')',
    'นาย',
    'พ.ศ.',
    '๙',
    '\u0000',
    'e',
    '+',
    '😀',
    '\ud800',
    'TH',
    'ฯ',
  ];
  const cell = (): CellValue => {
    if (random(8) === 0) return [null, Number.NaN, Infinity, -0, 1e300, 45351.5, ''][random(7)]!;
    return Array.from({ length: random(12) }, () => bits[random(bits.length)]).join('');
  };
  const hostile = [
    '('.repeat(60_000),
    `${'1,'.repeat(30_000)}x`,
    ' '.repeat(60_000),
    '1-'.repeat(30_000),
    'ก ปี '.repeat(15_000),
  ];
  const kinds = REGISTERS.flatMap(({ key }) =>
    mappingTargets(key).flatMap(({ field, conversions }) =>
      conversions.map((convert) => ({ key, field, convert })),
    ),
  );
  const wrong: string[] = [];
  for (const { key, field, convert } of kinds) {
    const mapper = compileMapping(registerOf(key)!, [to(field, convert, 'A')], columnsOf('A'));
    const cells = [...Array.from({ length: 150 }, cell), ...hostile];
    for (const [i, value] of cells.entries()) {
      const { fields, area, member, unreadable } = mapper.map(i + 1, [value]);
      const values = [...Object.values(fields), ...Object.values(area), ...Object.values(member ?? {})];
      const sound = values.every((one) => one === null || typeof one === 'string' || Number.isFinite(one));
      if (!sound || unreadable.length > 1) wrong.push(`${key}.${field} ${convert}: ${JSON.stringify(value)}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('the menu of targets', () => {
  it.each(REGISTERS.map((register) => register.key))(
    'offers every field of %s once, each with a way to it',
    (key) => {
      const targets = mappingTargets(key);
      const names = targets.map(({ field }) => field);
      expect(new Set(names).size).toBe(names.length);
      const links = ['area_level', 'scheme_id'];
      for (const { name, reference } of registerOf(key)!.fields)
        expect(names.includes(name), name).toBe(reference?.by !== 'id' && !links.includes(name));
      for (const { field, label, conversions } of targets) {
        expect(label.th && label.en && conversions.length).toBeTruthy();
        for (const convert of conversions)
          expect(() =>
            compileMapping(registerOf(key)!, [to(field, convert, 'A')], columnsOf('A')),
          ).not.toThrow();
      }
    },
  );
});
