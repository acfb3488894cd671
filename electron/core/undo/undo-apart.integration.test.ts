import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../db/index.ts';
import { followers } from '../followers.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { redoInTurn, revertInTurn, undoInTurn } from './undo-apart.ts';

const ROWS = 6000;
let open: TestWorkspace | undefined;
afterEach(async () => {
  expect(open?.bugs).toEqual([]);
  await open?.close();
});

const opened = async (): Promise<TestWorkspace> => {
  open = await aWorkspace({ followers: followers() });
  return open;
};

/** A layer of many rows, as one change set of an act. */
const importLayer = ({ workspace }: TestWorkspace, name: string, batch?: string): void =>
  workspace.change(
    { kind: 'import', label: { th: `นำเข้า ${name}`, en: `Import ${name}` }, ...(batch ? { batch } : {}) },
    (change) => {
      const table = change.createLayer({
        ...{ name, title: name, kind: 'imported', group: 'imported', geometryType: 'None' },
        labelField: 'name',
        columns: [{ name: 'name', title: 'ชื่อ', type: 'text' }],
      });
      const rows = Array.from({ length: ROWS }, (_, i) => ({ wkb: null, values: [`แถว ${i}`] }));
      change.bulkInsert(table, ['name'], rows);
    },
  );

const layers = ({ workspace }: TestWorkspace): string[] =>
  workspace.db
    .all<{ name: string }>(sql`SELECT name FROM layer WHERE kind = 'imported' ORDER BY name`)
    .map(({ name }) => name);
const named = ({ workspace }: TestWorkspace, name: string): number =>
  workspace.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM one WHERE name = ${name}`)?.n ?? 0;
const undoJobs = ({ parts }: TestWorkspace) => parts.jobs.list().filter(({ kind }) => kind === 'undo');

describe('a change of many rows', () => {
  it('is taken back, brought back and reverted as a job in a thread, whole', async () => {
    const test = await opened();
    const { workspace, parts } = test;
    importLayer(test, 'one');
    const cells = Array.from({ length: ROWS }, (_, i) => ({ fid: i + 1, values: ['ใหม่'] }));
    workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.updateMany('one', ['name'], cells),
    );
    const going = undoInTurn(workspace, parts.jobs);
    expect(undoJobs(test).map(({ title, state }) => [title.th, state])).toEqual([['เลิกทำ: แก้', 'running']]);
    const { changeSet, state, keptLater } = await going;
    expect([changeSet.label, changeSet.rows, keptLater]).toEqual(['แก้', ROWS, 0]);
    expect([state.undo?.label, state.redo?.label]).toEqual(['นำเข้า one', 'แก้']);
    expect([named(test, 'ใหม่'), named(test, 'แถว 7')]).toEqual([0, 1]);
    await redoInTurn(workspace, parts.jobs);
    expect(named(test, 'ใหม่')).toBe(ROWS);
    const [edit] = workspace.journal.history(1, null);
    if (!edit) throw new Error('no edit');
    expect((await revertInTurn(workspace, parts.jobs, edit)).state.redo?.label).toBe('แก้');
    expect(named(test, 'ใหม่')).toBe(0);
    await expect(revertInTurn(workspace, parts.jobs, edit)).rejects.toThrow('nothing-to-undo');
  });

  it('goes with all that one act made', async () => {
    const test = await opened();
    const { workspace, parts } = test;
    importLayer(test, 'one', 'b1');
    importLayer(test, 'two', 'b1');
    const { changeSet } = await undoInTurn(workspace, parts.jobs);
    expect(changeSet.rows).toBe(2 * ROWS);
    expect(layers(test)).toEqual([]);
    await redoInTurn(workspace, parts.jobs);
    expect(layers(test)).toEqual(['one', 'two']);
    expect(named(test, 'แถว 7')).toBe(1);
  });

  it('stands as it was when its undo is stopped', async () => {
    const test = await opened();
    const { workspace, parts } = test;
    importLayer(test, 'one');
    const going = undoInTurn(workspace, parts.jobs);
    parts.jobs.cancel(undoJobs(test)[0]?.id ?? '');
    await expect(going).rejects.toThrow('job-cancelled');
    expect(layers(test)).toEqual(['one']);
    expect(workspace.journal.state().undo?.label).toBe('นำเข้า one');
  });
});
