import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditFilter } from '../../../../shared/contract/restricted-audit.ts';
import type { AppContext } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import type { WritableDb } from '../../db/types.ts';
import { rowsPage } from '../../layers/read-layers.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { addHousehold, PASSPHRASE, REASON, SECRETS } from '../testing/people.ts';
import { startAuditSheet } from './audit-sheet.ts';
import { listAudit } from './list-audit.queries.ts';
import { verifyAudit } from './verify-audit.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

const ALL: AuditFilter = { who: null, action: null, register: null, from: null, to: null };

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  const { restricted } = open.workspace;
  await restricted.create(PASSPHRASE, 'มาลี');
  addHousehold(open.workspace, { code: 'H1' });
  restricted.desk().open('hh_member', null, REASON);
  rowsPage(open.workspace, { layer: 'hh_member', offset: 0, limit: 9, sort: null, filters: [], search: '' });
  return open;
}

const verdict = ({ workspace }: TestWorkspace) =>
  verifyAudit({ restricted: workspace.restricted, auditHead: workspace.auditHead() });

/** As somebody would who has the key and a database browser: the guards first, then the deed. */
function tamper({ workspace }: TestWorkspace, deed: (db: WritableDb) => void): void {
  const { books } = workspace.restricted.desk();
  books.exec('DROP TRIGGER audit_event_kept; DROP TRIGGER audit_event_fixed;');
  deed(books);
}

describe('the audit log', () => {
  it('follows from entry to entry, and its head is noted in the open file at each lock', async () => {
    const test = await opened();
    expect(verdict(test)).toMatchObject({ broken: null, tail: 'unknown', noted: null });
    test.workspace.restricted.lock();
    expect(test.workspace.auditHead()).toMatch(/^\d+:[0-9a-f]{64}$/);
    await test.workspace.restricted.unlock(PASSPHRASE);
    expect(verdict(test)).toMatchObject({ broken: null, tail: 'whole' });
  });

  it.each([
    [
      'a changed count',
      (db: WritableDb) => db.run(sql`UPDATE audit_event SET row_count = 0 WHERE seq = 6`),
      6,
    ],
    ['another name', (db: WritableDb) => db.run(sql`UPDATE audit_event SET who = 'x' WHERE seq = 2`), 2],
    [
      'a reason taken away',
      (db: WritableDb) => db.run(sql`UPDATE audit_event SET details = NULL WHERE seq = 5`),
      5,
    ],
    ['an entry taken out', (db: WritableDb) => db.run(sql`DELETE FROM audit_event WHERE seq = 3`), 3],
  ])('tells of %s', async (_, deed, seq) => {
    const test = await opened();
    tamper(test, (db) => void deed(db));
    expect(verdict(test).broken).toBe(seq);
  });

  it('tells of an end that was cut off', async () => {
    const test = await opened();
    test.workspace.restricted.lock();
    await test.workspace.restricted.unlock(PASSPHRASE);
    const noted = Number(test.workspace.auditHead().split(':')[0]);
    tamper(test, (db) => db.run(sql`DELETE FROM audit_event WHERE seq > ${noted - 2}`));
    expect(verdict(test)).toMatchObject({ broken: null, tail: 'cut', noted });
  });

  it('goes on telling of it after every later lock, and notes it once', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    restricted.lock();
    await restricted.unlock(PASSPHRASE);
    const head = test.workspace.auditHead();
    const noted = Number(head.split(':')[0]);
    tamper(test, (db) => db.run(sql`DELETE FROM audit_event WHERE seq > ${noted - 2}`));
    for (let round = 0; round < 2; round++) {
      restricted.lock();
      await restricted.unlock(PASSPHRASE);
      expect(verdict(test)).toMatchObject({ broken: null, tail: 'cut', noted });
      expect(test.workspace.auditHead()).toBe(head);
    }
    const cut = listAudit(restricted.db(), { ...ALL, action: 'audit-cut' }, { limit: 9, before: null });
    expect(cut).toMatchObject([{ rows: noted }]);
  });

  it('is listed by person, kind, register and day, and notes wrong passphrases once it can', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    restricted.lock();
    for (const wrong of ['ก', 'ข'])
      await expect(restricted.unlock(wrong)).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await restricted.unlock(PASSPHRASE);
    const list = (filter: Partial<AuditFilter>) =>
      listAudit(restricted.db(), { ...ALL, ...filter }, { limit: 100, before: null });
    expect(
      list({})
        .slice(0, 2)
        .map(({ action }) => action),
    ).toEqual(['unlock', 'unlock-refused']);
    expect(list({ action: 'unlock-refused' })).toMatchObject([{ rows: 2 }]);
    expect(list({ register: 'hh_member' }).map(({ action }) => action)).toEqual(['view', 'open']);
    expect(list({ action: 'change' }).map(({ kind }) => kind)).toEqual(['edit', 'user']);
    expect(list({ who: restricted.who() }).length).toBe(list({}).length);
    expect(list({ from: '2000-01-01', to: '2000-01-31' })).toEqual([]);
    const before = list({})[1]?.seq ?? 0;
    expect(listAudit(restricted.db(), ALL, { limit: 1, before })[0]?.seq).toBe(before - 1);
  });

  it('goes out as a sheet without values, ids and typed words', async () => {
    const test = await opened();
    const context: AppContext = { ...test.parts, workspace: () => test.workspace };
    const job = await test.parts.jobs.finished(startAuditSheet(context, ALL));
    const { download } = job.result as { download: string };
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(test.parts.files.path(download).path).buffer as ArrayBuffer);
    const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(text).toContain('สอบทานข้อมูลในพื้นที่');
    expect(text).toContain('มาลี');
    expect(text).not.toContain(REASON.words);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    test.workspace.restricted.lock();
    expect(() => test.parts.files.path(download)).toThrow('token-unknown');
    await test.workspace.restricted.unlock(PASSPHRASE);
    const [, , last] = listAudit(test.workspace.restricted.db(), ALL, { limit: 3, before: null });
    expect(last?.action).toBe('audit-export');
  });
});
