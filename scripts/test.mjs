import './node-guard.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNode, buildRenderer } from './build.mjs';
import { summary } from './test-summary.mjs';

/** `npm test`: fetches what the tests need of the system, builds, runs every test, and counts at the end. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, '.cache', 'test-report.json');

/** A program that tests run, and Debian's package of it. */
const NEEDED = [
  { program: 'chromium', instead: ['google-chrome', 'chromium-browser'], package: 'chromium' },
  { program: 'ogr2ogr', instead: [], package: 'gdal-bin' },
  { program: 'pdftotext', instead: [], package: 'poppler-utils' },
];

installMissing();
await buildNode();
await buildRenderer();
const passed = runTests(process.argv.slice(2));
const { lines, failed } = summary(readReport(), root);
for (const line of lines) process.stdout.write(`${line}\n`);
process.exitCode = passed && failed === 0 ? 0 : 1;

function installMissing() {
  const missing = NEEDED.filter(({ program, instead }) => ![program, ...instead].some(isOnPath));
  if (missing.length === 0) return;
  const packages = missing.map((needed) => needed.package);
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    process.stdout.write(
      `Not installed: ${packages.join(', ')}. As root on Debian this would install them; their tests are skipped.\n`,
    );
    return;
  }
  process.stdout.write(`Installing by apt: ${packages.join(', ')}\n`);
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('-q', 'update');
  const done = apt('-q', '-y', 'install', '--no-install-recommends', ...packages);
  if (done.status !== 0)
    process.stdout.write(`apt could not install ${packages.join(', ')}: their tests are skipped.\n`);
}

function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => spawnSync('test', ['-x', join(folder, program)]).status === 0);
}

function runTests(args) {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // Each test has threads and processes of its own, which read the same sources: what one has compiled, all have.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache', 'compile') };
  return (
    spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, stdio: 'inherit', env })
      .status === 0
  );
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return null;
  }
}
