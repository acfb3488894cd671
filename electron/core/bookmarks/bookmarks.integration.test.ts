import { afterEach, describe, expect, it } from 'vitest';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import {
  listBookmarks,
  removeBookmark,
  renameBookmark,
  reorderBookmarks,
  saveBookmark,
} from './bookmarks.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace();
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const place = (zoom: number) => ({ centre: [100.5, 13.75] as [number, number], zoom });

describe('named views of the map', () => {
  it('are kept with the workspace in their order, and each change is one undo', async () => {
    const { workspace } = await opened();
    saveBookmark(workspace, 'ตัวเมือง', place(12));
    saveBookmark(workspace, 'ป่าต้นน้ำ', place(9));
    const titles = (): string[] => listBookmarks(workspace).map(({ title }) => title);
    const [first, second] = listBookmarks(workspace);
    expect(first).toMatchObject({ title: 'ตัวเมือง', ...place(12) });
    reorderBookmarks(workspace, [second?.id ?? '']);
    expect(titles()).toEqual(['ป่าต้นน้ำ', 'ตัวเมือง']);
    renameBookmark(workspace, first?.id ?? '', 'ศาลากลาง');
    removeBookmark(workspace, second?.id ?? '');
    expect(titles()).toEqual(['ศาลากลาง']);
    for (let i = 0; i < 3; i++) workspace.journal.undo();
    expect(titles()).toEqual(['ตัวเมือง', 'ป่าต้นน้ำ']);
  });

  it('have each a name of its own, and are passed over when another program spoiled them', async () => {
    const { workspace } = await opened();
    saveBookmark(workspace, 'ก', place(5));
    expect(() => saveBookmark(workspace, 'ก', place(6))).toThrow(
      expect.objectContaining({ code: 'name-taken' }),
    );
    expect(() => removeBookmark(workspace, 'nothing')).toThrow(
      expect.objectContaining({ code: 'view-not-found' }),
    );
    workspace.change({ kind: 'edit', label: { th: 'เสีย', en: 'Spoiled' } }, (change) =>
      change.insert('saved_view', { layer: 'map:', title: 'ข', view: '{"zoom":"x"', position: 9 }),
    );
    expect(listBookmarks(workspace).map(({ title }) => title)).toEqual(['ก']);
  });
});
