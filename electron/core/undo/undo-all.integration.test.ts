import { afterEach, describe, expect, it, vi } from 'vitest';
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

const household = { layer: 'household', values: { hh_code: 'H1' }, shape: null, reason: '' };

describe('undo and redo over both stores', () => {
  it('take the later change first and bring the earlier back first, as if there were one journal', async () => {
    const { workspace } = await opened();
    const income = () => featureOf(workspace, 'household', 1).values.income_month_baht;
    const name = () => featureOf(workspace, 'district', 1).values.name_th;
    const before = name();
    createRecord(workspace, household);
    updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'ชื่อใหม่' }, reason: '' });
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

  it('go by the order of the work when the machine’s clock is set back', async () => {
    const { workspace } = await opened();
    updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'ชื่อใหม่' }, reason: '' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    try {
      createRecord(workspace, household);
      expect(journalOfAll(workspace).undo?.tables).toEqual(['household']);
      updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'อีกชื่อ' }, reason: '' });
      expect(journalOfAll(workspace).undo?.tables).toEqual(['district']);
      undoAll(workspace);
      expect(journalOfAll(workspace).undo?.tables).toEqual(['household']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('take back the whole of what one act made, or nothing of it', async () => {
    const { workspace } = await opened();
    const name = (fid: number) => featureOf(workspace, 'district', fid).values.name_th;
    const before = [name(1), name(2)];
    for (const fid of [1, 2])
      workspace.change({ kind: 'edit', label: { th: 'ก', en: 'a' }, batch: 'b' }, (change) =>
        change.update('district', fid, { name_th: 'ใหม่' }),
      );
    const { journal } = workspace;
    const undo = journal.undo.bind(journal);
    vi.spyOn(journal, 'undo')
      .mockImplementationOnce(undo)
      .mockImplementationOnce(() => {
        throw new Error('cut off');
      });
    expect(() => undoAll(workspace)).toThrow('cut off');
    vi.restoreAllMocks();
    expect([name(1), name(2)]).toEqual(['ใหม่', 'ใหม่']);
    undoAll(workspace);
    expect([name(1), name(2)]).toEqual(before);
  });

  it('leave what is locked alone, and go on in the workspace', async () => {
    const { workspace } = await opened();
    updateRecord(workspace, { layer: 'district', fid: 1, values: { name_th: 'ชื่อใหม่' }, reason: '' });
    createRecord(workspace, household);
    workspace.restricted.lock();
    expect(journalOfAll(workspace).undo?.tables).toEqual(['district']);
    undoAll(workspace);
    await workspace.restricted.unlock(PASSPHRASE);
    expect(workspace.restricted.households()).toBe(1);
    expect(journalOfAll(workspace).undo?.tables).toEqual(['household']);
  });
});
