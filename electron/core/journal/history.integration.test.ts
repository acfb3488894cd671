import { afterEach, describe, expect, it } from 'vitest';
import { historyFilter } from '../../../shared/contract/journal.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { createIdentities } from '../identity/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { goBack } from './go-back.ts';
import { authorsOf, filteredHistory } from './history.queries.ts';
import { rowHistory } from './row-history.queries.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const edit = (test: TestWorkspace, values: Record<string, string | number | null>, why = '') =>
  test.workspace.change({ kind: 'edit', label: { th: 'แก้ป่า', en: 'Edit forest' }, why }, (change) =>
    change.update('community_forest', 1, values),
  );

const history = (test: TestWorkspace, filter: Record<string, unknown> = {}) =>
  filteredHistory(test.workspace.db, 100, null, historyFilter.parse(filter));

describe('the history of a row', () => {
  it('tells every change with its cells, old and new, and the shape’s area', async () => {
    const test = await opened();
    edit(test, { member_count: 40 }, 'นับใหม่');
    edit(test, { member_count: 42, name_th: 'ป่ากลาง' });
    test.workspace.change({ kind: 'edit', label: { th: 'ย้าย', en: 'Move' } }, (change) =>
      change.update('housing_project', 1, {}, encodePointWkb(100.03, 15.03)),
    );
    const [second, first, made, ...rest] = rowHistory(test.workspace.db, 'community_forest', 1);
    expect(rest).toEqual([]);
    expect(second?.cells).toEqual([
      { field: 'name_th', before: 'ป่าชุมชนกลาง', after: 'ป่ากลาง' },
      { field: 'member_count', before: 40, after: 42 },
    ]);
    expect(first).toMatchObject({ action: 'update', changeSet: { why: 'นับใหม่' }, canGoBack: true });
    expect([second?.canGoBack, made?.action, made?.canGoBack]).toEqual([false, 'insert', true]);
    const [moved] = rowHistory(test.workspace.db, 'housing_project', 1);
    expect(moved).toMatchObject({ cells: [], shape: { beforeM2: null, afterM2: null } });
  });

  it('goes back to any earlier state as a new change, geometry too, and that can be undone', async () => {
    const test = await opened();
    const { db } = test.workspace;
    const picture = () => db.all({ text: 'SELECT * FROM community_forest', values: [] }).map(withoutTrail);
    const before = picture();
    edit(test, { member_count: 40 });
    test.workspace.change({ kind: 'edit', label: { th: 'ลบแนวเขต', en: 'Clear' } }, (change) =>
      change.update('community_forest', 1, { declared_rai: 1 }, null),
    );
    const edited = picture();
    const made = rowHistory(db, 'community_forest', 1).at(-1)?.changeSet.id ?? '';
    expect(goBack(test.workspace, { layer: 'community_forest', fid: 1, changeSet: made })).toBe(3);
    expect(picture()).toEqual(before);
    expect(goBack(test.workspace, { layer: 'community_forest', fid: 1, changeSet: made })).toBe(0);
    test.workspace.journal.undo();
    expect(picture()).toEqual(edited);
  });

  it('refuses a state that the row never had, and a code that another row bears by now', async () => {
    const test = await opened();
    const go = (changeSet: string) =>
      goBack(test.workspace, { layer: 'community_forest', fid: 1, changeSet });
    expect(() => go('nothing')).toThrow(Refusal);
    const made = rowHistory(test.workspace.db, 'community_forest', 1).at(-1)?.changeSet.id ?? '';
    edit(test, { code: 'F9' });
    test.workspace.change({ kind: 'edit', label: { th: 'เพิ่ม', en: 'Add' } }, (change) =>
      change.insert('community_forest', { code: 'F1', name_th: 'ป่าอีกแห่ง' }),
    );
    expect(() => go(made)).toThrow(expect.objectContaining({ code: 'name-taken' }));
  });
});

const withoutTrail = ({ updated_at, updated_by, row_version, ...row }: Record<string, unknown>) => row;

describe('the history browser', () => {
  it('filters by register, person, words, day and area', async () => {
    const test = await opened();
    const identities = createIdentities(test.parts.options.paths.settings);
    const about = { id: null, name: 'สมใจ', role: 'นักข้อมูล', level: 'province' as const, areas: [] };
    const { me } = identities.set(test.workspace.info().id, about);
    edit(test, { member_count: 40 }, 'ประชุมเดือนมกราคม');
    test.workspace.change({ kind: 'edit', label: { th: 'แก้บ้าน', en: 'Edit village' } }, (change) =>
      change.update('village', 3, { name_th: 'บ้านใหม่' }),
    );
    const labels = (filter: Record<string, unknown>) => history(test, filter).map(({ label }) => label);
    expect(labels({ layer: 'village' })).toEqual(['แก้บ้าน', 'พื้นที่ทดสอบ']);
    expect(labels({ who: me?.id })).toHaveLength(2);
    expect(labels({ text: 'มกราคม' })).toEqual(['แก้ป่า']);
    expect(labels({ to: '2001-01-01' })).toEqual([]);
    expect(labels({ from: '2001-01-01' })).toHaveLength(3);
    // Village 3 lies in district 2; the forest's inner point in one of the four quarters, in district 1 or 2.
    expect(labels({ area: { register: 'district', fid: 2 } })).toContain('แก้บ้าน');
    expect(labels({ area: { register: 'district', fid: 1 } })).not.toContain('แก้บ้าน');
    expect(labels({ area: { register: 'subdistrict', fid: 3 }, layer: 'village' })).toContain('แก้บ้าน');
    expect(authorsOf(test.workspace.db)).toContainEqual({ who: me?.id, sets: 2 });
    expect(JSON.stringify(history(test))).not.toContain('สมใจ');
  });

  it('finds the changes of rows that are gone by where they were', async () => {
    const test = await opened();
    test.workspace.change({ kind: 'remove', label: { th: 'ลบบ้าน', en: 'Remove' } }, (change) =>
      change.remove('village', [4]),
    );
    expect(history(test, { area: { register: 'district', fid: 2 } })[0]?.label).toBe('ลบบ้าน');
    expect(history(test, { area: { register: 'district', fid: 1 } })[0]?.label).not.toBe('ลบบ้าน');
  });

  it('takes back one change long after it, keeps what came later, and can be redone', async () => {
    const test = await opened();
    const { journal, db } = test.workspace;
    const cell = () => db.get({ text: 'SELECT member_count, approval_no FROM community_forest', values: [] });
    edit(test, { member_count: 40, approval_no: 'ก 1' });
    const target = journal.state().undo?.id ?? '';
    edit(test, { member_count: 50 });
    expect(journal.revert(target)).toMatchObject({ keptLater: 1, changeSet: { state: 'undone' } });
    expect(cell()).toEqual({ member_count: 50, approval_no: null });
    expect(() => journal.revert(target)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
    journal.redo();
    expect(cell()).toEqual({ member_count: 50, approval_no: 'ก 1' });
  });
});

describe('who works at this machine', () => {
  it('is remembered by workspace in the settings, and the file holds no name', async () => {
    const test = await opened();
    const identities = createIdentities(test.parts.options.paths.settings);
    const id = test.workspace.info().id;
    expect([identities.who(id), identities.state(id).asked]).toEqual(['local', false]);
    const about = { id: null, role: '', level: 'district' as const, areas: [] };
    identities.set(id, { ...about, name: 'ก' });
    const { me } = identities.set(id, { ...about, name: 'ข' });
    const [first] = identities.state(id).people;
    expect(identities.choose(id, first?.id ?? '')).toBe(true);
    expect(identities.who(id)).toBe(first?.id);
    expect(identities.choose(id, 'user-none')).toBe(false);
    expect(identities.set(id, { ...about, id: me?.id ?? '', name: 'ค' }).people.map((p) => p.name)).toEqual([
      'ก',
      'ค',
    ]);
    expect(identities.later(id)).toMatchObject({ me: null, asked: true });
    expect(identities.state('another').people).toEqual([]);
  });
});
