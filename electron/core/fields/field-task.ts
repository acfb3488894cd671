import type { FieldTarget } from '../../../shared/contract/fields.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import type { Change, ChangeLabel, OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { readLayer } from '../layers/index.ts';
import { dropField, refuseTurning, turnField } from './change-type.ts';
import { FIELDS, fieldIn } from './edit-fields.ts';

/** Work that goes through all rows of a layer; plain values, since a thread of its own may do it. */
export interface FieldTask {
  readonly layer: string;
  readonly field: string;
  /** What the field becomes; null where it is taken out. */
  readonly target: FieldTarget | null;
}

/** What the task is called in the history. Refuses as the task itself would, before anything is begun. */
export function labelOfTask(db: ReadableDb, { layer: name, field, target }: FieldTask): ChangeLabel {
  const layer = readLayer(db, name);
  const about = fieldIn(layer, field);
  if (target) refuseTurning(db, { layer: name, field, target });
  const label = target ? fieldsText.retyped(about, layer) : fieldsText.removed(about, layer);
  return { kind: FIELDS, label };
}

/** Does the task as one change. */
export function runFieldTask(
  workspace: Pick<OpenWorkspace, 'change'>,
  task: FieldTask,
  label: ChangeLabel,
): void {
  const { layer, field, target } = task;
  workspace.change(label, (change: Change) =>
    target ? turnField(change, { layer, field, target }) : dropField(change, { layer, field }),
  );
}
