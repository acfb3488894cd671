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
}

const rounds = Number(process.argv[2] ?? 3);
const root = mkdtempSync(join(tmpdir(), 'changwat-bench-'));

function own(path: string): Measure {
  const script = join(import.meta.dirname, 'one-import.ts');
  return JSON.parse(execFileSync(process.execPath, [script, path], { encoding: 'utf8' })) as Measure;
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

try {
  const data = makeBenchData(root);
  for (const [name, path] of Object.entries(data)) {
    const ours: Measure[] = [];
    const plain: Measure[] = [];
    const valid: Measure[] = [];
    for (let i = 0; i < rounds; i++) {
      const out = join(root, `${name}-${i}`);
      const common = ['-f', 'GPKG', '-t_srs', 'EPSG:4326'];
      ours.push(own(path));
      plain.push(await peer([...common, `${out}.gpkg`, path]));
      if (name === 'polygons') valid.push(await peer([...common, '-makevalid', `${out}-v.gpkg`, path]));
    }
    const lines: [string, Measure[]][] = [
      ['changwat', ours],
      ['ogr2ogr', plain],
      ['ogr2ogr -makevalid', valid],
    ];
    console.log(`\n${name}: median of ${rounds}       cpu s   wall s  peak MB`);
    for (const [label, list] of lines) {
      if (list.length === 0) continue;
      const [cpu, wall, peak] = (['cpu', 'wall', 'peakMB'] as const).map((key) =>
        middle(list.map((m) => m[key])),
      );
      console.log(`${label.padEnd(22)}${show(cpu!)}${show(wall!)}${show(peak!, 0)}`);
    }
    for (const [label, list] of lines.slice(1)) {
      if (list.length === 0) continue;
      const ratio = (key: 'cpu' | 'wall'): string =>
        (middle(ours.map((m) => m[key])) / middle(list.map((m) => m[key]))).toFixed(2);
      console.log(`ratio to ${label}: cpu ${ratio('cpu')}, wall ${ratio('wall')}`);
    }
    console.log(
      `longest time in which the core did not answer: ${middle(ours.map((m) => m.longestBlockMs ?? 0))} ms`,
    );
    console.log(`at (ms): ${JSON.stringify(ours[0]?.marks)}`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
