import { afterEach, describe, expect, it } from 'vitest';
import { featureOf } from '../layers/read-layers.ts';
import { createRecord, updateRecord } from '../records/records.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { journalOfAll, redoAll, undoAll } from './undo-all.ts';

const PASSPHRASE = 'ประตูสองบานเปิดพร้อมกัน';
let open: TestWorkspace | undefined;
afterEach(() => open?.close());

async function opened(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  await open.workspace.restricted.create(PASSPHRASE, 'มาลี');
  return open;
}

/** The clock of a change is told in milliseconds: two in one of them would have no order. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3));

const household = { layer: 'household', values: { hh_code: 'H1' }, shape: null, reason: '' };

describe('undo and redo over both stores', () => {
  it('take the later change first and bring the earlier back first, as if there were one journal', async () => {
    const { workspace } = await opened();
    const income = () => featureOf(workspace, 'household', 1).values.income_month_baht;
    const name = () => featureOf(workspace, 'district', 1).values.name_th;
    const before = name();
    createRecord(workspace, household);
    await aMoment();
    updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'ชื่อใหม่' }, reason: '' });
    await aMoment();
    updateRecord(workspace, { layer: 'household', fid: 1, values: { income_month_baht: 900 }, reason: '' });
    expect(journalOfAll(workspace).undo?.tables).toEqual(['household']);
    expect(undoAll(workspace).state.redo?.tables).toEqual(['household']);
    expect([income(), name()]).toEqual([null, 'ชื่อใหม่']);
    undoAll(workspace);
    expect(name()).toBe(before);
    undoAll(workspace);
    expect(workspace.restricted.households()).toBe(0);
    redoAll(workspace);
    redoAll(workspace);
    expect([income(), name()]).toEqual([null, 'ชื่อใหม่']);
    redoAll(workspace);
    expect(income()).toBe(900);
    expect(() => redoAll(workspace)).toThrow('nothing-to-redo');
  });

  it('leave what is locked alone, and go on in the workspace', async () => {
    const { workspace } = await opened();
    updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'ชื่อใหม่' }, reason: '' });
    await aMoment();
    createRecord(workspace, household);
    workspace.restricted.lock();
    expect(journalOfAll(workspace).undo?.tables).toEqual(['district']);
    undoAll(workspace);
    await workspace.restricted.unlock(PASSPHRASE);
    expect(workspace.restricted.households()).toBe(1);
    expect(journalOfAll(workspace).undo?.tables).toEqual(['household']);
  });
});
