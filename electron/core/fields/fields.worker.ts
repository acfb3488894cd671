import type { ChangeLabel } from '../context.ts';
import { followers } from '../followers.ts';
import { type ApartTarget, answerApart } from '../journal/index.ts';
import { type FieldTask, runFieldTask } from './field-task.ts';

/** Goes through all rows of a large layer for one field, in a thread of its own. */
await answerApart(
  followers(),
  async (target: ApartTarget, { task, label }: { task: FieldTask; label: ChangeLabel }) =>
    runFieldTask(target, task, label),
);
