import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { personSearch } from './person-search.ts';

const PASSPHRASE = 'สะพานไม้ข้ามคลองสายเก่า';
const LABEL = { kind: 'add', label: { th: 'เพิ่ม', en: 'Add' } };
const NUMBER = '1101700230708';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

async function withMember(): Promise<TestWorkspace> {
  open = await aWorkspace({ areas: true });
  const { restricted } = open.workspace;
  await restricted.create(PASSPHRASE, 'มาลี');
  restricted.changeRows(LABEL, (writer) => {
    const { id } = writer.insert('household', { hh_code: 'H1' });
    writer.insert('hh_member', { household_id: id, given_name: 'สมมติ', national_id: NUMBER });
  });
  return open;
}

describe('an ID number in the search box', () => {
  it('finds its person, masked, and is noted by count alone', async () => {
    const { workspace } = await withMember();
    const found = personSearch(workspace, '1-1017-00230-70-8');
    expect(found).toMatchObject({
      state: 'open',
      hits: [{ layer: 'hh_member', title: 'ส•••', subtitle: 'H1' }],
    });
    expect(personSearch(workspace, '1101700230716').hits).toEqual([]);
    const log = workspace.restricted
      .db()
      .all(sql`SELECT * FROM audit_event WHERE action = 'search' ORDER BY seq`) as { details?: unknown }[];
    expect(log).toHaveLength(2);
    for (const digits of ['110170023', '0023070', '70-8']) expect(JSON.stringify(log)).not.toContain(digits);
  });

  it('finds nobody while the store is locked or there is none, and says which', async () => {
    open = await aWorkspace({ areas: true });
    expect(personSearch(open.workspace, NUMBER)).toEqual({ state: 'none', hits: [] });
    await open.close();
    const { workspace } = await withMember();
    workspace.restricted.lock();
    expect(personSearch(workspace, NUMBER)).toEqual({ state: 'locked', hits: [] });
  });

  it('leaves no trace of the number in the workspace', async () => {
    const { workspace } = await withMember();
    personSearch(workspace, NUMBER);
    workspace.restricted.lock();
    const bytes = readFileSync(join(workspace.folder, 'workspace.gpkg'));
    expect(bytes.includes(NUMBER)).toBe(false);
  });
});
