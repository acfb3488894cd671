import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it } from 'vitest';
import type { DownloadResult } from '../../../../shared/contract/exports.ts';
import type { AppContext } from '../../context.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { listAudit } from '../audit/list-audit.queries.ts';
import { startHandOn } from '../handing-on/hand-on.ts';
import { addHousehold, LABEL, PASSPHRASE, REASON } from '../testing/people.ts';
import { findByNumber, findDuplicates, retentionCounts, retentionList } from './persons.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'มาลี');
  return open;
}

const last = ({ workspace }: TestWorkspace) =>
  listAudit(
    workspace.restricted.db(),
    { who: null, action: null, register: null, from: null, to: null },
    { limit: 1, before: null },
  )[0];

const NUMBER = '1-1017-00230-70-8';
const member = (given: string, more: Record<string, string | number> = {}) => ({
  member: { given_name: given, family_name: 'ทดลอง', birth_date: '1960-05-05', national_id: '', ...more },
});

describe('persons', () => {
  it('are found by exactly their ID number, once members are open, and the search is noted without it', async () => {
    const test = await opened();
    const { members } = addHousehold(test.workspace, { code: 'H1', village: '99010101' });
    expect(() => findByNumber(test.workspace, NUMBER)).toThrow('personal-masked');
    test.workspace.restricted.desk().open('hh_member', null, REASON);
    expect(findByNumber(test.workspace, NUMBER)).toMatchObject([
      { fid: members[0]?.fid, title: 'นาง สมมติลับ นามสกุลลับ', note: 'H1 · บ้านตะวันตกใต้ ต.ตะวันตกใต้' },
    ]);
    expect(last(test)).toMatchObject({ action: 'search', rows: 1, ids: [members[0]?.id], reason: REASON });
    expect(findByNumber(test.workspace, '1101700230716')).toEqual([]);
    expect(last(test)).toMatchObject({ action: 'search', rows: 0 });
    expect(findByNumber(test.workspace, '110170023070')).toEqual([]);
    expect(JSON.stringify(last(test))).not.toContain('0023');
  });

  it('that may be the same are told: by number, and by name, year of birth and sub-district', async () => {
    const test = await opened();
    const add = (code: string, village: string, about: ReturnType<typeof member>) =>
      addHousehold(test.workspace, { code, village, ...about }).members[0]?.fid;
    const a = add('H1', '99010101', member('สมหญิง', { national_id: '1101700230708' }));
    const b = add('H2', '99020101', member('คนละชื่อ', { national_id: '1101700230708' }));
    const c = add('H3', '99010101', member('สมศรี'));
    const d = add('H4', '99010101', member('สมศรี ', { birth_date: '', birth_year_be: 2503 }));
    add('H5', '99020101', member('สมศรี'));
    add('H6', '99010101', member('สมศรี', { birth_date: '1961-01-01' }));
    add('H7', '99010201', member('สมปอง', { national_id: '1101700230716' }));
    const groups = findDuplicates(test.workspace);
    expect(groups.map(({ by, rows }) => [by, rows.map(({ fid }) => fid)])).toEqual([
      ['number', [a, b]],
      ['name', [c, d]],
    ]);
    expect(groups[1]?.rows[0]?.title).toBe('นาง ส••• ท•••');
  });

  it('are kept until their date: what is over and what comes soon is listed', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const dates = [day(-400), day(-2), day(10), day(90)];
    restricted.changeRows(LABEL, (writer) => {
      dates.forEach((keep_until, i) => void writer.insert('household', { hh_code: `K${i}`, keep_until }));
      writer.insert('household', { hh_code: 'K9' });
    });
    expect(retentionCounts({ restricted })).toEqual({ due: 2, soon: 1 });
    expect(retentionList(test.workspace).map(({ title, due }) => [title, due])).toEqual([
      ['K0', true],
      ['K1', true],
      ['K2', false],
    ]);
  });

  it('go out as a sheet or on paper only when they are open, with the reason, and it is noted', async () => {
    const test = await opened();
    const context: AppContext = { ...test.parts, workspace: () => test.workspace };
    const { members } = addHousehold(test.workspace, { code: 'H1', village: '99010101' });
    addHousehold(test.workspace, { code: 'H2', ...member('อีกคน') });
    const start = (fids: number[] | null, format: 'xlsx' | 'paper') =>
      startHandOn(context, { layer: 'hh_member', fids, format });
    expect(() => start(null, 'xlsx')).toThrow('personal-masked');
    const fid = members[0]?.fid ?? 0;
    test.workspace.restricted.desk().open('hh_member', fid, REASON);
    expect(() => start(null, 'xlsx')).toThrow('personal-masked');
    const fetched = async (id: string): Promise<{ name: string; path: string }> => {
      const job = await test.parts.jobs.finished(id);
      const { download, file } = job.result as DownloadResult;
      return { name: file, path: test.parts.files.path(download).path };
    };
    const sheet = await fetched(start([fid], 'xlsx'));
    expect(sheet.name).toMatch(/^สมาชิกครัวเรือน \d{4}-\d\d-\d\d\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(sheet.path).buffer as ArrayBuffer);
    const text = JSON.stringify(book.worksheets.map((one) => one.getSheetValues()));
    for (const word of ['สมมติลับ', '1101700230708', 'ผู้สูงอายุ', 'สอบทานข้อมูลในพื้นที่: รอบที่ 2', 'มาลี'])
      expect(text).toContain(word);
    expect(text).not.toContain('อีกคน');
    expect(last(test)).toMatchObject({ action: 'export', rows: 1, ids: [members[0]?.id], reason: REASON });
    const paper = await fetched(start([fid], 'paper'));
    expect(readFileSync(paper.path, 'utf8')).toContain('<td>สมมติลับ</td>');
    expect(last(test)).toMatchObject({ action: 'print', rows: 1 });
  });
});
