import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '../../../shared/contract/codes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { AnalysisMessage, AnalysisTask } from './analysis-task.ts';
import type { StepsResult } from './run-steps.ts';

/** Runs a task in a thread of its own. An abort ends the thread at once and refuses `job-cancelled`. */
export function runTask(
  task: AnalysisTask,
  signal: AbortSignal,
  onProgress: (step: number, fraction: number) => void,
): Promise<StepsResult> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<StepsResult>();
  const transfer = Object.values(task.inputs).flatMap((input) =>
    input.kind === 'points' ? [input.fids.buffer as ArrayBuffer, input.xy.buffer as ArrayBuffer] : [],
  );
  const worker = new Worker(workerUrl(import.meta.url, './analysis.worker.ts'), {
    workerData: task,
    transferList: transfer,
  });
  const abort = (): void => {
    void worker.terminate();
    reject(new Refusal('job-cancelled'));
  };
  signal.addEventListener('abort', abort, { once: true });
  worker.on('message', (message: AnalysisMessage) => {
    if (message.kind === 'progress') onProgress(message.step, message.fraction);
    else if (message.kind === 'result') resolve(message.result);
    else if (message.kind === 'refusal') reject(new Refusal(message.code as RefusalCode, message.details));
    else reject(new Error(message.message));
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the analysis thread ended (${code}) without an answer`)));
  return promise.finally(() => signal.removeEventListener('abort', abort));
}
