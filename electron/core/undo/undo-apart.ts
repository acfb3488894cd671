import type { ChangeSet, UndoResult } from '../../../shared/contract/journal.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { journalText } from '../../../shared/text/journal.ts';
import type { JobControl, Jobs, OpenWorkspace } from '../context.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { setsOfBatch } from '../journal/index.ts';
import { HOUSEHOLD_IMPORT } from '../restricted/index.ts';
import {
  goesAlong,
  joined,
  journalOfAll,
  nextBatch,
  nextStep,
  redoAll,
  revertAll,
  step,
  undoAll,
} from './undo-all.ts';

type Way = 'undo' | 'redo';

/** What the thread is to take back or to bring back; `id` is of the change set that it was started for. */
export interface UndoTask {
  readonly way: Way | 'revert';
  readonly id: string;
}

/** Up to here a change is taken back before a thread would have started. */
const MOST_AT_ONCE = 5000;

/** True for what is worth a thread; what goes on in the restricted store as well is done where that is open. */
const isLarge = ({ kind, rows }: Pick<ChangeSet, 'kind' | 'rows'>): boolean =>
  rows > MOST_AT_ONCE && kind !== HOUSEHOLD_IMPORT;

/** Takes one change back in a thread, which has a transaction as long as the change itself had. */
const takeApart = async (
  workspace: OpenWorkspace,
  task: UndoTask,
  title: string,
  { signal, progress }: JobControl,
): Promise<UndoResult> => {
  await workspace.writable(signal);
  // Somebody may have changed something while another thread was waited for.
  if (task.way !== 'revert' && nextStep(workspace, task.way).set?.id !== task.id)
    throw new Refusal(task.way === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const worker = workerUrl(import.meta.url, './undo.worker.ts');
  const control = { signal, onProgress: (fraction: number) => progress(fraction) };
  const result = (await workspace.changeApart({ worker, task, title }, control)) as UndoResult;
  return { ...result, state: journalOfAll(workspace) };
};

/** What one act made goes together: once its first part is taken back nobody stops the rest. */
const wholeAct = async (workspace: OpenWorkspace, way: Way, control: JobControl): Promise<UndoResult> => {
  const batch = nextBatch(workspace, way);
  const results: UndoResult[] = [];
  do {
    const { set, apart } = nextStep(workspace, way);
    const goesOn = results.length === 0 ? control : { ...control, signal: new AbortController().signal };
    results.push(
      set !== null && !apart && isLarge(set)
        ? await takeApart(workspace, { way, id: set.id }, set.label, goesOn)
        : step(workspace, way),
    );
  } while (batch !== null && nextBatch(workspace, way) === batch);
  const [last] = results.slice(-1);
  if (last && goesAlong(workspace, way, last)) results.push(step(workspace, way));
  return joined(results);
};

/** Runs it as a job, so that its progress is seen and it can be stopped, and waits for its end. */
const asJob = async (
  jobs: Pick<Jobs, 'start' | 'finished'>,
  way: Way,
  set: ChangeSet,
  work: (control: JobControl) => Promise<UndoResult>,
): Promise<UndoResult> => {
  const end: { result?: UndoResult; error?: unknown } = {};
  const label = { th: set.label, en: set.labelEn };
  const title = way === 'undo' ? journalText.undo(label) : journalText.redo(label);
  const id = jobs.start('undo', title, async (control) => {
    try {
      end.result = await work(control);
    } catch (error) {
      end.error = error;
      // Who asked is told; the job's own account would tell it a second time.
      throw new Refusal('job-cancelled');
    }
  });
  await jobs.finished(id);
  if (end.result) return end.result;
  throw end.error ?? new Refusal('job-cancelled');
};

const inTurn = async (
  workspace: OpenWorkspace,
  jobs: Pick<Jobs, 'start' | 'finished'>,
  way: Way,
): Promise<UndoResult> => {
  const { set, apart } = nextStep(workspace, way);
  const batch = nextBatch(workspace, way);
  const parts = batch === null ? [] : setsOfBatch(workspace.db, batch);
  const large =
    set !== null && !apart && (isLarge(set) || parts.some((part) => part.row_count > MOST_AT_ONCE));
  const lists = parts.some(({ kind }) => kind === HOUSEHOLD_IMPORT);
  if (!large || lists) return way === 'undo' ? undoAll(workspace) : redoAll(workspace);
  return asJob(jobs, way, set, (control) => wholeAct(workspace, way, control));
};

/** Undoes as `undoAll` does; a change of many rows as a job in a thread, so that the core goes on answering. */
export const undoInTurn = (workspace: OpenWorkspace, jobs: Jobs): Promise<UndoResult> =>
  inTurn(workspace, jobs, 'undo');

/** The same for redo. */
export const redoInTurn = (workspace: OpenWorkspace, jobs: Jobs): Promise<UndoResult> =>
  inTurn(workspace, jobs, 'redo');

/** The same for one change set of the history. */
export const revertInTurn = async (
  workspace: OpenWorkspace,
  jobs: Jobs,
  set: ChangeSet,
): Promise<UndoResult> => {
  if (!isLarge(set)) return revertAll(workspace, set);
  return asJob(jobs, 'undo', set, (control) =>
    takeApart(workspace, { way: 'revert', id: set.id }, set.label, control),
  );
};
