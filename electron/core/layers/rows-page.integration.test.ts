import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowSetsOf } from '../row-sets/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { rowsPage } from './read-layers.ts';

let test: TestWorkspace;
beforeEach(async () => {
  test = await aWorkspace({ areas: true });
});
afterEach(() => test.close());

it('reads the first of those rows that the map is narrowed to, not those of the first that are among them', () => {
  const { workspace } = test;
  const query = {
    ...{ layer: 'subdistrict', offset: 0, limit: 1, filters: [], search: '' },
    sort: { field: 'code', descending: true },
  };
  const [last] = rowsPage(workspace, query).rows;
  const others = rowsPage(workspace, { ...query, limit: 9 }).rows.filter(({ fid }) => fid !== last?.fid);
  const key = rowSetsOf(workspace).keep('subdistrict', () => others.map(({ fid }) => fid));
  const page = rowsPage(workspace, { ...query, rows: key });
  expect(page.rows.map(({ fid }) => fid)).toEqual([others[0]?.fid]);
  expect(page.total).toBe(others.length);
  expect(() => rowsPage(workspace, { ...query, rows: 'never given' })).toThrow();
});
