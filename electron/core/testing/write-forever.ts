/**
 * A program for the tests that kill it: opens the workspace in the folder given, writes change after change (two rows
 * each, in two tables) and prints each number once it is committed. With `hold` it only opens and waits.
 *
 * node write-forever.ts ROOT FOLDER [hold]
 */
import { createWorkspaceSession } from '../workspace/index.ts';
import { aCore } from './workspace.ts';

const [root = '', folder = '', mode = ''] = process.argv.slice(2);
const core = aCore(root);
const session = createWorkspaceSession(core.parts);
try {
  const workspace = await session.open(folder);
  process.stdout.write('open\n');
  if (mode === 'hold') setInterval(() => undefined, 1000);
  else {
    const label = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
    for (let n = 1; ; n++) {
      workspace.change(label, (change) => {
        change.insert('zone_scheme', { title: `a${n}`, position: n });
        change.insert('dataset_source', { name_th: `a${n}` });
      });
      process.stdout.write(`${n}\n`);
    }
  }
} catch (error) {
  process.stdout.write(`refused ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
