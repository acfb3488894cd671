import { afterEach, describe, expect, it } from 'vitest';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Change } from '../context.ts';
import { columnsOf, type SqlValue, sql } from '../db/index.ts';
import { openTestJournal, pictureOf, type TestJournal } from './testing/open-journal.ts';

/** mulberry32: a run that fails can be run again. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const label = (text: string) => ({ kind: 'edit', label: { th: text, en: text } });
const square = encodeWkb({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [102, 13],
        [102.1, 13],
        [102.1, 13.1],
        [102, 13],
      ],
    ],
  ],
});

const open: TestJournal[] = [];
const opened = (): TestJournal => {
  const test = openTestJournal();
  open.push(test);
  return test;
};
afterEach(() => {
  for (const test of open.splice(0)) test.close();
});

const own = (test: TestJournal, table: string): string[] =>
  columnsOf(test.connection.db, table)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('ช่อง'));
const fids = (test: TestJournal, table: string): number[] =>
  test.connection.db.all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(table)}`).map(({ fid }) => fid);
const cells = (test: TestJournal, table: string, column: string): SqlValue[] =>
  test.connection.db
    .all<{ v: SqlValue }>(sql`SELECT ${sql.id(column)} AS v FROM ${sql.id(table)} ORDER BY fid`)
    .map(({ v }) => v);

const TYPES = ['TEXT', 'INTEGER', 'REAL'] as const;
let made = 0;

/** One random piece of work on columns and on rows of the same table. */
const act = (test: TestJournal, change: Change, next: () => number): void => {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const table = pick(['community_forest', 'village', 'zone'] as const) ?? 'village';
  const columns = own(test, table);
  const column = pick(columns);
  const rows = fids(test, table);
  const what = Math.floor(next() * 6);
  const some = () => Object.fromEntries(columns.map((name) => [name, next() < 0.7 ? `${next()}` : null]));
  if (what === 0) change.addColumn(table, { name: `ช่อง ${++made}`, type: pick(TYPES) ?? 'TEXT' });
  else if (what === 1 && column) change.removeColumn(table, column);
  else if (what === 2 && column)
    change.retypeColumn(table, { name: column, type: pick(TYPES) ?? 'TEXT' }, (value) =>
      next() < 0.8 ? value : null,
    );
  else if (what === 3) {
    const fid = pick(rows);
    if (fid !== undefined) change.update(table, fid, { ...some(), name_th: `แก้ ${next()}` });
  } else if (what === 4)
    change.remove(
      table,
      rows.filter(() => next() < 0.1),
    );
  else change.insert(table, { name_th: `แถว ${next()}`, ...some() }, table === 'village' ? null : square);
};

describe('columns in the journal', () => {
  it.each([3, 11, 2570])('come and go and come back with what they held (seed %i)', (seed) => {
    const test = opened();
    const next = random(seed);
    test.journal.change(label('เริ่ม'), (change) => {
      for (let i = 0; i < 20; i++) for (let n = 0; n < 3; n++) act(test, change, next);
      change.createZoneLayer('00000000-0000-4000-8000-000000000000', 'ชุดทดสอบ');
    });
    const pictures = [pictureOf(test)];
    for (let i = 0; i < 30; i++) {
      const before = test.journal.state().undo?.id;
      test.journal.change(label(`งาน ${i}`), (change) => {
        for (let n = 0; n <= next() * 4; n++) act(test, change, next);
      });
      if (test.journal.state().undo?.id !== before) pictures.push(pictureOf(test));
    }
    for (let i = pictures.length - 2; i >= 0; i--) {
      expect(test.journal.undo().keptLater).toBe(0);
      expect(pictureOf(test)).toEqual(pictures[i]);
      if (i === 10) test.reopen();
    }
    for (let i = 1; i < pictures.length; i++) {
      test.journal.redo();
      expect(pictureOf(test)).toEqual(pictures[i]);
    }
    expect(test.connection.db.get(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' });
  });

  it('are filled again when a removal is taken back long after, and other columns keep what came since', () => {
    const test = opened();
    const { journal } = test;
    journal.change(label('สร้าง'), (change) => {
      change.addColumn('village', { name: 'ความลึก', type: 'REAL' });
      change.insert('village', { name_th: 'ก', ความลึก: 1.5 }, null);
      change.insert('village', { name_th: 'ข', ความลึก: 2.5 }, null);
    });
    journal.change(label('ลบช่อง'), (change) => change.removeColumn('village', 'ความลึก'));
    const removal = journal.state().undo?.id ?? '';
    journal.change(label('เพิ่ม'), (change) => {
      change.addColumn('village', { name: 'น้ำ', type: 'TEXT' });
      change.update('village', 1, { name_th: 'ก ใหม่', น้ำ: 'มี' });
      change.insert('village', { name_th: 'ค' }, null);
    });
    journal.revert(removal);
    expect(cells(test, 'village', 'ความลึก')).toEqual([1.5, 2.5, null]);
    expect(cells(test, 'village', 'น้ำ')).toEqual(['มี', null, null]);
  });

  it('that bear a name given anew keep their own values', () => {
    const test = opened();
    const { journal } = test;
    journal.change(label('สร้าง'), (change) => {
      change.addColumn('village', { name: 'x', type: 'TEXT' });
      change.insert('village', { name_th: 'ก', x: 'เก่า' }, null);
    });
    journal.change(label('ลบ'), (change) => change.removeColumn('village', 'x'));
    const removal = journal.state().undo?.id ?? '';
    journal.change(label('ใหม่'), (change) => {
      change.addColumn('village', { name: 'x', type: 'INTEGER' });
      change.update('village', 1, { x: 7 });
    });
    expect(journal.revert(removal).keptLater).toBe(1);
    expect(cells(test, 'village', 'x')).toEqual([7]);
  });

  it('of other rows are written while the old ones of an undone edit are gone without a fault', () => {
    const test = opened();
    const { journal } = test;
    journal.change(label('สร้าง'), (change) => {
      change.addColumn('village', { name: 'x', type: 'TEXT' });
      change.insert('village', { name_th: 'ก' }, null);
    });
    const made = journal.state().undo?.id ?? '';
    journal.change(label('แก้'), (change) => change.update('village', 1, { x: 'a', name_th: 'ข' }));
    journal.revert(made);
    expect(own(test, 'village')).toEqual([]);
    expect(journal.undo().keptLater).toBe(1);
  });

  it('describe themselves field by field: an older change is taken back without what came after', () => {
    const test = opened();
    const { journal, connection } = test;
    const fields = (): unknown =>
      JSON.parse(
        connection.db.get<{ fields: string }>(sql`SELECT fields FROM layer WHERE name = 'village'`)?.fields ??
          'null',
      );
    const set = (entries: unknown): string => {
      journal.change(label('ตั้งค่า'), (change) => change.updateLayer('village', { fields: entries }));
      return journal.state().undo?.id ?? '';
    };
    set([{ name: 'a', title: 'ก' }]);
    const second = set([
      { name: 'a', title: 'ก' },
      { name: 'b', title: 'ข' },
    ]);
    set([
      { name: 'a', title: 'ก ใหม่' },
      { name: 'b', title: 'ข' },
      { name: 'c', title: 'ค' },
    ]);
    expect(journal.revert(second).keptLater).toBe(0);
    expect(fields()).toEqual([
      { name: 'a', title: 'ก ใหม่' },
      { name: 'c', title: 'ค' },
    ]);
  });
});
