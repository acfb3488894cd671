import { followers } from '../../followers.ts';
import { type ApartTarget, answerApart } from '../../journal/index.ts';
import { type WriteTask, writeRows } from './write-rows.ts';

/** Writes one large edit of a table in a thread of its own. */
await answerApart(followers(), async (target: ApartTarget, task: WriteTask) =>
  target.change({ kind: 'edit', label: task.label }, (change) =>
    writeRows(change, task, (fraction) => target.progress(fraction)),
  ),
);
