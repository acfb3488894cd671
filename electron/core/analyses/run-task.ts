import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '../../../shared/contract/codes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { AnalysisMessage, AnalysisTask, RowsTask } from './analysis-task.ts';
import type { PackedRows } from './packed-rows.ts';
import type { StepsResult } from './run-steps.ts';

type OnProgress = (step: number, fraction: number) => void;

/** Runs a task in a thread of its own. An abort ends the thread at once and refuses `job-cancelled`. */
export async function runTask(
  task: AnalysisTask,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<StepsResult> {
  const transfer = Object.values(task.inputs).flatMap((input) =>
    input.kind === 'points' ? [input.fids.buffer as ArrayBuffer, input.xy.buffer as ArrayBuffer] : [],
  );
  const answer = await inThread(task, transfer, signal, onProgress);
  if (answer.kind !== 'result') throw new Error('the analysis thread answered something else');
  return answer.result;
}

/** The same for a recipe over rows with fields. */
export async function runRowsTask(
  task: RowsTask,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<PackedRows> {
  const answer = await inThread(task, [], signal, onProgress);
  if (answer.kind !== 'rows') throw new Error('the analysis thread answered something else');
  return answer.result;
}

type Answer = Extract<AnalysisMessage, { kind: 'result' | 'rows' }>;

function inThread(
  task: AnalysisTask | RowsTask,
  transferList: ArrayBuffer[],
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Answer> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const url = workerUrl(import.meta.url, './analysis.worker.ts');
  const worker = new Worker(url, { workerData: task, transferList });
  const abort = (): void => {
    void worker.terminate();
    reject(new Refusal('job-cancelled'));
  };
  signal.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: AnalysisMessage) => {
    if (message.kind === 'progress') onProgress(message.step, message.fraction);
    else if (message.kind === 'result' || message.kind === 'rows') resolve(message);
    else if (message.kind === 'refusal') reject(new Refusal(message.code as RefusalCode, message.details));
    else reject(new Error(message.message));
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the analysis thread ended (${code}) without an answer`)));
  return promise.finally(() => signal.removeEventListener('abort', abort));
}
