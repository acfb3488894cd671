import { parentPort, workerData } from 'node:worker_threads';
import { HOUSEHOLDS } from '../../../shared/domain/household-sets.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import type { AnalysisMessage, AnalysisTask, RowsTask } from './analysis-task.ts';
import { type FeatureSource, openSource } from './feature-source.queries.ts';
import { loadLayer, loadPoints, loadPositions, loadRows } from './load-features.ts';
import { runOperations } from './operations/run-operations.ts';
import { packRows } from './packed-rows.ts';
import { rulerOf } from './ruler.ts';
import { runSteps } from './run-steps.ts';

/** One analysis in a thread of its own, with a read-only connection; cancelled by ending the thread. */
const say = (message: AnalysisMessage, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);
const PROGRESS_EVERY_MS = 50;

async function answer(task: AnalysisTask | RowsTask): Promise<void> {
  const geos = await loadGeos();
  const source = openSource(task.gpkgPath);
  let said = 0;
  const progress = (step: number, fraction: number): void => {
    const now = Date.now();
    if (now - said < PROGRESS_EVERY_MS) return;
    said = now;
    say({ kind: 'progress', step, fraction });
  };
  try {
    if ('recipe' in task) await answerRows(task, source, geos, progress);
    else answerSteps(task, source, geos, progress);
  } finally {
    source.close();
  }
}

type OnProgress = (step: number, fraction: number) => void;

function answerSteps(task: AnalysisTask, source: FeatureSource, geos: Geos, progress: OnProgress): void {
  const load = (name: string): ReturnType<typeof loadLayer> => {
    const input = task.inputs[name];
    if (!input) throw new Refusal('recipe-input-missing', { input: name });
    return input.kind === 'points' ? loadPoints(HOUSEHOLDS, input) : loadLayer(source, input, geos);
  };
  const { breakdowns } = task;
  const positions = (name: string): ReturnType<typeof loadPositions> => {
    const input = task.inputs[name];
    return input?.kind === 'layer' ? loadPositions(source, input, geos) : null;
  };
  const control = { progress, positions, breakdowns, ruler: rulerOf(task.utmZone ?? null) };
  say({ kind: 'result', result: runSteps(task.steps, load, geos, control) });
}

async function answerRows(
  task: RowsTask,
  source: FeatureSource,
  geos: Geos,
  progress: OnProgress,
): Promise<void> {
  const load = (name: string, raw: boolean): ReturnType<typeof loadRows> => {
    const input = task.inputs[name];
    if (!input) throw new Refusal('recipe-input-missing', { input: name });
    return loadRows(source, { ...input, raw }, geos);
  };
  const result = packRows(
    await runOperations(task.recipe, load, {
      ...{ geos, today: task.today, progress },
      ruler: rulerOf(task.utmZone ?? null),
    }),
  );
  say({ kind: 'rows', result }, [result.shapes.buffer, result.ends.buffer]);
}

answer(workerData as AnalysisTask | RowsTask).catch((error: unknown) => {
  if (error instanceof Refusal) say({ kind: 'refusal', code: error.code, details: error.details });
  else say({ kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});
