import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OfficialList, OfficialListPreview } from '../../../shared/contract/areas.ts';
import { areasApp, errorsOf } from './testing/areas-app.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/th/codes');
const hasData = existsSync(DATA);
const why = hasData ? '' : ' (skipped: no ../shared/data beside the checkout)';

const LIST = `รหัส,ชื่อ,name_en,ใช้ตั้งแต่
81,กระบี่,Krabi,
8101,เมืองกระบี่,Mueang Krabi,
8109,อำเภอใหม่,New,1 ต.ค. 2567
810101,ปากน้ำ,Pak Nam,
810102,กระบี่ใหญ่ใหม่,Krabi Yai,
810199,ตำบลเพิ่ม,Added,2024-10-01
8164,เทศบาลเมืองกระบี่,Office,
ทดสอบ,ไม่มีรหัส,,
810101,ปากน้ำ,Pak Nam,
810198*,ยกเลิก,,
`;

describe('the list of official codes', () => {
  const test = areasApp();
  const read = async (name: string, content: string | Uint8Array): Promise<OfficialListPreview> => {
    const tokens = [test.file(name, content)];
    return test.resultOf((await test.client().areas.readOfficialList({ tokens })).jobId);
  };
  const take = async (content: string, listDate = '2024-10-01'): Promise<OfficialList> => {
    const tokens = [test.file('list.csv', content)];
    const about = { tokens, listDate, title: 'รายชื่อของจังหวัด' };
    return test.resultOf((await test.client().areas.takeOfficialList(about)).jobId);
  };

  it('is the bundled one at first, with its year', async () => {
    expect(await test.client().areas.officialList()).toMatchObject({
      ...{ kind: 'bundled', listDate: '2022', counts: { province: 77, district: 928, subdistrict: 7425 } },
    });
  });

  it('is compared with a file within the province that the file is of; nothing is written', async () => {
    const preview = await read('list.csv', LIST);
    expect(preview).toMatchObject({
      rows: 6,
      provinces: ['81'],
      counts: { district: 2, subdistrict: 3 },
      same: 3,
    });
    expect(preview.columns).toMatchObject({
      code: 'รหัส',
      nameTh: 'ชื่อ',
      nameEn: 'name_en',
      validFrom: 'ใช้ตั้งแต่',
    });
    expect(preview.fresh.items.map(({ code, title, above }) => [code, title, above])).toEqual([
      ['810199', 'ต.เพิ่ม', 'อ.เมืองกระบี่ จ.กระบี่'],
      ['8109', 'อ.ใหม่', 'จ.กระบี่'],
    ]);
    expect(preview.renamed.items).toMatchObject([
      { code: '810102', title: 'ต.กระบี่ใหญ่ใหม่', before: 'ต.กระบี่ใหญ่' },
    ]);
    // Of 8 districts and 53 sub-districts; other provinces are not gone because this file does not have them.
    expect(preview.gone.count).toBe(7 + 51);
    expect(preview.skipped.map(({ reason, count }) => [reason.th, count])).toEqual([
      ['รหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ', 1],
      ['ไม่มีรหัส หรือรหัสไม่ใช่ 2 4 6 8 หลัก', 1],
      ['รหัสซ้ำกับแถวก่อน', 1],
      ['รหัสที่ยกเลิกแล้ว', 1],
    ]);
    expect(test.rows('official_area')).toHaveLength(0);
  });

  it('takes the place of the bundled one for code checks, is undone, and can be dropped', async () => {
    const list = await take(LIST);
    expect(list).toMatchObject({
      kind: 'office',
      listDate: '2024-10-01',
      title: 'รายชื่อของจังหวัด',
      provinces: ['81'],
    });
    expect(list.counts).toMatchObject({ district: 928 - 8 + 2, subdistrict: 7425 - 53 + 3 });
    const id = test.idOf('district', '9901');
    const about = { kind: 'recode', register: 'district', id, onDate: '2024-11-01' } as const;
    const warned = async (code: string): Promise<string[]> =>
      (await test.plan({ ...about, code })).findings
        .filter(({ severity }) => severity === 'warning')
        .map(({ message }) => message.th);
    expect(await warned('8102')).toEqual([
      'ไม่มีรหัส 8102 ในบัญชีรหัส «รายชื่อของจังหวัด» ณ 1 ต.ค. 2567 ตรวจกับประกาศก่อนบันทึก',
    ]);
    expect(await warned('8109')).toEqual(['บัญชีรหัสเรียก 8109 ว่า ใหม่']);
    test.workspace().journal.undo();
    expect(await test.client().areas.officialList()).toMatchObject({ kind: 'bundled' });
    test.workspace().journal.redo();
    expect(await test.client().areas.officialList()).toMatchObject({ kind: 'office' });
    expect(await test.client().areas.dropOfficialList()).toMatchObject({ kind: 'bundled' });
    await expect(test.client().areas.dropOfficialList()).rejects.toMatchObject({
      data: { code: 'nothing-to-undo' },
    });
    expect(errorsOf(await test.plan({ ...about, code: '8109' }))).toContain('แฟ้มงานยังไม่มีจังหวัด 81');
  });

  it('is read from a workbook without codes as no list', async () => {
    await expect(read('names.csv', 'ลำดับ,ชื่อ\n1,กระบี่\n2,พังงา\n3,ภูเก็ต\n')).rejects.toThrow(
      'official-list-unreadable',
    );
  });

  it.skipIf(!hasData)(`tells the lists of two makers apart: 44 codes more, 29 less${why}`, async () => {
    const json = (name: string): Record<string, string | number>[] =>
      JSON.parse(readFileSync(join(DATA, name), 'utf8')) as Record<string, string | number>[];
    const lines = json('tgj_subdistricts.json').map(
      (row) => `${row.subdistrictCode},${row.subdistrictNameTh},${row.subdistrictNameEn}`,
    );
    await take(['รหัส,ชื่อ,name_en', ...lines].join('\n'), '2023-01-01');
    const kongvut = readFileSync(join(DATA, 'kongvut_sub_districts.csv'));
    const preview = await read('kongvut_sub_districts.csv', kongvut);
    expect(preview.rows).toBe(7451);
    expect([preview.fresh.count, preview.gone.count]).toEqual([44, 29]);
    expect(preview.same + preview.renamed.count + preview.fresh.count).toBe(7451);
  });

  it.skipIf(!hasData)(`knows running numbers of provinces from codes${why}`, async () => {
    const provinces = readFileSync(join(DATA, 'kongvut_provinces.csv'));
    await expect(read('provinces.csv', provinces)).rejects.toThrow('official-list-unreadable');
  });
});
