import type { RegisterFill } from '../../../shared/contract/imports.ts';
import { gazetteerFor } from '../areas/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { type ImportLayerResult, requireDecided } from './commit-set.ts';
import { fillableFromLayer } from './fill-from-file.ts';
import { fillHouseholds, HOUSEHOLDS } from './fill-households.ts';
import { type ImportTask, setTask, type TakeOptions, type TaskControl, writeSet } from './import-task.ts';
import type { WritableSet } from './inspected-set.ts';
import { withOpenNames } from './open-layer.ts';

/** Up to here a set is written before a thread would have started. */
const FEW_ROWS = 2000;
const FEW_BYTES = 4 << 20;

const inThread = (
  workspace: OpenWorkspace,
  title: string,
  task: ImportTask,
  control: TaskControl,
): Promise<unknown> =>
  workspace.changeApart({ worker: workerUrl(import.meta.url, './import.worker.ts'), task, title }, control);

/**
 * Takes an inspected set in: a small one at once, any other by a thread, so that the core goes on answering. What fills
 * a register dissolves areas, which takes long for few rows as well.
 */
export async function writeImport(
  workspace: OpenWorkspace,
  asRead: WritableSet,
  asked: TakeOptions,
  control: TaskControl,
): Promise<ImportLayerResult> {
  if (asRead.filling?.register === HOUSEHOLDS) {
    const { details, rehearse, resources } = asked;
    const around = { gazetteer: gazetteerFor(workspace.db, resources) };
    return fillHouseholds(workspace, asRead, details, around, { ...control, rehearse });
  }
  const { set, details } = withOpenNames(asRead, asked.details);
  const how = { ...asked, details };
  requireDecided(set);
  const small = set.reading.account.read <= FEW_ROWS && set.source.sizeBytes <= FEW_BYTES;
  if (small && set.filling === null) return writeSet(workspace, set, how, control);
  return (await inThread(workspace, how.details.title, setTask(set, how), control)) as ImportLayerResult;
}

/** Fills a register from a layer that was imported before. Refuses what `fillFromLayer` refuses. */
export async function writeRegister(
  workspace: OpenWorkspace,
  about: { layer: string; title: string; register: string; resources: string },
  control: TaskControl,
): Promise<RegisterFill> {
  const { layer, register, resources, title } = about;
  fillableFromLayer(register);
  const task: ImportTask = { kind: 'register', layer, register, resources };
  return (await inThread(workspace, title, task, control)) as RegisterFill;
}
