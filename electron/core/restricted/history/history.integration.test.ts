import { afterEach, describe, expect, it } from 'vitest';
import type { RowWriter } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { firstBrokenAudit } from '../audit/audit.queries.ts';
import { addHousehold, LABEL, PASSPHRASE, REASON, SECRETS } from '../testing/people.ts';
import { listSets } from './history.queries.ts';
import { redoRestricted, restrictedJournal, revertRestricted, undoRestricted } from './history.ts';
import { restrictedGoBack, restrictedRowHistory } from './row-history.ts';

const EDITOR = 'แก้ได้ ยาวพอ 9 ดาว';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'มาลี');
  return open;
}

const incomes = ({ workspace }: TestWorkspace): unknown[] =>
  workspace.restricted
    .db()
    .all<{ v: unknown }>(sql`SELECT income_month_baht AS v FROM household ORDER BY fid`)
    .map(({ v }) => v);

const earn = ({ workspace }: TestWorkspace, fid: number, baht: number): void =>
  workspace.restricted.changeRows(LABEL, (writer) =>
    writer.update('household', fid, { income_month_baht: baht }),
  );

describe('the journal of the restricted store', () => {
  it('takes back and brings back, step by step, as far as one likes', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { fid } = addHousehold(test.workspace, { code: 'H1' });
    earn(test, fid, 100);
    earn(test, fid, 200);
    for (let round = 0; round < 2; round++) {
      undoRestricted(restricted);
      expect(incomes(test)).toEqual([100]);
      undoRestricted(restricted);
      undoRestricted(restricted);
      expect([restricted.households(), restrictedJournal(restricted).undo]).toEqual([0, null]);
      expect(() => undoRestricted(restricted)).toThrow('nothing-to-undo');
      expect(redoRestricted(restricted).changeSet.kind).toBe('edit');
      redoRestricted(restricted);
      expect(incomes(test)).toEqual([100]);
      redoRestricted(restricted);
      expect(incomes(test)).toEqual([200]);
      expect(() => redoRestricted(restricted)).toThrow('nothing-to-redo');
    }
    undoRestricted(restricted);
    earn(test, fid, 300);
    expect(() => redoRestricted(restricted)).toThrow('nothing-to-redo');
    expect(firstBrokenAudit(restricted.db())).toBeNull();
  });

  it('takes any change back, unless later ones build on it; names who and counts, and no one else', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const [first, second] = [
      addHousehold(test.workspace, { code: 'H1' }),
      addHousehold(test.workspace, { code: 'H2' }),
    ];
    earn(test, first.fid, 100);
    earn(test, second.fid, 500);
    const [, ofFirst] = listSets(restricted.db(), 10, null);
    expect(ofFirst).toMatchObject({ whoName: 'มาลี', rows: 1, tables: ['household'], canRevert: true });
    revertRestricted(restricted, ofFirst?.id ?? '');
    expect(incomes(test)).toEqual([null, 500]);
    expect(() => revertRestricted(restricted, ofFirst?.id ?? '')).toThrow('nothing-to-undo');
    const added = listSets(restricted.db(), 10, null).at(-3);
    expect(() => revertRestricted(restricted, added?.id ?? '')).toThrow('undo-conflict');
    const told = JSON.stringify(listSets(restricted.db(), 100, null));
    for (const secret of SECRETS) expect(told).not.toContain(secret);
    // Users come and go by their own page: no undo takes a passphrase away.
    expect(listSets(restricted.db(), 100, null).at(-1)).toMatchObject({ kind: 'user', canRevert: false });
  });

  it('brings a row back to whom it belonged', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const [first, second] = [
      addHousehold(test.workspace, { code: 'H1' }),
      addHousehold(test.workspace, { code: 'H2' }),
    ];
    const unit = restricted.changeRows(LABEL, (writer) =>
      writer.insert('housing_unit', { project_id: 'p', household_id: first.id, followup: 'ดี' }),
    );
    restricted.changeRows(LABEL, (writer) =>
      writer.update('housing_unit', unit.fid, { household_id: second.id }),
    );
    undoRestricted(restricted);
    expect(restricted.db().get(sql`SELECT household_id AS h, followup AS f FROM housing_unit`)).toEqual({
      h: first.id,
      f: 'ดี',
    });
    restricted.changeRows(LABEL, (writer) => writer.remove('household', [first.fid]));
    expect(restricted.db().get(sql`SELECT household_id AS h FROM housing_unit`)).toEqual({ h: null });
    undoRestricted(restricted);
    expect(restricted.db().get(sql`SELECT household_id AS h FROM housing_unit`)).toEqual({ h: first.id });
    expect(restricted.db().get(sql`SELECT count(*) AS n FROM hh_member`)).toEqual({ n: 2 });
  });

  it('tells the history of a row masked, and gives it back to what it was', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { members } = addHousehold(test.workspace, { code: 'H1' });
    const fid = members[0]?.fid ?? 0;
    restricted.desk().open('hh_member', fid, REASON);
    restricted.changeRows({ ...LABEL, why: 'ทะเบียนราษฎร' }, (writer) =>
      writer.update('hh_member', fid, { given_name: 'เปลี่ยนแล้ว', sex: 'female' }),
    );
    restricted.desk().close('hh_member', fid);
    const [change, made] = restrictedRowHistory(restricted, 'hh_member', fid);
    expect(change).toMatchObject({
      action: 'update',
      changeSet: { why: 'ทะเบียนราษฎร' },
      canGoBack: false,
      cells: [
        { field: 'given_name', before: 'ส•••', after: 'เป•••' },
        { field: 'sex', before: null, after: 'female' },
      ],
    });
    expect(made).toMatchObject({ action: 'insert', canGoBack: true });
    restricted.desk().open('hh_member', fid, REASON);
    expect(restrictedRowHistory(restricted, 'hh_member', fid)[0]?.cells[0]).toMatchObject({
      after: 'เปลี่ยนแล้ว',
    });
    const set = made?.changeSet.id ?? '';
    expect(restrictedGoBack(restricted, { layer: 'hh_member', fid, changeSet: set })).toBe(2);
    expect(restricted.db().get(sql`SELECT given_name AS n, sex FROM hh_member`)).toEqual({
      n: 'สมมติลับ',
      sex: null,
    });
    expect(restrictedGoBack(restricted, { layer: 'hh_member', fid, changeSet: set })).toBe(0);
  });

  it('gives a row back by the law of every edit: nothing masked, no user’s rights, no number that is none', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const { fid, members } = addHousehold(test.workspace, { code: 'H1' });
    const member = members[0]?.fid ?? 0;
    restricted.desk().open('hh_member', member, REASON);
    restricted.changeRows(LABEL, (writer) => writer.update('hh_member', member, { given_name: 'ใหม่' }));
    restricted.desk().close('hh_member', member);
    const made = restrictedRowHistory(restricted, 'hh_member', member).at(-1)?.changeSet.id ?? '';
    const back = { layer: 'hh_member', fid: member, changeSet: made };
    expect(() => restrictedGoBack(restricted, back)).toThrow('personal-masked');
    expect(restricted.db().get(sql`SELECT given_name AS n FROM hh_member`)).toEqual({ n: 'ใหม่' });

    restricted.changeRows(LABEL, (writer) => writer.update('household', fid, { hh_code: 'H2' }));
    addHousehold(test.workspace, { code: 'H1' });
    const first = restrictedRowHistory(restricted, 'household', fid).at(-1)?.changeSet.id ?? '';
    expect(() => restrictedGoBack(restricted, { layer: 'household', fid, changeSet: first })).toThrow(
      'name-taken',
    );
  });

  it('lets nobody give rights back to himself', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    const rights = { accessLevel: 'province', canEdit: true, canCertify: false, expiresOn: null } as const;
    const full = { ...rights, canSeePersonal: true, canManage: true };
    const { users } = restricted.desk();
    const { id } = await users.add({ name: 'ผู้แก้ไข', passphrase: EDITOR, rights: full });
    users.update({ id, name: 'ผู้แก้ไข', rights: { ...full, canSeePersonal: false, canManage: false } });
    const { fid = 0 } =
      restricted.db().get<{ fid: number }>(sql`SELECT fid FROM app_user WHERE id = ${id}`) ?? {};
    const changeSet = restrictedRowHistory(restricted, 'app_user', fid).at(-1)?.changeSet.id ?? '';
    expect(changeSet).not.toBe('');
    restricted.lock();
    await restricted.unlock(EDITOR, id);
    expect(() => restrictedRowHistory(restricted, 'app_user', fid)).toThrow('rights-missing');
    expect(() => restrictedGoBack(restricted, { layer: 'app_user', fid, changeSet })).toThrow(
      'rights-missing',
    );
    for (const write of [
      (writer: RowWriter) => void writer.update('app_user', fid, { can_manage: 1 }),
      (writer: RowWriter) => void writer.insert('app_user', { name: 'x', can_manage: 1 }),
      (writer: RowWriter) => void writer.remove('app_user', [1]),
    ])
      expect(() => restricted.changeRows(LABEL, write)).toThrow('rights-missing');
    expect(
      restricted
        .desk()
        .users.list()
        .find((user) => user.id === id),
    ).toMatchObject({ canManage: false });
  });
});
