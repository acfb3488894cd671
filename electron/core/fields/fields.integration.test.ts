import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewField } from '../../../shared/contract/fields.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { openDb, type SqlValue, sql } from '../db/index.ts';
import { exportLayer } from '../exports/index.ts';
import { followers } from '../followers.ts';
import { layerTable, readLayer, readRows } from '../layers/index.ts';
import { updateRecord } from '../records/records.ts';
import { legendOf } from '../styles/read-styles.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { createScheme } from '../zones/index.ts';
import { dropField, previewType, turnField } from './change-type.ts';
import { codeLists, listUse, removeCodeList, saveCodeList } from './code-lists.ts';
import { addField, reorderFields, setLabelField, updateField } from './edit-fields.ts';
import { createOwnLayer } from './new-layer.ts';

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
const LABEL = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true, followers: followers() });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const aField = (title: string, more: Partial<NewField> = {}): NewField => ({
  ...{ title, titleEn: '', kind: 'text', unit: null, codeList: null, many: false, required: false },
  section: null,
  ...more,
});
const fieldOf = (layer: LayerSummary, name: string): Field => {
  const field = layer.fields.find((one) => one.name === name || one.title === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};
const cells = ({ db }: OpenWorkspace, table: string, column: string): SqlValue[] =>
  db
    .all<{ v: SqlValue }>(sql`SELECT ${sql.id(column)} AS v FROM ${sql.id(table)} ORDER BY fid`)
    .map(({ v }) => v);
const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return null;
};
const gdal = (program: 'ogrinfo' | 'ogr2ogr', ...args: string[]): string => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0 || /ERROR/.test(stderr)) throw new Error(`${program}: ${stderr}`);
  return stdout;
};

/** A layer of wells as an agency sends them: everything is text. */
const wells = (workspace: OpenWorkspace): string =>
  workspace.change(LABEL, (change) => {
    const name = change.createLayer({
      ...{ name: 'wells', title: 'บ่อน้ำ', kind: 'imported', group: 'imported', geometryType: 'Point' },
      labelField: 'NAME',
      columns: ['NAME', 'DEPTH', 'STATE', 'DUG', 'COST', 'USED'].map((column) => ({
        ...{ name: column, title: column, type: 'text' },
      })),
    });
    const rows = [
      ['บ่อ 1', '12.5', 'ดี', '29/2/2567', '1,200 บาท', 'ใช่'],
      ['บ่อ 2', '๘', 'ชำรุด', '1 ม.ค. 60', '300', 'ไม่ใช่'],
      ['บ่อ 3', 'ลึกมาก', 'ดี', 'จำไม่ได้', 'ฟรี', 'ไม่แน่ใจ'],
      ['บ่อ 4', null, null, null, null, null],
    ];
    change.bulkInsert(
      name,
      ['NAME', 'DEPTH', 'STATE', 'DUG', 'COST', 'USED'],
      rows.map((values, i) => ({ wkb: encodePointWkb(100 + i / 100, 15), values })),
    );
    return name;
  });

describe('fields of the office’s own', () => {
  it('come to a register, are filled and checked like any other, and go with one undo', async () => {
    const { workspace } = await opened();
    const { layer, field } = addField(
      workspace,
      'community_forest',
      aField('จำนวนจุดไฟป่า', { kind: 'integer', unit: 'จุด', required: true, titleEn: 'Fire spots' }),
    );
    expect(field).toMatchObject({
      name: 'fire_spots',
      title: 'จำนวนจุดไฟป่า',
      type: 'integer',
      unit: 'จุด',
      own: true,
      section: 'own',
      required: true,
    });
    expect(layer.fields.at(-1)?.name).toBe('fire_spots');
    const update = { layer: 'community_forest', fid: 1, reason: '' };
    expect(refusal(() => updateRecord(workspace, { ...update, values: { fire_spots: 1.5 } }))).toBe(
      'validation-failed',
    );
    expect(refusal(() => updateRecord(workspace, { ...update, values: { fire_spots: null } }))).toBe(
      'validation-failed',
    );
    expect(updateRecord(workspace, { ...update, values: { fire_spots: 7 } }).values.fire_spots).toBe(7);
    workspace.journal.undo();
    workspace.journal.undo();
    expect(readLayer(workspace.db, 'community_forest').fields.some((one) => one.own)).toBe(false);
    workspace.journal.redo();
    workspace.journal.redo();
    expect(cells(workspace, 'community_forest', 'fire_spots')).toEqual([7]);
    expect(refusal(() => addField(workspace, 'community_forest', aField('จำนวนจุดไฟป่า')))).toBe('name-taken');
    expect(refusal(() => addField(workspace, 'community_forest', aField('ชื่อป่าชุมชน')))).toBe('name-taken');
  });

  it('are named so that they can be typed elsewhere, and never as another column', async () => {
    const { workspace } = await opened();
    const names = ['สภาพป่า', 'สภาพป่า 2', 'geom', 'Row Version', '50 %', 'land status', 'น้ำ_state'].map(
      (title) => addField(workspace, 'community_forest', aField(title, { titleEn: title })).field.name,
    );
    expect(names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('geom');
    expect(names).not.toContain('row_version');
    expect(names.some((name) => name.endsWith('_state'))).toBe(false);
  });

  it('of a register survive the undo and redo of older changes, closing and opening', async () => {
    const test = await opened();
    test.workspace.change(LABEL, (change) => change.remove('village', [2]));
    const removal = test.workspace.journal.state().undo?.id ?? '';
    const { field } = addField(test.workspace, 'village', aField('จุดน้ำ'));
    test.workspace.change(LABEL, (change) => change.update('village', 1, { [field.name]: 'มี' }));
    test.workspace.journal.revert(removal);
    expect(cells(test.workspace, 'village', field.name)).toEqual(['มี', null, null, null]);
    const { folder } = test.workspace;
    await test.session.close();
    await test.session.open(folder);
    expect(fieldOf(readLayer(test.workspace.db, 'village'), 'จุดน้ำ').own).toBe(true);
    for (let i = 0; i < 3; i++) test.workspace.journal.undo();
    expect(readLayer(test.workspace.db, 'village').fields.some((one) => one.own)).toBe(false);
    expect(test.workspace.info().issues).toEqual([]);
  });

  it('of zones stand in every scheme, those that are made later too', async () => {
    const { workspace } = await opened();
    const { layer } = createScheme(workspace, 'ชุดแรก');
    const { field } = addField(workspace, layer, aField('ผู้ประสานงาน'));
    const second = createScheme(workspace, 'ชุดสอง').layer;
    expect(fieldOf(readLayer(workspace.db, second), field.name)).toMatchObject({
      title: 'ผู้ประสานงาน',
      own: true,
    });
    updateField(workspace, { layer: second, field: field.name, change: { title: 'ผู้ประสาน' } });
    expect(fieldOf(readLayer(workspace.db, layer), field.name).title).toBe('ผู้ประสาน');
    workspace.change(LABEL, (change) => dropField(change, { layer, field: field.name }));
    expect(readLayer(workspace.db, second).fields.some((one) => one.own)).toBe(false);
    workspace.journal.undo();
    expect(fieldOf(readLayer(workspace.db, second), field.name).title).toBe('ผู้ประสาน');
  });

  it('are labelled, arranged and hidden, those of the program too, which keep their kind', async () => {
    const { workspace } = await opened();
    const layer = 'community_forest';
    const set = (field: string, change: Parameters<typeof updateField>[1]['change']) =>
      updateField(workspace, { layer, field, change });
    expect(fieldOf(set('approval_no', { title: 'ข้อตกลงของป่า' }), 'approval_no')).toMatchObject({
      title: 'ข้อตกลงของป่า',
      titleEn: 'ข้อตกลงของป่า',
    });
    expect(fieldOf(set('member_count', { hidden: true }), 'member_count').hidden).toBe(true);
    expect(fieldOf(set('expires_on', { required: true, section: 'main' }), 'expires_on')).toMatchObject({
      required: true,
      section: 'main',
    });
    expect(refusal(() => set('name_th', { required: false }))).toBe('field-fixed');
    expect(refusal(() => set('member_count', { unit: 'คน' }))).toBe('field-fixed');
    expect(refusal(() => set('code', { title: 'ข้อตกลงของป่า' }))).toBe('name-taken');
    expect(
      refusal(() => workspace.change(LABEL, (change) => dropField(change, { layer, field: 'code' }))),
    ).toBe('field-fixed');
    const names = readLayer(workspace.db, layer).fields.map(({ name }) => name);
    const turned = [...names].reverse();
    expect(reorderFields(workspace, layer, turned).fields.map(({ name }) => name)).toEqual(turned);
    expect(addField(workspace, layer, aField('ใหม่')).layer.fields.at(-1)?.title).toBe('ใหม่');
    for (let i = 0; i < 5; i++) workspace.journal.undo();
    expect(readLayer(workspace.db, layer).fields.map(({ name }) => name)).toEqual(names);
    expect(readLayer(workspace.db, layer).fields.some(({ hidden }) => hidden)).toBe(false);
    const title = fieldOf(readLayer(workspace.db, layer), 'approval_no').title;
    set('approval_no', { title: 'อื่น' });
    set('approval_no', { title });
    expect(workspace.db.get(sql`SELECT fields FROM layer WHERE name = ${layer}`)).toEqual({
      fields: '[{"name":"approval_no"}]',
    });
  });
});

describe('a field that gets another kind', () => {
  it('turns what can be read, and keeps beside it what can not; nothing is lost either way', async () => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    const target = { kind: 'real', codeList: null } as const;
    expect(await previewType(workspace.db, { layer, field: 'DEPTH', target })).toMatchObject({
      ...{ filled: 3, empty: 1, readable: 2, unreadable: 1, keptIn: 'field' },
      unread: [{ before: 'ลึกมาก', count: 1 }],
    });
    workspace.change(LABEL, (change) => turnField(change, { layer, field: 'DEPTH', target }));
    const after = readLayer(workspace.db, layer);
    expect(fieldOf(after, 'DEPTH')).toMatchObject({ type: 'real', title: 'DEPTH' });
    const kept = fieldOf(after, 'DEPTH (ค่าเดิม)');
    expect(cells(workspace, layer, 'DEPTH')).toEqual([12.5, 8, null, null]);
    expect(cells(workspace, layer, kept.name)).toEqual([null, null, 'ลึกมาก', null]);
    workspace.journal.undo();
    expect(cells(workspace, layer, 'DEPTH')).toEqual(['12.5', '๘', 'ลึกมาก', null]);
    expect(readLayer(workspace.db, layer).fields.map(({ name, type }) => [name, type])).toEqual(
      ['NAME', 'DEPTH', 'STATE', 'DUG', 'COST', 'USED'].map((name) => [name, 'text']),
    );
    workspace.journal.redo();
    expect(cells(workspace, layer, 'DEPTH')).toEqual([12.5, 8, null, null]);
  });

  it.each([
    ['DUG', 'date', ['2024-02-29', '2017-01-01', null, null]],
    ['COST', 'money', [120_000, 30_000, null, null]],
    ['USED', 'boolean', [1, 0, null, null]],
    ['DEPTH', 'integer', [null, 8, null, null]],
    ['NAME', 'long-text', ['บ่อ 1', 'บ่อ 2', 'บ่อ 3', 'บ่อ 4']],
  ] as const)('reads %s as %s in all the ways in which people write', async (field, kind, expected) => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    workspace.change(LABEL, (change) =>
      turnField(change, { layer, field, target: { kind, codeList: null } }),
    );
    expect(cells(workspace, layer, field)).toEqual(expected);
  });

  it('goes back to text as people read it', async () => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    const turn = (field: string, kind: 'date' | 'text' | 'boolean' | 'money'): void =>
      workspace.change(LABEL, (change) =>
        turnField(change, { layer, field, target: { kind, codeList: null } }),
      );
    for (const [field, kind] of [
      ['DUG', 'date'],
      ['USED', 'boolean'],
      ['COST', 'money'],
    ] as const) {
      turn(field, kind);
      turn(field, 'text');
    }
    expect(cells(workspace, layer, 'DUG')[0]).toBe('29 ก.พ. 2567');
    expect(cells(workspace, layer, 'USED').slice(0, 2)).toEqual(['ใช่', 'ไม่ใช่']);
    expect(cells(workspace, layer, 'COST').slice(0, 2)).toEqual(['1200', '300']);
  });

  it('stops being what the map is coloured and rows are called by, where it can be no longer', async () => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    const styled = readLayer(workspace.db, layer).style;
    const style = {
      ...styled,
      kind: 'categories',
      field: 'STATE',
      categories: [{ value: 'ดี', label: '', color: '#112233' }],
      label: { field: 'NAME', prefix: '', size: 12, weight: '600', minZoom: 0, priority: 5 },
    };
    workspace.change(LABEL, (change) => change.updateLayer(layer, { style }));
    workspace.change(LABEL, (change) => dropField(change, { layer, field: 'STATE' }));
    expect(readLayer(workspace.db, layer).style).toMatchObject({
      kind: 'single',
      field: null,
      label: { field: 'NAME' },
    });
    workspace.change(LABEL, (change) => dropField(change, { layer, field: 'NAME' }));
    expect(readLayer(workspace.db, layer)).toMatchObject({ labelField: null, style: { label: null } });
    workspace.journal.undo();
    workspace.journal.undo();
    expect(readLayer(workspace.db, layer)).toMatchObject({ labelField: 'NAME', style });
    expect(setLabelField(workspace, layer, 'DUG').labelField).toBe('DUG');
  });
});

describe('a code list of the office’s own', () => {
  const items = [
    { value: 'ดี', label: { th: 'ใช้ได้ดี', en: 'Good' } },
    { value: 'ชำรุด', label: { th: 'ชำรุด', en: '' } },
  ];

  it('gives its words to the form, the table, the legend and the file', async () => {
    const test = await opened();
    const { workspace } = test;
    const layer = wells(workspace);
    const { key } = saveCodeList(workspace, { key: null, title: 'สภาพบ่อ', titleEn: '', items });
    workspace.change(LABEL, (change) =>
      turnField(change, { layer, field: 'STATE', target: { kind: 'text', codeList: key } }),
    );
    const summary = readLayer(workspace.db, layer);
    expect(fieldOf(summary, 'STATE')).toMatchObject({ codeList: key, choices: items });
    const update = { layer, fid: 4, reason: '' };
    expect(refusal(() => updateRecord(workspace, { ...update, values: { STATE: 'พัง' } }))).toBe(
      'validation-failed',
    );
    updateRecord(workspace, { ...update, values: { STATE: 'ชำรุด' } });
    const style = {
      ...summary.style,
      kind: 'categories',
      field: 'STATE',
      categories: [{ value: 'ดี', label: '', color: '#112233' }],
    };
    workspace.change(LABEL, (change) => change.updateLayer(layer, { style }));
    expect(legendOf(workspace, layer).items[0]).toMatchObject({ label: 'ใช้ได้ดี', count: 2 });
    const out = join(test.root, 'out');
    mkdirSync(out);
    const control = { signal: new AbortController().signal, progress: () => undefined };
    await exportLayer(workspace, { layer, format: 'csv', crs: null, out: join(out, 'a.csv') }, control);
    const text = (await import('node:fs')).readFileSync(join(out, 'a.csv'), 'utf8');
    expect(text).toContain('ใช้ได้ดี');
    expect(codeLists(workspace.db)[0]?.usedBy).toEqual([
      { layer, layerTitle: 'บ่อน้ำ', field: 'STATE', fieldTitle: 'STATE' },
    ]);
  });

  it('finds numbers and words that mean its values, and leaves in place what it does not know', async () => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    const { key } = saveCodeList(workspace, {
      ...{ key: null, title: 'สภาพ', titleEn: '' },
      items: [{ value: 'good', label: { th: 'ดี', en: 'Good' } }],
    });
    const target = { kind: 'text', codeList: key } as const;
    expect(await previewType(workspace.db, { layer, field: 'STATE', target })).toMatchObject({
      readable: 2,
      unreadable: 1,
      keptIn: 'place',
    });
    workspace.change(LABEL, (change) => turnField(change, { layer, field: 'STATE', target }));
    expect(cells(workspace, layer, 'STATE')).toEqual(['good', 'ชำรุด', 'good', null]);
    const numbers = saveCodeList(workspace, {
      ...{ key: null, title: 'รหัส', titleEn: '' },
      items: [
        { value: 1, label: { th: 'ใช่', en: '' } },
        { value: 2, label: { th: 'ไม่ใช่', en: '' } },
      ],
    });
    workspace.change(LABEL, (change) =>
      turnField(change, { layer, field: 'USED', target: { kind: 'text', codeList: numbers.key } }),
    );
    expect(cells(workspace, layer, 'USED')).toEqual([1, 2, null, null]);
    expect(fieldOf(readLayer(workspace.db, layer), 'USED').type).toBe('integer');
    expect(listUse(workspace.db, numbers.key)).toEqual(
      expect.arrayContaining([
        { value: 1, count: 1 },
        { value: 2, count: 1 },
      ]),
    );
  });

  it('may be relabelled and lengthened; a word that rows bear is retired and not lost', async () => {
    const { workspace } = await opened();
    const layer = wells(workspace);
    const list = saveCodeList(workspace, { key: null, title: 'สภาพบ่อ', titleEn: '', items });
    workspace.change(LABEL, (change) =>
      turnField(change, { layer, field: 'STATE', target: { kind: 'text', codeList: list.key } }),
    );
    const save = (next: typeof items) => saveCodeList(workspace, { ...list, items: next });
    expect(refusal(() => save(items.slice(1)))).toBe('value-in-use');
    expect(refusal(() => save([...items, ...items]))).toBe('validation-failed');
    expect(
      save([{ ...items[0]!, label: { th: 'ดีมาก', en: '' } }, ...items.slice(1)]).items[0]?.label.th,
    ).toBe('ดีมาก');
    save([{ ...items[0]!, retired: true } as (typeof items)[number], ...items.slice(1)]);
    expect(fieldOf(readLayer(workspace.db, layer), 'STATE').choices?.[0]).toMatchObject({
      value: 'ดี',
      retired: true,
    });
    expect(refusal(() => removeCodeList(workspace, list.key))).toBe('list-in-use');
    workspace.change(LABEL, (change) =>
      turnField(change, { layer, field: 'STATE', target: { kind: 'text', codeList: null } }),
    );
    removeCodeList(workspace, list.key);
    expect(codeLists(workspace.db)).toEqual([]);
    workspace.journal.undo();
    expect(codeLists(workspace.db)).toHaveLength(1);
    expect(cells(workspace, layer, 'STATE')).toEqual(['ดี', 'ชำรุด', 'ดี', null]);
  });
});

describe('a layer of the office’s own', () => {
  it('is made empty with its fields, and takes rows like any other', async () => {
    const { workspace } = await opened();
    const layer = createOwnLayer(workspace, {
      ...{ title: 'ร้านค้าชุมชน', titleEn: 'Community shops', geometryType: 'Point', group: 'organisation' },
      fields: [aField('ชื่อร้าน', { required: true }), aField('ยอดขาย', { kind: 'money' })],
    });
    expect(layer).toMatchObject({
      name: 'community_shops',
      title: 'ร้านค้าชุมชน',
      group: 'organisation',
      kind: 'imported',
      featureCount: 0,
    });
    expect(
      layer.fields.map(({ title, type, unit, required, own }) => [title, type, unit, required, own]),
    ).toEqual([
      ['ชื่อร้าน', 'text', null, true, true],
      ['ยอดขาย', 'integer', 'satang', false, true],
    ]);
    expect(layer.labelField).toBe(layer.fields[0]?.name);
    const { fid } = workspace.change(LABEL, (change) =>
      change.insert(layer.name, { [layer.labelField ?? '']: 'ร้านป้า' }, encodePointWkb(100, 15)),
    );
    expect(
      readRows(workspace.db, layerTable(workspace.db, layer.name), layer.fields, [fid])[0]?.values,
    ).toMatchObject({ [layer.labelField ?? '']: 'ร้านป้า' });
    workspace.journal.undo();
    workspace.journal.undo();
    expect(refusal(() => readLayer(workspace.db, layer.name))).toBe('layer-not-found');
  });
});

describe.skipIf(!hasGdal)('own fields in GDAL (needs gdal-bin)', () => {
  it('have their types, and their lists as coded domains', async () => {
    const test = await opened();
    const { workspace } = test;
    const list = saveCodeList(workspace, {
      key: null,
      title: 'สภาพป่า',
      titleEn: '',
      items: [{ value: 'dense', label: { th: 'ทึบ', en: '' } }],
    });
    addField(workspace, 'community_forest', aField('สภาพป่า', { titleEn: 'cover', codeList: list.key }));
    addField(workspace, 'community_forest', aField('ความสูงเฉลี่ย', { titleEn: 'height', kind: 'real' }));
    addField(workspace, 'community_forest', aField('สำรวจเมื่อ', { titleEn: 'surveyed', kind: 'date' }));
    addField(workspace, 'community_forest', aField('มีแนวกันไฟ', { titleEn: 'firebreak', kind: 'boolean' }));
    updateRecord(workspace, {
      layer: 'community_forest',
      fid: 1,
      reason: '',
      values: { cover: 'dense', height: 12.25, surveyed: '2026-01-31', firebreak: true },
    });
    const { gpkgPath } = workspace;
    await test.session.close({ backup: false });
    const said = gdal('ogrinfo', gpkgPath, 'community_forest');
    expect(said).toContain(`cover: String (0.0), domain name=${list.key}`);
    expect(said).toContain('height: Real (0.0)');
    expect(said).toContain('surveyed: Date');
    expect(said).toContain('firebreak: Integer(Boolean)');
    expect(said).toContain('cover (String) = dense');
    expect(said).toContain('height (Real) = 12.25');
    expect(said).toContain('surveyed (Date) = 2026/01/31');
    expect(gdal('ogrinfo', '-fielddomain', list.key, gpkgPath)).toContain('dense: ทึบ');
    const titles = openDb(gpkgPath);
    expect(
      titles.db.get(
        sql`SELECT title FROM gpkg_data_columns WHERE table_name = 'community_forest' AND column_name = 'cover'`,
      ),
    ).toEqual({ title: 'สภาพป่า' });
    titles.close();
  });

  it('that QGIS adds are taken over under their own name with what was typed in them', async () => {
    const test = await opened();
    const { gpkgPath, folder } = test.workspace;
    await test.session.close({ backup: false });
    gdal('ogrinfo', '-q', gpkgPath, '-sql', 'ALTER TABLE village ADD COLUMN "น้ำประปา" TEXT(80)');
    gdal('ogrinfo', '-q', gpkgPath, '-sql', `UPDATE village SET "น้ำประปา" = 'มี' WHERE fid = 2`);
    await test.session.open(folder);
    const { workspace } = test;
    expect(fieldOf(readLayer(workspace.db, 'village'), 'น้ำประปา')).toMatchObject({ type: 'text', own: true });
    expect(workspace.info().issues).toMatchObject([{ code: 'foreign-edits', count: 2 }]);
    expect(cells(workspace, 'village', 'น้ำประปา')).toEqual([null, 'มี', null, null]);
    updateField(workspace, { layer: 'village', field: 'น้ำประปา', change: { title: 'ประปาหมู่บ้าน' } });
    for (let i = 0; i < 3; i++) workspace.journal.undo();
    expect(readLayer(workspace.db, 'village').fields.some(({ own }) => own)).toBe(false);
    for (let i = 0; i < 3; i++) workspace.journal.redo();
    expect(cells(workspace, 'village', 'น้ำประปา')).toEqual([null, 'มี', null, null]);
    await test.session.close();
    await test.session.open(folder);
    expect(test.workspace.info().issues).toEqual([]);
    expect(fieldOf(readLayer(test.workspace.db, 'village'), 'น้ำประปา').title).toBe('ประปาหมู่บ้าน');
  });
});
