import { afterEach, describe, expect, it } from 'vitest';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import type { BulkRow, Change } from '../context.ts';
import { sql } from '../db/index.ts';
import { openTestJournal, pictureOf, type TestJournal } from './testing/open-journal.ts';

/** mulberry32: a run that fails can be run again. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const point = (next: () => number): Uint8Array =>
  encodeWkb({ type: 'Point', coordinates: [102 + next(), 13 + next()] });
const square = (next: () => number): Uint8Array => {
  const [x, y, size] = [102 + next(), 13 + next(), 0.01 + next() / 10];
  return encodeWkb({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, y],
          [x + size, y],
          [x + size, y + size],
          [x, y + size],
          [x, y],
        ],
      ],
    ],
  });
};
const label = (text: string, kind = 'edit') => ({ kind, label: { th: text, en: text } });

const open: TestJournal[] = [];
const opened = (): TestJournal => {
  const test = openTestJournal();
  open.push(test);
  return test;
};
afterEach(() => {
  for (const test of open.splice(0)) test.close();
});

const fidsOf = (test: TestJournal, table: string): number[] =>
  test.connection.db
    .all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(table)} ORDER BY fid`)
    .map((r) => r.fid);

const importedLayers = (test: TestJournal): string[] =>
  test.connection.db
    .all<{ name: string }>(sql`SELECT name FROM layer WHERE kind = 'imported' ORDER BY name`)
    .map((r) => r.name);

const someRows = (next: () => number, count: number): BulkRow[] =>
  Array.from({ length: count }, (_, i) => ({
    wkb: next() < 0.1 ? null : point(next),
    values: [`บ้าน ${i}`, Math.floor(next() * 1e10), next() < 0.2 ? null : next() * 100],
  }));

const newLayer = {
  name: 'villages',
  title: 'หมู่บ้านที่นำเข้า',
  kind: 'imported',
  group: 'imported',
  geometryType: 'Point',
  labelField: 'name',
  columns: [
    { name: 'name', title: 'ชื่อ', type: 'text' },
    { name: 'people', title: 'คน', type: 'integer' },
    { name: 'share', title: 'ร้อยละ', type: 'real' },
  ],
} as const;

/** One random piece of work; several make a change. */
const act = (test: TestJournal, change: Change, next: () => number): void => {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const forests = fidsOf(test, 'community_forest');
  const layers = importedLayers(test);
  const layer = pick(layers);
  const what = Math.floor(next() * 10);
  if (what <= 1)
    change.insert('community_forest', { name_th: `ป่า ${next()}`, member_count: 5 }, square(next));
  else if (what === 2) {
    const fid = pick(forests);
    if (fid)
      change.update(
        'community_forest',
        fid,
        { name_th: `ป่าใหม่ ${next()}` },
        next() < 0.5 ? square(next) : undefined,
      );
  } else if (what === 3)
    change.remove(
      'community_forest',
      forests.filter(() => next() < 0.3),
    );
  else if (what === 4) {
    const table = change.createLayer(newLayer);
    change.bulkInsert(table, ['name', 'people', 'share'], someRows(next, Math.floor(next() * 1200)));
  } else if (what === 5 && layer && next() < 0.5) change.removeLayer(layer);
  else if (what === 6 && layer) change.bulkInsert(layer, ['name', 'people', 'share'], someRows(next, 30));
  else if (what === 7 && layer) {
    const fids = fidsOf(test, layer);
    change.remove(
      layer,
      fids.filter(() => next() < 0.4),
    );
  } else if (what === 8) {
    const rows = forests.filter(() => next() < 0.6).map((fid) => ({ fid, values: [`ป่า ${next()}`, 7] }));
    change.updateMany('community_forest', ['name_th', 'member_count'], rows);
  } else
    change.updateLayer(pick([...layers, 'district', 'village']) ?? 'village', {
      title: `ชื่อ ${next()}`,
      visible: next() < 0.5,
    });
};

describe('the journal', () => {
  it.each([1, 7, 42, 2569])(
    'takes back random changes to the start and does them again to the end (seed %i)',
    (seed) => {
      const test = opened();
      const next = random(seed);
      const pictures = [pictureOf(test)];
      for (let i = 0; i < 25; i++) {
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
      expect(() => test.journal.undo()).toThrow('nothing-to-undo');
      for (let i = 1; i < pictures.length; i++) {
        test.journal.redo();
        expect(pictureOf(test)).toEqual(pictures[i]);
        if (i === 10) test.reopen();
      }
      expect(() => test.journal.redo()).toThrow('nothing-to-redo');
      const { db } = test.connection;
      expect(db.get(sql`PRAGMA integrity_check`)).toEqual({ integrity_check: 'ok' });
    },
  );

  it('keeps nothing of a change that fails', () => {
    const test = opened();
    const before = pictureOf(test);
    const failing = () =>
      test.journal.change(label('พัง'), (change) => {
        const table = change.createLayer(newLayer);
        change.bulkInsert(table, ['name', 'people', 'share'], someRows(random(3), 700));
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(pictureOf(test)).toEqual(before);
    expect(test.journal.history(10, null)).toEqual([]);
  });

  it('forgets what could be redone when something new is done', () => {
    const test = opened();
    for (const name of ['ก', 'ข'])
      test.journal.change(label(name), (change) => void change.insert('village', { name_th: name }, null));
    test.journal.undo();
    expect(test.journal.state().redo?.label).toBe('ข');
    test.journal.change(label('ค'), (change) => void change.insert('village', { name_th: 'ค' }, null));
    expect(test.journal.state().redo).toBeNull();
    test.journal.undo();
    test.journal.undo();
    expect(fidsOf(test, 'village')).toEqual([]);
    expect(test.journal.history(10, null).map((set) => [set.label, set.state])).toEqual([
      ['ค', 'undone'],
      ['ข', 'undone'],
      ['ก', 'undone'],
    ]);
  });

  it('keeps a value that something later wrote, and says how many rows kept one', () => {
    const test = opened();
    const { db } = test.connection;
    const fid = test.journal.change(
      label('สร้าง'),
      (c) => c.insert('village', { name_th: 'เดิม', moo: 1 }, null).fid,
    );
    test.journal.change(label('แก้'), (c) => c.update('village', fid, { name_th: 'ใหม่', moo: 2 }));
    db.transaction(() => db.run(sql`UPDATE village SET name_th = 'ทีหลัง' WHERE fid = ${fid}`));
    expect(test.journal.undo().keptLater).toBe(1);
    expect(db.get(sql`SELECT name_th, moo FROM village`)).toEqual({ name_th: 'ทีหลัง', moo: 1 });
    test.journal.redo();
    expect(db.get(sql`SELECT name_th, moo FROM village`)).toEqual({ name_th: 'ทีหลัง', moo: 2 });
  });

  it('can be redone after another look at the map', () => {
    const test = opened();
    test.journal.change(label('เพิ่ม'), (change) => change.insert('village', { name_th: 'ก' }, null));
    test.journal.undo();
    test.journal.change(label('ซ่อน', 'view'), (change) => change.updateLayer('village', { visible: false }));
    expect(test.journal.state().redo?.label).toBe('เพิ่ม');
    test.journal.redo();
    expect(fidsOf(test, 'village')).toHaveLength(1);
    test.journal.undo();
    test.journal.undo();
    expect(fidsOf(test, 'village')).toHaveLength(0);
    test.journal.change(label('อื่น'), (change) => change.insert('village', { name_th: 'ข' }, null));
    expect(test.journal.state().redo).toBeNull();
  });

  it('makes one entry of view changes that follow each other', () => {
    const test = opened();
    for (const visible of [false, true, false])
      test.journal.change(label('ซ่อน', 'view'), (change) => change.updateLayer('village', { visible }));
    test.journal.change(label('โปร่ง', 'view'), (change) => change.updateLayer('district', { opacity: 0.5 }));
    expect(test.journal.history(10, null)).toHaveLength(1);
    test.journal.undo();
    expect(
      test.connection.db.all(sql`SELECT visible, opacity FROM layer WHERE name IN ('village', 'district')`),
    ).toEqual([
      { visible: 1, opacity: 1 },
      { visible: 1, opacity: 1 },
    ]);
  });

  it('adopts what another program did as one change, which can be taken back', () => {
    const test = opened();
    const next = random(5);
    test.journal.change(label('สร้าง'), (change) => {
      for (const name of ['หนึ่ง', "สอง's", 'สาม'])
        change.insert('village', { name_th: name, moo: 3 }, point(next));
    });
    const before = pictureOf(test);
    // Another program writes without our session mark: outside of a transaction of ours.
    test.connection.db.exec(`
      UPDATE village SET name_th = 'แก้นอก', moo = NULL WHERE fid = 2;
      UPDATE village SET name_th = 'แก้อีกที' WHERE fid = 2;
      DELETE FROM village WHERE fid = 1;
      INSERT INTO village (name_th) VALUES ('เพิ่มนอก');`);
    expect(test.journal.adoptOutsideEdits()).toBe(3);
    expect(test.journal.state().undo).toMatchObject({ label: 'แก้จากภายนอก', rows: 3, tables: ['village'] });
    const added = test.connection.db.get<{ id: string }>(sql`SELECT id FROM village WHERE fid = 4`);
    expect(added?.id).toMatch(/^[0-9a-f-]{36}$/);
    const after = pictureOf(test);
    test.journal.undo();
    expect(pictureOf(test)).toEqual(before);
    test.journal.redo();
    expect(pictureOf(test)).toEqual(after);
  });

  it('never shows a layer under a version that it or its namesake had before', () => {
    const test = opened();
    const seen = new Set<number>();
    const note = (): void => {
      const row = test.connection.db.get<{ version: number }>(
        sql`SELECT version FROM layer WHERE name = 'villages'`,
      );
      if (!row) return;
      expect(seen.has(row.version)).toBe(false);
      seen.add(row.version);
    };
    const make = () => test.journal.change(label('สร้าง'), (change) => change.createLayer(newLayer));
    make();
    note();
    test.journal.undo();
    test.journal.redo();
    note();
    test.journal.undo();
    make();
    note();
    expect(seen.size).toBe(3);
  });

  it('tells pages what changed only after it is kept', () => {
    const test = opened();
    test.journal.change(label('สร้าง'), (change) => {
      change.insert('district', { code: '8101', name_th: 'เมือง', province_code: '81' }, null);
      expect(test.events).toEqual([]);
    });
    expect(test.events).toEqual([
      {
        type: 'changed',
        topics: expect.arrayContaining(['journal', 'rows', 'layers', 'zones']),
        layers: ['district'],
      },
    ]);
  });
});
