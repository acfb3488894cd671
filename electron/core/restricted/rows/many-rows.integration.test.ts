import { afterEach, expect, it } from 'vitest';
import { sql } from '../../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { redoRestricted, undoRestricted } from '../history/history.ts';
import { restrictedRowHistory } from '../history/row-history.ts';
import { addHousehold, LABEL, PASSPHRASE, REASON } from '../testing/people.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

const CODES = ['H1', 'H2', 'H3'];
const opened = async () => {
  open = await aWorkspace({ areas: true });
  const { workspace } = open;
  const { restricted } = workspace;
  await restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
  const houses = CODES.map((code) => addHousehold(workspace, { code }));
  return { restricted, fids: houses.map(({ fid }) => fid) };
};

const each = (fids: readonly number[], values: readonly (string | number | null)[]) =>
  fids.map((fid, i) => ({ fid, values: [values[i] ?? null] }));

it('cells of many rows are written by the laws of one: masks, numbers, rows that are there, codes of one row', async () => {
  const { restricted, fids } = await opened();
  const write = (table: string, column: string, rows: ReturnType<typeof each>) =>
    restricted.changeRows(LABEL, (writer) => writer.updateMany(table, [column], rows));
  const codes = () =>
    restricted.db().all<{ c: string }>(sql`SELECT hh_code AS c FROM household ORDER BY fid`);
  expect(write('household', 'member_count', each(fids, [4, 5, 6]))).toBe(3);
  expect(() => write('household', 'house_no', each(fids, ['1', '2', '3']))).toThrow('personal-masked');
  expect(() => write('household', 'member_count', each([...fids, 99], [1, 1, 1, 1]))).toThrow(
    'row-not-found',
  );
  expect(() => write('app_user', 'can_manage', each([1], [1]))).toThrow('rights-missing');
  expect(() => write('household', 'hh_code', each(fids, ['H9', 'H9', 'H3']))).toThrow('name-taken');
  // Two may exchange their codes.
  write('household', 'hh_code', each(fids, ['H2', 'H1', 'H3']));
  expect(codes().map(({ c }) => c)).toEqual(['H2', 'H1', 'H3']);
  restricted.desk().open('hh_member', null, REASON);
  expect(() => write('hh_member', 'national_id', each([1], ['1101700230709']))).toThrow('validation-failed');
  write('hh_member', 'national_id', each([1], ['1-1017-00230-71-6']));
  expect(restricted.db().get(sql`SELECT national_id AS n FROM hh_member WHERE fid = 1`)).toEqual({
    n: '1101700230716',
  });
});

it('each step of a row is told as it was, though only what it found is kept', async () => {
  const { restricted, fids } = await opened();
  const [fid = 0] = fids;
  const set = (count: number) =>
    restricted.changeRows(LABEL, (writer) =>
      writer.updateMany('household', ['member_count'], each([fid], [count])),
    );
  const steps = () =>
    restrictedRowHistory(restricted, 'household', fid).map(({ action, cells, shape }) => [
      action,
      ...cells.map(({ before, after }) => `${before}>${after}`),
      ...(shape ? ['moved'] : []),
    ]);
  set(2);
  set(3);
  undoRestricted(restricted);
  expect(steps()).toEqual([['update', '2>3'], ['update', '1>2'], ['insert']]);
  redoRestricted(restricted);
  undoRestricted(restricted);
  set(7);
  expect(steps()).toEqual([['update', '2>7'], ['update', '2>3'], ['update', '1>2'], ['insert']]);
  expect(
    restricted.db().get(sql`SELECT count(*) AS n FROM restricted_operation WHERE after_image NOTNULL`),
  ).toEqual({ n: 0 });
  restricted.changeRows(LABEL, (writer) => writer.remove('household', [fid]));
  undoRestricted(restricted);
  expect(steps().slice(-2)).toEqual([['update', '1>2'], ['insert']]);
});
