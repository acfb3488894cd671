import { afterEach, describe, expect, it } from 'vitest';
import { classedStyle } from '../../../shared/domain/styles.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { searchFollower } from '../search/index.ts';
import { search } from '../search/search.ts';
import { readLegend } from '../styles/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { zonesFollower } from '../zones/index.ts';
import { removeLayer, reorder, setView } from './edit-layers.ts';
import { boxesOf, extentOfRows, readFeature } from './feature.queries.ts';
import { layerTable, listLayers, measuresFollower, orderedRows, readLayer, readRows } from './index.ts';
import { rowSource } from './row-source.ts';
import { sumsOf } from './rows.queries.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({
    areas: true,
    followers: [zonesFollower(), searchFollower, measuresFollower],
  });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const label = (text: string, kind = 'edit') => ({ kind, label: { th: text, en: text } });
const ALL = { sort: null, filters: [], search: '' };

const names = (
  { workspace }: TestWorkspace,
  layer: string,
  query: Partial<Parameters<typeof orderedRows>[3]>,
) => {
  const { db } = workspace;
  const { fields } = readLayer(db, layer);
  const table = layerTable(db, layer);
  const { fids } = orderedRows(db, table, fields, { ...ALL, ...query });
  return readRows(db, table, fields, fids).map((row) => row.values.name_th ?? row.values.name);
};

/** A result as an analysis makes it: a number, and beside it why it is not there. */
const withResult = (test: TestWorkspace): string =>
  test.workspace.change(label('ผล', 'analysis'), (change) => {
    const layer = change.createLayer({
      name: 'result',
      title: 'ครัวเรือนใกล้ป่า',
      kind: 'result',
      group: 'result',
      geometryType: 'Polygon',
      labelField: 'name',
      columns: [
        { name: 'name', title: 'ตำบล', type: 'text' },
        { name: 'households', title: 'ครัวเรือน', type: 'integer', unit: 'ครัวเรือน' },
        { name: 'households_state', title: 'สถานะ', type: 'text' },
      ],
      style: classedStyle({ field: 'households', breaks: [0, 10, 20, 30], labelField: 'name' }),
    });
    const square = (x: number) =>
      encodeWkb({
        type: 'Polygon',
        coordinates: [
          [
            [x, 15],
            [x + 0.1, 15],
            [x + 0.1, 15.1],
            [x, 15.1],
            [x, 15],
          ],
        ],
      });
    const rows: [string, number | null, string | null][] = [
      ['ก', 0, null],
      ['ข', 12, null],
      ['ค', 30, null],
      ['ง', null, 'suppressed'],
      ['จ', null, 'missing'],
      ['ฉ', null, null],
    ];
    change.bulkInsert(
      layer,
      ['name', 'households', 'households_state'],
      rows.map((values, i) => ({ wkb: square(100 + i), values })),
    );
    return layer;
  });

describe('where rows are', () => {
  it('is told one by one, to the last digit where they are small', async () => {
    const test = await opened();
    const result = withResult(test);
    const layer = test.workspace.change(label('จุด', 'import'), (change) => {
      const name = change.createLayer({
        ...{ name: 'well', title: 'บ่อ', kind: 'imported', group: 'imported', geometryType: 'Point' },
        ...{ labelField: null, columns: [{ name: 'n', title: 'ที่', type: 'integer' }] },
      });
      change.bulkInsert(
        name,
        ['n'],
        [
          { wkb: encodePointWkb(102.123456789012, 15.987654321098), values: [1] },
          { wkb: null, values: [2] },
        ],
      );
      return name;
    });
    const { db } = test.workspace;
    expect(boxesOf(db, layerTable(db, layer), [1, 2, 99])).toEqual([
      { fid: 1, box: [102.123456789012, 15.987654321098, 102.123456789012, 15.987654321098] },
    ]);
    const [area] = boxesOf(db, layerTable(db, result), [2]);
    expect(area?.box.map((value) => Number(value.toFixed(4)))).toEqual([101, 15, 101.1, 15.1]);
  });
});

describe('a layer on both sides of the 180th meridian', () => {
  const layerOf = (test: TestWorkspace, wkbs: readonly Uint8Array[]): string =>
    test.workspace.change(label('เกาะ', 'import'), (change) => {
      const name = change.createLayer({
        ...{ name: 'atoll', title: 'เกาะ', kind: 'imported', group: 'imported', geometryType: 'Polygon' },
        ...{ labelField: null, columns: [{ name: 'n', title: 'ที่', type: 'integer' }] },
      });
      change.bulkInsert(
        name,
        ['n'],
        wkbs.map((wkb, i) => ({ wkb, values: [i] })),
      );
      return name;
    });
  const box = (west: number, east: number): Uint8Array => {
    const ring: [number, number][] = [
      [west, -18],
      [east, -18],
      [east, -16],
      [west, -16],
      [west, -18],
    ];
    return encodeWkb({ type: 'Polygon', coordinates: [ring] });
  };
  const shown = (test: TestWorkspace, name: string) =>
    readLayer(test.workspace.db, name).extent?.map((value) => Number(value.toFixed(3)));

  it('is shown where it lies, not as the whole world', async () => {
    const test = await opened();
    const name = layerOf(test, [box(177, 179), box(179.5, -178), box(-179, -177)]);
    expect(shown(test, name)).toEqual([177, -18, 183, -16]);
    const { db } = test.workspace;
    const some = extentOfRows(db, layerTable(db, name), [2]);
    expect(some?.map((value) => Number(value.toFixed(3)))).toEqual([179.5, -18, 182, -16]);
  });

  it('is the world where it has something on the far side too', async () => {
    const test = await opened();
    const name = layerOf(test, [box(177, 179), box(-179, -177), box(10, 12)]);
    expect(shown(test, name)).toEqual([-179, -18, 179, -16]);
  });
});

describe('layers', () => {
  it('come in drawing order with Thai fields, styles and counts', async () => {
    const test = await opened();
    const layers = listLayers(test.workspace.db);
    expect(layers.map((layer) => [layer.name, layer.order])).toEqual(
      [
        'subdistrict',
        'council_area',
        'local_authority',
        'district',
        'province',
        'community_forest',
        'forest_part',
        'village',
        'housing_project',
        'learning_area',
        'council',
        'welfare_fund',
        'partner',
        'working_group',
        'area_statistic',
      ].map((name, i) => [name, i]),
    );
    const forest = layers.find((layer) => layer.name === 'community_forest');
    expect(forest).toMatchObject({
      featureCount: 1,
      register: 'community_forest',
      style: { fill: { pattern: 'forest' } },
    });
    expect(forest?.fields.find((field) => field.name === 'land_status')).toMatchObject({
      title: 'สถานะที่ดิน',
      codeList: 'forest-land-status',
      editable: true,
    });
  });

  it('put a new layer where its kind belongs, and keep the order that someone gave', async () => {
    const test = await opened();
    const result = withResult(test);
    const order = () => listLayers(test.workspace.db).map((layer) => layer.name);
    expect(order().indexOf(result)).toBe(order().indexOf('province') + 1);
    reorder(test.workspace, ['village', 'subdistrict']);
    expect(order()[0]).toBe('village');
    expect(order()[order().indexOf('forest_part') + 1]).toBe('subdistrict');
    test.workspace.journal.undo();
    expect(order()[0]).toBe('subdistrict');
  });

  it('sort text by the Thai dictionary, numbers by size, and what is missing last', async () => {
    const test = await opened();
    test.workspace.change(label('เพิ่ม'), (change) => {
      const rows: [string, number | null][] = [
        ['เก่า', 5],
        ['กา', 40],
        ['แก้ว', null],
        ['ขา', 300],
        ['โกงกาง', 1],
      ];
      for (const [name, members] of rows)
        change.insert('community_forest', { name_th: name, member_count: members }, null);
    });
    const sort = (field: string, descending = false) =>
      names(test, 'community_forest', { sort: { field, descending } });
    expect(sort('name_th')).toEqual(['กา', 'เก่า', 'แก้ว', 'โกงกาง', 'ขา', 'ป่าชุมชนกลาง']);
    expect(sort('name_th', true)[0]).toBe('ป่าชุมชนกลาง');
    expect(sort('member_count')).toEqual(['โกงกาง', 'เก่า', 'กา', 'ขา', 'ป่าชุมชนกลาง', 'แก้ว']);
    expect(sort('areaM2', true)[0]).toBe('ป่าชุมชนกลาง');
  });

  it('filter, search and sum', async () => {
    const test = await opened();
    const { db } = test.workspace;
    expect(names(test, 'village', { search: 'ใต้' })).toEqual(['บ้านตะวันตกใต้', 'บ้านตะวันออกใต้']);
    expect(names(test, 'village', { search: '100%' })).toEqual([]);
    const filters = [
      { field: 'subdistrict_code', op: 'equals', value: '990101' },
      { field: 'moo', op: 'at-most', value: 1 },
    ] as const;
    expect(names(test, 'village', { filters })).toEqual(['บ้านตะวันตกใต้']);
    expect(
      names(test, 'village', { filters: [{ field: 'council_area_id', op: 'missing', value: null }] }),
    ).toHaveLength(4);
    expect(() => names(test, 'village', { filters: [{ field: 'x" OR 1', op: 'equals', value: 1 }] })).toThrow(
      'field-not-found',
    );
    const { fields } = readLayer(db, 'subdistrict');
    const table = layerTable(db, 'subdistrict');
    const rows = orderedRows(db, table, fields, ALL);
    const shown = readRows(db, table, fields, rows.fids).reduce((sum, row) => sum + (row.areaM2 ?? 0), 0);
    expect(sumsOf(db, table, fields, ALL, rows).areaM2).toBeCloseTo(shown, 3);
  });

  it('measure an area anew when its geometry changes or comes back', async () => {
    const test = await opened();
    const area = () => {
      const { db } = test.workspace;
      return readRows(db, layerTable(db, 'district'), readLayer(db, 'district').fields, [1])[0]?.areaM2 ?? 0;
    };
    const before = area();
    const half = encodeWkb({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [100, 15],
            [100.1, 15],
            [100.1, 15.1],
            [100, 15.1],
            [100, 15],
          ],
        ],
      ],
    });
    test.workspace.change(label('ตัด'), (change) => change.update('district', 1, {}, half));
    expect(area() / before).toBeCloseTo(0.5, 3);
    test.workspace.journal.undo();
    expect(area()).toBe(before);
  });

  it('tell of a row where it lies, by code and by place', async () => {
    const test = await opened();
    const feature = (layer: string, fid: number) => readFeature(rowSource(test.workspace, layer), fid);
    const parents = (layer: string, fid: number) => feature(layer, fid).parents.map(({ title }) => title);
    expect(parents('village', 4)).toEqual(['จังหวัดทดสอบ', 'ตะวันออก', 'ตะวันออกเหนือ']);
    expect(parents('housing_project', 1)).toEqual(['จังหวัดทดสอบ', 'ตะวันตก', 'ตะวันตกใต้']);
    expect(parents('subdistrict', 2)).toEqual(['จังหวัดทดสอบ', 'ตะวันตก']);
    test.workspace.change(
      label('ชื่อซ้ำ'),
      (change) => void change.insert('village', { name_th: 'บ้านตะวันตกใต้' }, encodePointWkb(0, 0)),
    );
    expect(feature('village', 5)).toMatchObject({ parents: [], sameName: 1, vertices: 1 });
  });

  it('have a legend that counts every row once: classes, missing and withheld', async () => {
    const test = await opened();
    const layer = withResult(test);
    const { db } = test.workspace;
    const { items, total } = readLegend(db, readLayer(db, layer), layerTable(db, layer));
    expect(items.map((item) => [item.kind, item.label, item.count])).toEqual([
      ['class', '0–9', 1],
      ['class', '10–19', 1],
      ['class', '20–30', 1],
      ['missing', 'ยังไม่มีข้อมูล', 2],
      ['suppressed', 'ปกปิด', 1],
    ]);
    expect(items.reduce((sum, item) => sum + item.count, 0)).toBe(total);
    const shown = readRows(db, layerTable(db, layer), readLayer(db, layer).fields, [4])[0];
    expect(shown?.values).toMatchObject({ households: null, households_state: 'suppressed' });
    expect(readLayer(db, layer).fields.map((field) => [field.name, field.editable])).toEqual([
      ['name', false],
      ['households', false],
    ]);
  });

  it('are named in the history as the window names them, in either language', async () => {
    const test = await opened();
    setView(test.workspace, 'district', { visible: false });
    const last = test.workspace.db.get<{ th: string; en: string }>({
      text: 'SELECT label_th AS th, label_en AS en FROM journal_change_set ORDER BY rowid DESC LIMIT 1',
      values: [],
    });
    expect(last).toEqual({ th: 'ซ่อน อำเภอ', en: 'Hide District' });
  });

  it('do not raise their version when only shown or hidden: tiles stay good', async () => {
    const test = await opened();
    const { version } = readLayer(test.workspace.db, 'village');
    expect(setView(test.workspace, 'village', { visible: false })).toMatchObject({ visible: false, version });
  });

  it('go only when they are no register', async () => {
    const test = await opened();
    const layer = withResult(test);
    removeLayer(test.workspace, layer);
    expect(listLayers(test.workspace.db).map((one) => one.name)).not.toContain(layer);
    expect(() => removeLayer(test.workspace, 'village')).toThrow('validation-failed');
  });
});

describe('search', () => {
  const found = (test: TestWorkspace, text: string) =>
    search(test.workspace.db, text, 12).map((hit) => [hit.layer, hit.title, hit.subtitle]);

  it('finds by name, code and without tone marks, and tells namesakes apart', async () => {
    const test = await opened();
    expect(found(test, 'ตะวันตก')[0]).toEqual(['district', 'ตะวันตก', 'จ.จังหวัดทดสอบ · รหัส 9901']);
    expect(found(test, '990202')[0]).toEqual([
      'subdistrict',
      'ตะวันออกเหนือ',
      'อ.ตะวันออก จ.จังหวัดทดสอบ · รหัส 990202',
    ]);
    expect(found(test, 'ต.ตะวันออกใต้').map(([layer]) => layer)).toEqual(['subdistrict']);
    expect(found(test, 'ปาชุมชนกลาง')[0]?.[1]).toBe('ป่าชุมชนกลาง');
    expect(found(test, 'ป่').map(([, title]) => title)).toContain('ป่าชุมชนกลาง');
    expect(found(test, '"; DROP TABLE village; --')).toEqual([]);
  });

  it('keeps step with edits, undo and redo', async () => {
    const test = await opened();
    test.workspace.change(label('แก้'), (change) => change.update('village', 1, { name_th: 'บ้านชื่อใหม่เอี่ยม' }));
    expect(found(test, 'ใหม่เอี่ยม')).toHaveLength(1);
    test.workspace.journal.undo();
    expect(found(test, 'ใหม่เอี่ยม')).toHaveLength(0);
    test.workspace.journal.redo();
    test.workspace.change(label('ลบ'), (change) => change.remove('village', [1]));
    expect(found(test, 'ใหม่เอี่ยม')).toHaveLength(0);
  });

  it('finds rows of a large import at once, and still when it is indexed and when it was taken back', async () => {
    const test = await opened();
    test.workspace.change(label('นำเข้า', 'import'), (change) => {
      const table = change.createLayer({
        name: 'points',
        title: 'จุดมากมาย',
        kind: 'imported',
        group: 'imported',
        geometryType: 'Point',
        labelField: 'name',
        columns: [{ name: 'name', title: 'ชื่อ', type: 'text' }],
      });
      const rows = Array.from({ length: 5000 }, (_, i) => ({
        wkb: encodePointWkb(100, 15),
        values: [`จุดที่ ${i}`],
      }));
      change.bulkInsert(table, ['name'], rows);
    });
    expect(found(test, 'จุดที่ 4321').map(([, title]) => title)).toEqual(['จุดที่ 4321']);
    const behind = () =>
      test.workspace.db.get({
        text: "SELECT 1 FROM workspace_meta WHERE key LIKE 'search_stale:%'",
        values: [],
      });
    while (behind()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(found(test, 'จุดที่ 4321').map(([, title]) => title)).toEqual(['จุดที่ 4321']);
    test.workspace.journal.undo();
    expect(found(test, 'จุดที่ 4321')).toEqual([]);
  });
});
