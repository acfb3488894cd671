import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { AppContext } from '../context.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { layerTable, readLayer } from '../layers/index.ts';
import { fieldIn } from './edit-fields.ts';
import { type FieldTask, labelOfTask, runFieldTask } from './field-task.ts';
import { statedRows } from './fields.queries.ts';

/** Up to here it is done before a thread would have started. */
const FEW_ROWS = 5000;

/**
 * Starts the work of a field over all its rows as a job; a large layer is written by a thread of its own, so that the
 * core goes on answering. Refuses at once what the work itself would refuse.
 */
export function startFieldTask(context: AppContext, task: FieldTask): string {
  const workspace = context.workspace();
  const { db } = workspace;
  const label = labelOfTask(db, task);
  const layer = readLayer(db, task.layer);
  const field = fieldIn(layer, task.field);
  if (!field.own) throw new Refusal('field-fixed', namedInBoth('field', field));
  const few = statedRows(db, layerTable(db, task.layer).base) <= FEW_ROWS;
  return context.jobs.start('fields', label.label, async ({ signal, progress }) => {
    if (few) return runFieldTask(workspace, task, label);
    await workspace.writable(signal);
    const worker = workerUrl(import.meta.url, './fields.worker.ts');
    return workspace.changeApart(
      { worker, task: { task, label }, title: layer.title },
      { signal, onProgress: (fraction) => progress(fraction) },
    );
  });
}
