import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { loadGeos } from '../geometry/index.ts';
import type { AnalysisMessage, AnalysisTask } from './analysis-task.ts';
import { openSource } from './feature-source.queries.ts';
import { loadLayer, loadPoints } from './load-features.ts';
import { runSteps } from './run-steps.ts';

/** One analysis in a thread of its own, with a read-only connection; cancelled by ending the thread. */
const say = (message: AnalysisMessage): void => parentPort?.postMessage(message);
const PROGRESS_EVERY_MS = 50;

async function answer(task: AnalysisTask): Promise<void> {
  const geos = await loadGeos();
  const source = openSource(task.gpkgPath);
  let said = 0;
  try {
    const load = (name: string): ReturnType<typeof loadLayer> => {
      const input = task.inputs[name];
      if (!input) throw new Refusal('recipe-input-missing', { input: name });
      return input.kind === 'points' ? loadPoints(name, input) : loadLayer(source, input, geos);
    };
    const progress = (step: number, fraction: number): void => {
      const now = Date.now();
      if (now - said < PROGRESS_EVERY_MS) return;
      said = now;
      say({ kind: 'progress', step, fraction });
    };
    say({ kind: 'result', result: runSteps(task.steps, load, geos, { progress }) });
  } finally {
    source.close();
  }
}

answer(workerData as AnalysisTask).catch((error: unknown) => {
  if (error instanceof Refusal) say({ kind: 'refusal', code: error.code, details: error.details });
  else say({ kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});
