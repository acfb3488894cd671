import { describe, expect, it } from 'vitest';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { columnNames, latinLetters, tableName, titleOf } from '../layers/table-names.ts';
import { findCodeColumns, findNameColumns, normaliseCode } from './code-columns.ts';
import { OutlineCollector } from './outlines.ts';
import { runSteps } from './steps.ts';

const exists = (code: string): boolean => /^(81|27)(0[1-9])?(0[1-9]|1\d)?$/.test(code);
const column = (name: string, ...values: (string | number | null)[]) => ({ name, values });

describe('area codes', () => {
  it.each([
    ['TH810101', '810101'],
    [810101, '810101'],
    ['81010100', '810101'],
    ['81-01-01', '810101'],
    ['๘๑๐๑๐๑', '810101'],
    ['81010000', '8101'],
    ['81000000', '81'],
    ['81010103', '81010103'],
    ['TH8101', '8101'],
    ['8101*', '8101'],
  ])('%j is %s', (value, code) => {
    expect(normaliseCode(value)).toBe(code);
  });
  it.each([['0101'], ['81010'], ['ปากน้ำ'], [8101.5], [null], ['']])('%j is none', (value) => {
    expect(normaliseCode(value)).toBeNull();
  });

  it('are found by shape and by what the country has, the smallest areas first', () => {
    const columns = [
      column('OBJECTID', 100001, 100002),
      column('ADM1_PCODE', 'TH81', 'TH81'),
      column('ADM3_PCODE', 'TH810101', 'TH810202'),
      column('POP', 1200, 5400),
    ];
    const found = findCodeColumns(columns, exists);
    expect(found.map(({ level, columns: at }) => [level, at])).toEqual([
      ['subdistrict', [2]],
      ['province', [1]],
    ]);
    expect(found[0]!.codeOf([100001, 'TH81', 'TH810101', 1200])).toBe('810101');
  });

  it('are put together from their parts', () => {
    const columns = [
      column('PROV_CODE', '81', '27'),
      column('AMP_CODE', '1', '02'),
      column('TAM_CODE', 3, 10),
    ];
    const [code] = findCodeColumns(columns, exists);
    expect(code!.columns).toEqual([0, 1, 2]);
    expect(code!.codeOf(['81', '1', 3])).toBe('810103');
  });

  it('are not seen in numbers that are something else', () => {
    expect(
      findCodeColumns([column('AMP_ID', 10902, 10903), column('ADM_ID', 109020, 109030)], exists),
    ).toEqual([]);
    expect(findCodeColumns([column('COUNT', 81, 27)], exists)).toEqual([]);
  });

  it('believes a known heading more than the shape of the values', () => {
    const districts = (code: string): boolean => ['9001', '9002', '9003'].includes(code);
    const codes = (name: string) => findCodeColumns([column(name, 9001, 9002, 9003)], districts);
    for (const name of ['บ้านเลขที่', 'รายได้ต่อเดือน', 'งบประมาณ', 'hno']) expect(codes(name)).toEqual([]);
    for (const name of ['รหัสอำเภอ', 'อำเภอ', 'CODE', 'id', 'COL_7']) expect(codes(name)).toHaveLength(1);
  });

  it('come with the names that agencies give the columns', () => {
    const columns = [
      column('TAM_NAM_T', 'ปากน้ำ'),
      column('AMP_NAM_T', 'เมืองกระบี่'),
      column('TAM_NAM_E', 'Pak Nam'),
    ];
    expect(findNameColumns(columns)).toEqual({ subdistrict_th: 0, district_th: 1, subdistrict_en: 2 });
    expect(findNameColumns([column('TAMBON', 'Pak Nam')])).toEqual({});
  });
});

describe('names of tables and columns', () => {
  it.each([
    ['Krabi', 'krabi'],
    ['Sa Kaeo', 'sa_kaeo'],
    ['ตำบล', 'tambl'],
    ['ป่าชุมชน_สระแก้ว', 'pachumchn_srakaew'],
    ['2567 ป่า', 'layer_2567_pa'],
    ['???', 'layer_1'],
    ['Été', 'ete'],
  ])('%s makes the table %s', (name, table) => {
    expect(tableName(name)).toBe(table);
  });
  it('are ASCII whatever comes', () => {
    expect(latinLetters('ศูนย์ประสานงาน เขต 1 (ใหม่)')).toMatch(/^[a-z0-9_]+$/);
    expect(titleOf('ขอบเขตตำบล_ชัยนาท')).toBe('ขอบเขตตำบล ชัยนาท');
  });
  it('never clash with each other or with the program', () => {
    const names = columnNames(['fid', 'NAME', 'name', 'ชื่อ', 'a"b'], ['fid', 'id', 'geom']);
    expect(names.map(({ name }) => name)).toEqual(['file_fid', 'NAME', 'name_2', 'ชื่อ', 'a_b']);
  });
});

describe('outlines', () => {
  it('are few and coarse, spread over the file, and stay closed', async () => {
    const collector = new OutlineCollector();
    for (let i = 0; i < 1000; i++) {
      const ring = Array.from({ length: 401 }, (_, k): [number, number] => {
        const angle = (2 * Math.PI * (k % 400)) / 400;
        return [i + Math.cos(angle), Math.sin(angle)];
      });
      collector.add(encodeWkb({ type: 'Polygon', coordinates: [ring] }));
    }
    const outlines = await runSteps(collector.outlines([0, -1, 1000, 1]));
    expect(outlines.length).toBeGreaterThan(150);
    expect(outlines.length).toBeLessThanOrEqual(300);
    const rings = outlines.map((outline) => (outline.type === 'Polygon' ? outline.coordinates[0]! : []));
    expect(rings.every((ring) => ring.length >= 4 && ring.length < 60)).toBe(true);
    expect(rings.every((ring) => ring[0]!.join() === ring.at(-1)!.join())).toBe(true);
    expect(rings.at(-1)![0]![0]).toBeGreaterThan(900);
  });
});

describe('work in steps', () => {
  function* count(to: number): Generator<number, number> {
    for (let i = 0; i < to; i++) yield i / to;
    return to;
  }
  it('gives its result, and lets others run meanwhile', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 1);
    expect(await runSteps(count(3_000_000))).toBe(3_000_000);
    clearInterval(timer);
    expect(others).toBeGreaterThan(1);
  });
  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const work = runSteps(count(1e12), { signal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    await expect(work).rejects.toThrow();
  });
});
