import type { RegisterFill } from '../../../shared/contract/imports.ts';
import { gazetteerFor } from '../areas/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { commitSet, type ImportLayerResult, type ImportTarget } from './commit-set.ts';
import { fillFromLayer } from './fill-from-file.ts';
import { fillSet } from './fill-set.ts';
import type { WritableSet } from './inspected-set.ts';
import { type PackedSet, packSet, unpackSet } from './packed-set.ts';
import { rehearsing } from './rehearse.ts';
import type { SetDetails } from './set-details.ts';
import { surroundingsOf } from './surroundings.ts';

/** How a set is taken in. */
export interface TakeOptions {
  readonly details: SetDetails;
  /** Tells what would come of it and writes nothing. */
  readonly rehearse: boolean;
  /** The folder of the bundled data. */
  readonly resources: string;
}

/** What `import.worker.ts` is told to write. */
export type ImportTask =
  | { readonly kind: 'set'; readonly set: PackedSet; readonly how: TakeOptions }
  | {
      readonly kind: 'register';
      readonly layer: string;
      readonly register: string;
      readonly resources: string;
    };

/** Where and how it is written, in whichever thread. */
export interface TaskControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

export type WriteTarget = ImportTarget & Pick<OpenWorkspace, 'db'>;

export const setTask = (set: WritableSet, how: TakeOptions): ImportTask => ({
  kind: 'set',
  set: packSet(set),
  how,
});

/** Does a task through any target. */
export function runImportTask(
  target: WriteTarget,
  task: ImportTask,
  control: TaskControl,
): Promise<ImportLayerResult | RegisterFill> {
  if (task.kind === 'set') return writeSet(target, unpackSet(task.set), task.how, control);
  const { layer, register, resources } = task;
  const surroundings = surroundingsOf(resources, target.db, []);
  return fillFromLayer(target, layer, register, surroundings, control.onProgress);
}

/** Writes a set as a layer or into a register. */
export function writeSet(
  target: WriteTarget,
  set: WritableSet,
  { details, rehearse, resources }: TakeOptions,
  control: TaskControl,
): Promise<ImportLayerResult> {
  const into = rehearse ? rehearsing(target) : target;
  const around = { db: target.db, gazetteer: gazetteerFor(target.db, resources) };
  if (set.filling === null) return commitSet(into, set, details, around, control);
  return fillSet({ target: into, db: target.db }, set, details, around, control);
}
