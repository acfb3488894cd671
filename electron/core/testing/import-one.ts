/**
 * A program for the tests that kill it: opens the workspace in the folder given, imports the file given and prints
 * `writing` once rows are being written.
 *
 * node import-one.ts ROOT FOLDER FILE
 */
import { importPath } from '../imports/index.ts';
import { createWorkspaceSession } from '../workspace/index.ts';
import { aCore } from './workspace.ts';

const [root = '', folder = '', file = ''] = process.argv.slice(2);
const core = aCore(root);
const session = createWorkspaceSession(core.parts);
const workspace = await session.open(folder);
const options = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };
let said = false;
await importPath({ ...core.parts, workspace: () => workspace }, workspace, file, options, {
  signal: new AbortController().signal,
  progress: (fraction) => {
    if (said || fraction === null || fraction < 0.55) return;
    said = true;
    process.stdout.write('writing\n');
  },
});
process.stdout.write('done\n');
