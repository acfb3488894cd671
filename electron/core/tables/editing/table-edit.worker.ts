import { followers } from '../../followers.ts';
import { type ApartTarget, answerApart } from '../../journal/index.ts';
import { layerTable } from '../../layers/index.ts';
import { type ApartEdit, writeRows } from './write-rows.ts';

/** Writes one large edit of a table in a thread of its own. Answers with the version that its layer has by it. */
await answerApart(followers(), async (target: ApartTarget, task: ApartEdit): Promise<number> => {
  target.change({ kind: 'edit', label: task.label }, (change) =>
    writeRows(change, task, (fraction) => target.progress(fraction)),
  );
  // While this thread is there nobody else writes.
  return layerTable(target.db, task.layer).version;
});
