import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { type InspectedFiles, inspectFiles, isRefused } from '../inspect-files.ts';
import type { InspectedSet } from '../inspected-set.ts';
import { personalColumns } from '../personal/personal-columns.ts';
import { type Surroundings, surroundingsOf } from '../surroundings.ts';
import { compileMapping, registerFits, suggestMapping } from './index.ts';

const DATA = resolve('../shared/data/th');

let folder: string;
let surroundings: Surroundings;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-columns-'));
  surroundings = surroundingsOf(resolve('resources'), null, []);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exists = (code: string): boolean => surroundings.gazetteer.area(code) !== null;

async function inspected<T>(path: string, work: (set: InspectedSet) => T): Promise<T> {
  const file = join(DATA, path);
  const files: InspectedFiles = await inspectFiles(
    [{ path: file, name: path.slice(path.lastIndexOf('/') + 1) }],
    surroundings,
    () => mkdtempSync(join(folder, 'look-')),
    { quick: true },
  );
  try {
    const [set] = files.sets.values();
    if (!set || isRefused(set)) throw new Error(`${path} was not read`);
    return work(set);
  } finally {
    files.close();
  }
}

/** The best register, what is mapped, what is missing, and how the first row reads. */
const look = (path: string) =>
  inspected(path, ({ table, shown }) => {
    const fits = registerFits(table.columns, table.samples, shown.geometryType, { exists });
    const register = registerOf(fits[0]?.key ?? '');
    const report = register ? suggestMapping(register, table.columns, table.samples, { exists }) : null;
    const mapper = register && report ? compileMapping(register, report.found, table.columns) : null;
    return {
      register: fits[0]?.key ?? null,
      mapped: Object.fromEntries(
        (report?.found ?? []).map(({ columns, field }) => [field, columns.join('+')]),
      ),
      certain: report?.found.every((finding) => finding.certain && finding.failed === 0),
      missing: report?.missing,
      personal: personalColumns(table.samples),
      first: mapper?.map(
        1,
        table.samples.map((sample) => sample.values[0] ?? null),
      ),
    };
  });

const TAMBON = { name_th: 'ADM3_TH', name_en: 'ADM3_EN', code: 'ADM3_PCODE', district_code: 'ADM2_PCODE' };

describe.skipIf(!existsSync(DATA))('columns of real files (needs ../shared/data)', () => {
  it.each([
    ['tambon/81_Krabi/Krabi.shp', '810101', 'ปากน้ำ'],
    ['variants/krabi_874_utm47n_noprj/TAMBON.SHP', '810101', 'ปากน้ำ'],
    ['tambon_xlsx/Krabi.xlsx', '810101', 'ปากน้ำ'],
    ['variants/sakaeo_utf8_indian1975_48n_cpg/tambon.shp', '270101', 'สระแก้ว'],
  ])('%s is sub-districts, certain in every column', async (path, code, name) => {
    const set = await look(path);
    expect(set.register).toBe('subdistrict');
    expect(set.mapped).toMatchObject({ ...TAMBON, '@district': 'ADM2_TH', '@province': 'ADM1_TH' });
    expect([set.certain, set.missing, set.personal]).toEqual([true, [], []]);
    expect(set.first?.fields).toMatchObject({ code, name_th: name, district_code: code.slice(0, 4) });
  });

  it('amphoe_zip/Krabi.zip is districts', async () => {
    const set = await look('amphoe_zip/Krabi.zip');
    expect(set.register).toBe('district');
    expect(set.mapped).toMatchObject({ name_th: 'ADM2_TH', code: 'ADM2_PCODE', province_code: 'ADM1_PCODE' });
  });

  it.each([
    'villages/villages5_utf8_nocpg.shp',
    'villages/villages_chiangrai_874_utm47n.shp',
    'variants/formats/villages_sakaeo.xlsx',
    'variants/formats/villages_chainat_utm47n_utf8bom.csv',
    'variants/formats/villages_chainat_utm47n_windows874.csv',
  ])(
    '%s is villages by their names; its ids are no codes of the registration and are left out',
    async (path) => {
      const set = await look(path);
      expect(set.register).toBe('village');
      expect(set.mapped).toEqual({
        name_th: 'NAME',
        '@subdistrict': 'TAM_NAME',
        '@district': 'AMP_NAME',
        '@province': 'PRV_NAME',
      });
      expect([set.missing, set.personal]).toEqual([['code'], []]);
    },
  );

  it.each([
    ['codes/kongvut_sub_districts.csv', 'subdistrict', { code: 'id', district_code: 'district_id' }],
    ['codes/kongvut_districts.csv', 'district', { code: 'id' }],
  ])('%s is a code list, in which only real codes are taken for codes', async (path, register, codes) => {
    const set = await look(path);
    expect(set.register).toBe(register);
    expect(set.mapped).toEqual({ ...codes, name_th: 'name_th', name_en: 'name_en' });
  });

  it('codes/kongvut_provinces.csv counts its provinces from 1: no code is made of that', async () => {
    expect((await look('codes/kongvut_provinces.csv')).mapped.code).toBeUndefined();
  });

  it('pathumthani: areas by name, and neither hospitals nor floods for anything', async () => {
    const tambon = await look('pathumthani/tambon.geojson');
    expect(tambon.register).toBe('subdistrict');
    expect(tambon.mapped).toEqual({ name_th: 'TAM_NAM_T', '@district': 'AMPHOE_T' });
    // Names within their districts give the codes.
    expect(tambon.missing).toEqual([]);
    expect(tambon.first).toMatchObject({ fields: { name_th: 'ลาดสวาย' }, area: { district: 'อ.ลำลูกกา' } });
    expect((await look('pathumthani/amphoe.geojson')).register).toBe('district');
    const hospital = await look('pathumthani/hospital.geojson');
    // The address of a hospital is no person's.
    expect([hospital.register, hospital.personal]).toEqual([null, []]);
    expect((await look('pathumthani/flood_2017.geojson')).register).toBeNull();
  });
});
