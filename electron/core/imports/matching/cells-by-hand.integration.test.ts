import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '../../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { cellsByHand } from './cells-by-hand.queries.ts';
import { cellOf, counts, type Given, planGiven } from './testing/plan-given.ts';

let open: TestWorkspace;
beforeEach(async () => {
  open = await aWorkspace({ areas: true });
});
afterEach(() => open.close());

const LABEL = { kind: 'edit', label: { th: 'แก้หลายแถว', en: 'Edit many' } };
const forests: Given[] = Array.from({ length: 150 }, (_, i) => ({
  fields: { code: `F${i}`, name_th: `ป่าชุมชน ${i}`, member_count: 10 + i },
}));
const fidsOfForests = (): number[] =>
  open.workspace.db
    .all<{ fid: number }>(sql`SELECT fid FROM community_forest WHERE import_id NOTNULL ORDER BY fid`)
    .map(({ fid }) => fid);

/** An edit of a whole table: the journal keeps two images of its rows. */
const setAll = (fids: readonly number[], column: string, value: string | number): number =>
  open.workspace.change(LABEL, (change) =>
    change.updateMany(
      'community_forest',
      [column],
      fids.map((fid) => ({ fid, values: [value] })),
    ),
  );

it('what was set for a whole table at once is kept like what was typed, when the register is filled again', async () => {
  (await planGiven(open.workspace, 'community_forest', forests)).write();
  const fids = fidsOfForests();
  expect(setAll(fids, 'member_count', 20)).toBe(149);
  const again = await planGiven(open.workspace, 'community_forest', forests);
  // The one that bore the value already was not edited, and is the same.
  expect(counts(again.plan)).toMatchObject({ same: 1, changed: 0, conflicting: 149 });
  again.write();
  expect(cellOf(open.workspace, 'community_forest', 'F0', 'member_count')).toBe(20);
  // What nobody touched here is the file's to say.
  const renamed = forests.map(({ fields }) => ({
    fields: { ...fields, member_count: 20, approval_no: '7' },
  }));
  const other = await planGiven(open.workspace, 'community_forest', renamed);
  expect(counts(other.plan)).toMatchObject({ changed: 150, conflicting: 0 });
});

it('what was taken back since, or written over by a file, is no longer by hand', async () => {
  (await planGiven(open.workspace, 'community_forest', forests)).write();
  const fids = fidsOfForests();
  const held = (): number => cellsByHand(open.workspace.db, 'community_forest').size;
  setAll(fids, 'member_count', 20);
  expect(held()).toBe(149);
  open.workspace.journal.undo();
  expect(held()).toBe(0);
  open.workspace.journal.redo();
  expect(cellsByHand(open.workspace.db, 'community_forest').get(fids[0] ?? 0)).toEqual(
    new Set(['member_count']),
  );
  const over = await planGiven(open.workspace, 'community_forest', forests, { conflicting: 'update' });
  over.write();
  expect(cellOf(open.workspace, 'community_forest', 'F0', 'member_count')).toBe(10);
  const columns = [...cellsByHand(open.workspace.db, 'community_forest').values()];
  expect(columns.every((one) => !one.has('member_count'))).toBe(true);
});
