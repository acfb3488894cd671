import { describe, expect, it } from 'vitest';
import { areasApp } from '../areas/testing/areas-app.ts';
import { sql } from '../db/index.ts';

const label = { kind: 'edit', label: { th: 'แก้', en: 'Edit' } };

describe('taking one change out of the history', () => {
  const test = areasApp();
  const add = async (
    layer: string,
    values: Record<string, string>,
  ): Promise<{ fid: number; id: string; set: string }> => {
    const { fid, id } = await test.client().records.create({ layer, values, shape: null, reason: '' });
    return { fid, id, set: test.workspace().journal.state().undo?.id ?? '' };
  };
  const revert = (id: string): Promise<unknown> =>
    test
      .client()
      .journal.revert({ id })
      .then(
        ({ keptLater }) => keptLater,
        (error) => [error?.data?.code, error?.data?.details?.rows],
      );
  const update = (layer: string, fid: number, values: Record<string, string>) =>
    test.client().records.update({ layer, fid, values, reason: '' });
  const projects = (): unknown[] => test.rows('housing_project').map(({ code, name_th }) => [code, name_th]);

  it('never loses a row that somebody edited since', async () => {
    const { fid, set } = await add('housing_project', { code: 'P7', name_th: 'ก' });
    await update('housing_project', fid, { name_th: 'แก้แล้ว' });
    expect(await revert(set)).toEqual(['undo-conflict', 1]);
    expect(projects()).toContainEqual(['P7', 'แก้แล้ว']);
    await test.client().journal.undo();
    expect(await revert(set)).toBe(0);
  });

  it('is a change that Ctrl+Z takes back, and Ctrl+Y brings again', async () => {
    const { set } = await add('housing_project', { code: 'P7', name_th: 'ก' });
    await update('housing_project', 1, { name_th: 'อื่น' });
    const before = projects();
    expect(await revert(set)).toBe(0);
    const after = projects();
    expect(after).toHaveLength(before.length - 1);
    await test.client().journal.undo();
    expect(projects()).toEqual(before);
    const standing = await test.client().journal.history({ limit: 5 });
    expect(standing.find(({ id }) => id === set)?.state).toBe('done');
    await test.client().journal.redo();
    expect(projects()).toEqual(after);
    await test.client().journal.undo();
    await test.client().journal.undo();
    expect(projects()).not.toContainEqual(['P1', 'อื่น']);
    expect(projects()).toContainEqual(['P7', 'ก']);
  });

  it('leaves no row naming what is gone', async () => {
    const council = await add('council_area', { code: 'C9', name_th: 'ข', district_code: '9901' });
    const project = await add('housing_project', {
      ...{ code: 'P10', name_th: 'ง', council_area_id: council.id },
    });
    expect(await revert(council.set)).toEqual(['undo-conflict', 1]);
    expect(test.row('council_area', 'C9').id).toBe(council.id);
    expect(await revert(project.set)).toBe(0);
    expect(await revert(council.set)).toBe(0);
  });

  it('brings no code back that was given anew', async () => {
    await test.client().records.remove({ layer: 'housing_project', fids: [1], links: 'empty' });
    const set = test.workspace().journal.state().undo?.id ?? '';
    await add('housing_project', { code: 'P1', name_th: 'ใหม่' });
    expect(await revert(set)).toEqual(['undo-conflict', 1]);
    expect(projects()).toEqual([['P1', 'ใหม่']]);
  });

  it('drops no value that was written into a column since its type was changed', async () => {
    const workspace = test.workspace();
    workspace.change(label, (change) => {
      change.createLayer({
        ...{ name: 'trees', title: 't', kind: 'imported', group: 'imported', geometryType: 'None' },
        ...{ labelField: null, columns: [{ name: 'a', title: 'a', type: 'text' }] },
      });
      change.bulkInsert('trees', ['a'], [{ wkb: null, values: ['1'] }]);
    });
    workspace.change(label, (change) => change.retypeColumn('trees', { name: 'a', type: 'INTEGER' }, Number));
    const set = workspace.journal.state().undo?.id ?? '';
    workspace.change(label, (change) => change.update('trees', 1, { a: 777 }));
    expect(await revert(set)).toEqual(['undo-conflict', 1]);
    expect(workspace.db.all(sql`SELECT a FROM trees`)).toEqual([{ a: 777 }]);
  });
});
