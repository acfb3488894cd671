import { followers } from '../followers.ts';
import { type ApartTarget, answerApart } from '../journal/index.ts';
import { type ImportTask, runImportTask } from './import-task.ts';

/** Writes one import, or fills one register, in a thread of its own. */
await answerApart(followers(), (target: ApartTarget, task: ImportTask) =>
  runImportTask(target, task, { onProgress: (fraction) => target.progress(fraction) }),
);
