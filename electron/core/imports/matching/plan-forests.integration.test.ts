import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { cellOf, counts, type Given, planGiven, square } from './testing/plan-given.ts';

let open: TestWorkspace;
beforeEach(async () => {
  open = await aWorkspace({ areas: true });
});
afterEach(() => open.close());

const plan = (key: string, given: readonly Given[], actions: Parameters<typeof planGiven>[3] = {}) =>
  planGiven(open.workspace, key, given, actions);
const cell = (table: string, code: string, column: string) => cellOf(open.workspace, table, code, column);

const FOREST = { code: 'F1', name_th: 'ป่าชุมชนกลาง', declared_rai: 75000 };
const forest = (): Uint8Array => square(100.05, 15.05, 0.1);

describe('community forests', () => {
  it('are the same again, also without a code or with a shape that was rounded', async () => {
    const rounded = square(100.05 + 1e-8, 15.05, 0.1);
    expect(counts((await plan('community_forest', [{ fields: FOREST, wkb: forest() }])).plan).same).toBe(1);
    const { plan: made } = await plan('community_forest', [
      { fields: { name_th: 'ป่าชุมชนบ้านกลาง', declared_rai: null, land_status: '' }, wkb: rounded },
    ]);
    expect(counts(made)).toMatchObject({ same: 0, changed: 1 });
    const [changed] = made.report.changed.items;
    expect(changed?.differences.map(({ field }) => field)).toEqual(['name_th']);
    expect(changed?.reason?.th).toContain('ช่องว่างในไฟล์ไม่ลบค่าที่มีอยู่ (1 ช่อง)');
  });

  it('are told in words: labels, Thai dates, rai and metres; a table takes no shape away', async () => {
    const { plan: made, write } = await plan('community_forest', [
      {
        fields: { ...FOREST, land_status: 'national-reserve', approved_on: '2024-02-29', member_count: 1200 },
        wkb: square(100.05, 15.05, 0.11),
      },
    ]);
    const words = made.report.changed.items[0]?.differences.map(({ field, before, after }) => [
      field,
      before,
      after,
    ]);
    expect(words).toEqual([
      ['land_status', '–', 'ป่าสงวนแห่งชาติ'],
      ['approved_on', '–', '29 ก.พ. 2567'],
      ['member_count', '–', '1,200 คน'],
      [
        'geom',
        expect.stringMatching(/^74,\d{3} ไร่$/),
        expect.stringMatching(/^\d\d,\d{3} ไร่ \(กึ่งกลางเลื่อน \d+ ม\.\)$/),
      ],
    ]);
    expect(made.tally.count('declared-area-differs')).toBe(1);
    write();
    const { plan: table } = await plan('community_forest', [{ fields: { code: 'F1', member_count: 1200 } }]);
    expect(counts(table)).toMatchObject({ same: 1, changed: 0 });
  });

  it('of another name on the same ground are a conflict, which the user settles', async () => {
    const rows: Given[] = [{ fields: { name_th: 'เขาใหญ่' }, wkb: square(100.051, 15.051, 0.1) }];
    const { plan: made } = await plan('community_forest', rows);
    expect(made.report.conflicting.items[0]?.reason?.th).toMatch(/^แนวเขตทับแถวที่มีอยู่ 9\d % แต่ชื่อต่างกัน$/);
    expect(made.account).toMatchObject({ read: 1, skipped: 1 });
    const { write: insert } = await plan('community_forest', rows, { conflicting: 'insert' });
    expect(insert()).toMatchObject({ inserted: 1, updated: 0 });
    open.workspace.journal.undo();
    const { write: update } = await plan('community_forest', rows, { conflicting: 'update' });
    expect(update()).toMatchObject({ inserted: 0, updated: 1 });
    expect(cell('community_forest', 'F1', 'name_th')).toBe('เขาใหญ่');
  });

  it('that were edited here since they were imported are not written over', async () => {
    const first = { code: 'F2', name_th: 'ป่าชุมชนสอง', member_count: 10, approval_no: '1' };
    (await plan('community_forest', [{ fields: first }])).write();
    const fid = Number(cell('community_forest', 'F2', 'fid'));
    open.workspace.change({ kind: 'edit', label: { th: 'แก้ไข', en: 'Edit' } }, (change) =>
      change.update('community_forest', fid, { member_count: 12 }),
    );
    const other = await plan('community_forest', [
      { fields: { ...first, approval_no: '2', member_count: 12 } },
    ]);
    expect(counts(other.plan)).toMatchObject({ changed: 1, conflicting: 0 });
    const against = await plan('community_forest', [{ fields: { ...first, member_count: 11 } }]);
    expect(counts(against.plan)).toMatchObject({ changed: 0, conflicting: 1 });
    expect(against.plan.report.conflicting.items[0]?.reason?.en).toBe(
      'edited here after it was last imported',
    );
    const filled = await plan(
      'community_forest',
      [{ fields: { ...first, name_th: 'ใหม่', member_count: 12, declared_rai: 5 } }],
      {
        changed: 'fill',
      },
    );
    filled.write();
    expect(cell('community_forest', 'F2', 'declared_rai')).toBe(5);
    expect(cell('community_forest', 'F2', 'name_th')).toBe('ป่าชุมชนสอง');
  });
});
