import './node-guard.mjs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run check`: the one gate. All steps are run, so that one look shows everything; a warning fails as an error does. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, 'node_modules', ...path);

const STEPS = [
  ['types', bin('typescript', 'bin', 'tsc'), '-b'],
  ['style', bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
  ['imports', join(root, 'scripts', 'check-imports.mjs')],
  ['unused', bin('knip', 'bin', 'knip.js')],
];

const failed = STEPS.filter(([name, script, ...args]) => {
  process.stdout.write(`── ${name}\n`);
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
}).map(([name]) => name);
process.stdout.write(failed.length === 0 ? 'check: all is well\n' : `check: ${failed.join(', ')} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
