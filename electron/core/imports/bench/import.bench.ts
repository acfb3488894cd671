import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBenchData } from './make-data.ts';

/**
 * Import of 5,000 polygons of 1,000 vertices and of 500,000 points (EPSG:32647, Windows-874) into a workspace, with
 * ids, R-tree, journal and validity, beside `ogr2ogr -f GPKG` with the same reprojection, taking turns.
 * Run it with: node electron/core/imports/bench/import.bench.ts [rounds]
 */
interface Measure {
  readonly cpu: number;
  readonly wall: number;
  readonly peakMB: number;
  readonly longestBlockMs?: number;
  readonly marks?: Record<string, number>;
  readonly search?: { readonly cpu: number; readonly wall: number };
}

const rounds = Number(process.argv[2] ?? 3);
const root = mkdtempSync(join(tmpdir(), 'changwat-bench-'));

const TOP = join(import.meta.dirname, '../../../..');
/** As `npm start` and `npm run changwat` run the app. */
const FLAGS = ['--max-semi-space-size=2'];

/** Bundles the program that imports one file, as the app is bundled. */
function buildOwn(): string {
  const source = 'electron/core/imports/bench/one-import.ts';
  execFileSync(process.execPath, [join(TOP, 'scripts/build.mjs'), source], { cwd: TOP });
  return join(TOP, 'out/bench/one-import.js');
}

function own(program: string, path: string): Measure {
  const args = [...FLAGS, program, path, join(TOP, 'resources')];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measure;
}

/** Runs a program and measures it from outside: processor time by the shell, memory by the kernel's high mark. */
async function peer(args: readonly string[]): Promise<Measure> {
  const started = performance.now();
  const child = spawn('ogr2ogr', args, { stdio: 'ignore' });
  let peakMB = 0;
  let ticks = 0;
  const look = (): void => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakMB = Math.max(peakMB, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      ticks = Math.max(ticks, Number(stat[11]) + Number(stat[12]));
    } catch {
      // It has ended.
    }
  };
  const timer = setInterval(look, 5);
  await new Promise((resolve, reject) => {
    child.on('exit', resolve);
    child.on('error', reject);
  });
  clearInterval(timer);
  return { cpu: ticks / 100, wall: (performance.now() - started) / 1000, peakMB };
}

const middle = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const show = (value: number, digits = 2): string => value.toFixed(digits).padStart(8);

/** What checking and repairing takes of our reading: it can't be left out of an import. */
function checkCost(path: string): Pick<Measure, 'cpu' | 'wall'> {
  const script = join(import.meta.dirname, 'check-cost.ts');
  return JSON.parse(execFileSync(process.execPath, [script, path], { encoding: 'utf8' })) as Measure;
}

type Line = readonly [label: string, measures: readonly Measure[]];

const median = (measures: readonly Measure[], key: 'cpu' | 'wall' | 'peakMB'): number =>
  middle(measures.map((measure) => measure[key]));

function printTable(name: string, lines: readonly Line[]): void {
  console.log(`\n${name}: median of ${rounds}`.padEnd(32), '  cpu s   wall s  peak MB');
  for (const [label, list] of lines)
    console.log(
      `${label.padEnd(32)}${show(median(list, 'cpu'))}${show(median(list, 'wall'))}${show(median(list, 'peakMB'), 0)}`,
    );
}

function printRatio(what: string, [, ours]: Line, [, theirs]: Line): void {
  const ratio = (key: 'cpu' | 'wall'): string => (median(ours, key) / median(theirs, key)).toFixed(2);
  console.log(`ratio ${what}: cpu ${ratio('cpu')}, wall ${ratio('wall')}`);
}

function printRest(ours: readonly Measure[]): void {
  const blocked = middle(ours.map((m) => m.longestBlockMs ?? 0));
  console.log(`longest time in which the core did not answer: ${blocked} ms`);
  const [cpu, wall] = (['cpu', 'wall'] as const).map((key) => middle(ours.map((m) => m.search?.[key] ?? 0)));
  console.log(`search index, made in the background afterwards: cpu ${show(cpu!)} s, wall ${show(wall!)} s`);
  console.log(`steps ended at (ms): ${JSON.stringify(ours[0]?.marks)}`);
}

try {
  const program = buildOwn();
  const data = makeBenchData(root);
  for (const [name, path] of Object.entries(data)) {
    const [ours, plain, valid]: [Measure[], Measure[], Measure[]] = [[], [], []];
    for (let i = 0; i < rounds; i++) {
      const out = join(root, `${name}-${i}`);
      const common = ['-f', 'GPKG', '-t_srs', 'EPSG:4326'];
      ours.push(own(program, path));
      plain.push(await peer([...common, `${out}.gpkg`, path]));
      if (name === 'polygons') valid.push(await peer([...common, '-makevalid', `${out}-v.gpkg`, path]));
      for (const end of ['.gpkg', '-v.gpkg']) rmSync(out + end, { force: true });
    }
    const own1: Line = ['changwat', ours];
    const peer1: Line = ['ogr2ogr', plain];
    if (name === 'polygons') {
      const check = checkCost(path);
      const unchecked = ours.map((m) => ({ ...m, cpu: m.cpu - check.cpu, wall: m.wall - check.wall }));
      const lines: Line[] = [
        ['changwat, shapes checked', ours],
        ['changwat less the check', unchecked],
        peer1,
        ['ogr2ogr -makevalid', valid],
      ];
      printTable(name, lines);
      printRatio('with validity on both sides', lines[0]!, lines[3]!);
      printRatio('without validity on both sides', lines[1]!, peer1);
    } else {
      printTable(name, [own1, peer1]);
      printRatio('to ogr2ogr', own1, peer1);
    }
    printRest(ours);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
