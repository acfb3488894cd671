import { setTimeout } from 'node:timers/promises';
import { followers } from '../../followers.ts';
import { staleTables } from '../../search/search-index.queries.ts';
import { aWorkspace } from '../../testing/workspace.ts';
import { importPath } from '../import-path.ts';

/** Imports one file into a new workspace and prints what it took; run as a process of its own. */
const [path = '', resources = ''] = process.argv.slice(2);
const test = await aWorkspace({ followers: followers() });
const { options: how } = test.parts;
const context = {
  ...test.parts,
  options: { ...how, paths: { ...how.paths, resources } },
  workspace: () => test.workspace,
};
const options = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };
let longest = 0;
let last = performance.now();
const beat = setInterval(() => {
  longest = Math.max(longest, performance.now() - last);
  last = performance.now();
}, 5);
const marks: Record<string, number> = {};
const started = performance.now();
const cpu = process.cpuUsage();
const control = {
  signal: new AbortController().signal,
  progress: (fraction: number | null) => {
    const at = fraction ?? 0;
    const mark = at < 0.1 ? 'survey' : at < 0.5 ? 'read' : 'write';
    marks[mark] = performance.now() - started;
  },
};
const result = await importPath(context, test.workspace, path, options, control);
const used = process.cpuUsage(cpu);
const wall = performance.now() - started;
await setTimeout(20);
clearInterval(beat);
const usage = process.resourceUsage();
const indexing = { started: performance.now(), cpu: process.cpuUsage() };
while (staleTables(test.workspace.db).length > 0) await setTimeout(20);
const indexed = process.cpuUsage(indexing.cpu);
process.stdout.write(
  JSON.stringify({
    rows: result.inserted,
    cpu: (used.user + used.system) / 1e6,
    wall: wall / 1000,
    peakMB: usage.maxRSS / 1024,
    longestBlockMs: Math.round(longest),
    marks,
    search: {
      cpu: (indexed.user + indexed.system) / 1e6,
      wall: (performance.now() - indexing.started) / 1000,
    },
  }),
);
await test.close();
