import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fidsOf, rowSetsOf } from '../row-sets/index.ts';
import { asked, aTableApp, type TableApp } from './testing/table-app.ts';

let test: TableApp;
beforeEach(async () => {
  test = await aTableApp();
});
afterEach(() => test.close());

const LABEL = { th: 'แก้', en: 'Edit' };
const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? error,
  );

describe('the time of a layer', () => {
  it('is told by months, without what is missing and what is no day', async () => {
    test.workspace.change({ kind: 'edit', label: LABEL }, (change) => {
      for (const registered_on of ['2009-03-01', '2009-03-31', '2010-05-20', null, '', '25-01-2009'])
        change.insert('council', { name_th: 'สภาฯ', registered_on });
    });
    expect(await test.tables.timeline({ layer: 'council', field: 'registered_on' })).toEqual({
      ...{ first: '2009-03-01', last: '2010-05-20', missing: 3 },
      months: [
        { month: '2009-03', rows: 2 },
        { month: '2010-05', rows: 1 },
      ],
    });
    expect(await refusal(test.tables.timeline({ layer: 'council', field: 'name_th' }))).toBe(
      'validation-failed',
    );
    expect(await refusal(test.tables.timeline({ layer: 'council', field: 'no_such' }))).toBe(
      'field-not-found',
    );
    expect(await refusal(test.tables.timeline({ layer: 'council', field: null }))).toBe('field-not-found');
  });

  it('has the areas of a day: begun by then, those that end on it among them', async () => {
    const { rows } = await test.tables.rows({ query: asked('village') });
    const [ended, young, old] = rows.map(({ fid }) => fid);
    test.workspace.change({ kind: 'edit', label: LABEL }, (change) => {
      change.update('village', ended ?? 0, { valid_from: '1990-01-01', valid_to: '2001-06-30' });
      change.update('village', young ?? 0, { valid_from: '2010-01-01' });
    });
    const on = async (day: string | null): Promise<number[]> => {
      const shown = await test.tables.mapRows({ query: asked('village', { on: day, stamp: 1 }) });
      if (day !== null) expect([shown.only, shown.except]).toEqual([null, null]);
      const kept = rowSetsOf(test.workspace).get(shown.key);
      return kept === undefined ? [] : fidsOf(kept);
    };
    expect(await on('2001-06-30')).toEqual(expect.arrayContaining([ended, old]));
    expect(await on('2001-06-30')).not.toContain(young);
    expect(await on('2001-07-01')).not.toContain(ended);
    expect(await on('1989-12-31')).not.toContain(ended);
    expect(await on('2010-01-01')).toEqual(expect.arrayContaining([young, old]));
    expect(await on(null)).toEqual(rows.map(({ fid }) => fid).filter((fid) => fid !== ended));
    expect(await test.tables.timeline({ layer: 'village', field: null })).toMatchObject({
      first: '1990-01-01',
      last: '2010-01-01',
    });
  });

  it('is another order for another day, and follows an edit of the last day', async () => {
    const on = async (day: string): Promise<number> =>
      (await test.tables.rows({ query: asked('village', { on: day }) })).total;
    const all = await on('2000-01-01');
    expect(await on('2005-01-01')).toBe(all);
    const { rows } = await test.tables.rows({ query: asked('village') });
    test.workspace.change({ kind: 'edit', label: LABEL }, (change) => {
      change.update('village', rows[0]?.fid ?? 0, { valid_to: '2003-01-01' });
    });
    const { total, stale } = await test.tables.rows({ query: asked('village', { on: '2005-01-01' }) });
    expect(stale || total === all - 1).toBe(true);
    const query = asked('village', { on: '2005-01-01', stamp: 1 });
    expect((await test.tables.rows({ query })).total).toBe(all - 1);
  });
});
