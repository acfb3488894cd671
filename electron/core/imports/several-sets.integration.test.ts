import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportResult, PreviewResult } from '../../../shared/contract/imports.ts';
import { importResultOf, takeEach } from './take-in.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look } = intakeApp();

const points = (name: string): string => {
  const features = [0, 1, 2].map((i) => ({
    type: 'Feature',
    properties: { ชื่อ: `${name} ${i}` },
    geometry: { type: 'Point', coordinates: [102 + i / 100, 13.8] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
};

const lookInto = (names: readonly string[]): Promise<PreviewResult> =>
  look(...names.map((name) => file(`${name}.geojson`, points(name))));

const take = { source: 'อบต.', asOf: null, register: null, encoding: null, crs: null };
const imported = async (): Promise<string[]> =>
  (await open().app.client.layers.list())
    .flatMap(({ kind, title }) => (kind === 'imported' ? [title] : []))
    .sort();

describe('an import of several sets', () => {
  it('is taken back by one undo, brought back by one redo, and told as one', async () => {
    const { previewId, sets } = await lookInto(['a', 'b', 'c']);
    const asked = sets.map(({ key }, i) => ({ key, title: `ชั้น ${i}`, ...take }));
    const { jobId } = await open().app.client.imports.commit({ previewId, sets: asked });
    const job = await open().app.context.jobs.finished(jobId);
    expect(job.result as ImportResult).toMatchObject({ status: 'done', inserted: 9 });
    expect(await imported()).toEqual(['ชั้น 0', 'ชั้น 1', 'ชั้น 2']);
    const undone = await open().app.client.journal.undo();
    expect(await imported()).toEqual([]);
    expect(undone.changeSet.label).toContain('ชั้น 0');
    expect(undone.changeSet.label).toContain('ชั้น 2');
    expect(undone.state.undo).toBeNull();
    await open().app.client.journal.redo();
    expect(await imported()).toEqual(['ชั้น 0', 'ชั้น 1', 'ชั้น 2']);
  });

  it('can be taken back set by set from the history', async () => {
    const { previewId, sets } = await lookInto(['a', 'b']);
    const asked = sets.map(({ key }, i) => ({ key, title: `ชั้น ${i}`, ...take }));
    await open().app.context.jobs.finished(
      (await open().app.client.imports.commit({ previewId, sets: asked })).jobId,
    );
    const [newest] = await open().app.client.journal.history({ limit: 5 });
    await open().app.client.journal.revert({ id: newest!.id });
    expect(await imported()).toEqual(['ชั้น 0']);
  });
});

describe('sets one after the other', () => {
  const bugs: unknown[] = [];
  const parts = (signal = new AbortController().signal) => ({
    workspace: open().app.context.workspace(),
    log: { info: () => undefined, bug: (error: unknown) => `no-${bugs.push(error)}` },
    signal,
  });
  const layer = (title: string, batch: string) =>
    open()
      .app.context.workspace()
      .change({ kind: 'import', label: { th: title, en: title }, batch }, (change) => {
        const made = {
          name: title,
          title,
          kind: 'imported',
          group: 'imported',
          geometryType: 'Point',
        } as const;
        const columns = [{ name: 'a', title: 'a', type: 'text' } as const];
        change.createLayer({ ...made, columns, labelField: null });
        const account = { read: 1, inserted: 1, updated: 0, unchanged: 0, skipped: 0, repaired: 0 };
        return { name: title, title, status: 'done' as const, issues: [], ...account };
      });

  it('leave nothing behind when the second is cancelled', async () => {
    const control = new AbortController();
    const work = ['x', 'y'].map((title): [string, () => Promise<ReturnType<typeof layer>>] => [
      title,
      async () => {
        if (title === 'y') control.abort();
        control.signal.throwIfAborted();
        return layer(title, 'together');
      },
    ]);
    await expect(takeEach(parts(control.signal), work, 'together')).rejects.toThrow();
    expect(await imported()).toEqual([]);
  });

  it('go on after a fault of the program, which is noted and told', async () => {
    const fault = new Error('fault');
    const work: [string, () => Promise<ReturnType<typeof layer>>][] = [
      ['x', () => Promise.resolve(layer('x', 'one'))],
      ['y', () => Promise.reject(fault)],
      ['z', () => Promise.resolve(layer('z', 'one'))],
    ];
    const taken = await takeEach(parts(), work, 'one');
    const result = importResultOf(taken);
    expect(result).toMatchObject({ status: 'partial', inserted: 2 });
    expect(result.layers[1]).toMatchObject({ title: 'y', status: 'none', error: { code: 'internal' } });
    expect(result.layers[1]?.error?.message).toContain('no-1');
    expect(bugs).toEqual([fault]);
    expect(() => importResultOf(taken.slice(1, 2))).toThrow('fault');
  });
});

describe('a preview that is at work', () => {
  it('is taken in whole though newer ones push it out', async () => {
    const { previewId, sets } = await lookInto(['old']);
    const commit = open().app.client.imports.commit({
      previewId,
      sets: [{ key: sets[0]!.key, title: 'เก่า', ...take }],
    });
    const { jobId } = await commit;
    for (let i = 0; i < 7; i += 1) await lookInto([`new${i}`]);
    expect(await open().app.context.jobs.finished(jobId)).toMatchObject({
      state: 'done',
      result: { inserted: 3 },
    });
  });

  it('is refused when its file has changed since it was looked at', async () => {
    const { previewId, sets } = await lookInto(['a']);
    file('a.geojson', points('longer name'));
    const asked = [{ key: sets[0]!.key, title: 'ก', ...take }];
    const { jobId } = await open().app.client.imports.commit({ previewId, sets: asked });
    expect(await open().app.context.jobs.finished(jobId)).toMatchObject({
      state: 'failed',
      refusal: { code: 'file-changed', details: { file: 'a.geojson' } },
    });
    expect(await imported()).toEqual([]);
    rmSync(join(open().files, 'a.geojson'));
    const again = await open().app.client.imports.commit({ previewId, sets: asked });
    expect(await open().app.context.jobs.finished(again.jobId)).toMatchObject({
      refusal: { code: 'file-not-found' },
    });
  });
});
