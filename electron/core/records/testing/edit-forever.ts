/**
 * A program for the test that kills it: opens the workspace in the folder given and does step after step to the register of
 * partners, beginning with the one given, and prints each number once it is saved.
 *
 * node edit-forever.ts ROOT FOLDER FIRST
 */
import { sql } from '../../db/sql.ts';
import { aCore } from '../../testing/workspace.ts';
import { createWorkspaceSession } from '../../workspace/index.ts';
import { doStep } from './edit-steps.ts';

const [root = '', folder = '', first = '1'] = process.argv.slice(2);
const core = aCore(root);
const session = createWorkspaceSession(core.parts);
const workspace = await session.open(folder);
for (let n = Number(first); ; n++) {
  const rows = workspace.db.all<{ fid: number }>(sql`SELECT fid FROM partner ORDER BY fid`);
  doStep(
    workspace,
    n,
    rows.map(({ fid }) => fid),
  );
  process.stdout.write(`${n}\n`);
}
