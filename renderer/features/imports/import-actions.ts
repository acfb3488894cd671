import type { Job } from '../../../shared/contract/events.ts';
import { importResult, registerFill } from '../../../shared/contract/imports.ts';
import { parseDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { api, awaitJob, cancelJob, type FileRef, orpc, queryClient } from '../../api/index.ts';
import { clearNotes, notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { takeDropped } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import { clearImport, isTaken, type ReviewedSet, takeInspection, useImport } from './import-store.ts';
import { profileNameOf } from './profile-name.ts';
import { showLayers } from './show-layers.ts';

const fail = (failure: unknown, failedIn: 'uploading' | 'inspecting' | 'committing'): void =>
  useImport.setState({ phase: 'failed', failure, failedIn, jobId: null });

/** The error that a job ended with, in the form of a thrown one. */
const failureOfJob = (job: Job): unknown => job.refusal ?? { data: { logId: job.logId } };

const inspect = async (refs: readonly FileRef[]): Promise<void> => {
  useImport.setState({ phase: 'inspecting', refs, fileNames: refs.map((ref) => ref.name) });
  try {
    const { jobId } = await api.imports.inspect({ files: refs.map((ref) => ref.token) });
    useImport.setState({ jobId });
    const job = await awaitJob(jobId);
    if (useImport.getState().jobId !== jobId) return;
    if (job.state === 'done') takeInspection(job.result);
    else if (job.state === 'cancelled') closeImport();
    else fail(failureOfJob(job), 'inspecting');
  } catch (error) {
    fail(error, 'inspecting');
  }
};

/** The preview is given back to the core, with the files that were sent for it unless they are looked at once more. */
const leavePreview = (keepFiles = false): void => {
  const { previewId, refs } = useImport.getState();
  const files = keepFiles ? [] : refs.map((ref) => ref.token);
  if (previewId === null && files.length === 0) return;
  void api.imports.discard({ previewId, files }).catch(() => undefined);
};

/**
 * Opens the import page with files that were dropped (`File`) or picked in the shell (`FileRef`). With `keep`, they
 * join the files of the import that is open, and what was typed stays.
 */
export const startImport = async (files: readonly (File | FileRef)[], keep = false): Promise<void> => {
  if (files.length === 0) return;
  const before = keep ? useImport.getState().refs : [];
  leavePreview(keep);
  if (!keep) clearImport();
  clearNotes();
  const dropped = files.filter((file) => file instanceof File);
  const picked = files.filter((file): file is FileRef => !(file instanceof File));
  useImport.setState({
    phase: 'uploading',
    shown: true,
    uploaded: 0,
    fileNames: files.map((file) => file.name),
  });
  try {
    const sent =
      dropped.length === 0
        ? []
        : await takeDropped(dropped, {
            onProgress: (uploaded) => useImport.setState({ uploaded }),
          });
    if (useImport.getState().phase === 'uploading') await inspect([...before, ...picked, ...sent]);
    else void api.imports.discard({ previewId: null, files: sent.map((ref) => ref.token) });
  } catch (error) {
    fail(error, 'uploading');
  }
};

const basisOf = ({ set, typed }: ReviewedSet) =>
  set.register !== 'household' || typed.basisKind === null
    ? null
    : {
        kind: typed.basisKind,
        note: typed.basisNote.trim(),
        keepUntil: parseDate(typed.keepUntil)?.iso ?? null,
      };

const orderOf = (reviewed: ReviewedSet) => {
  const { set, choice, typed } = reviewed;
  return {
    ...choice,
    key: set.key,
    title: typed.title.trim(),
    source: typed.source.trim(),
    asOf: parseDate(typed.asOf)?.iso ?? null,
    basis: basisOf(reviewed),
    saveProfile: typed.remember ? profileNameOf(reviewed) : null,
  };
};

/** Imports the chosen sets; afterwards the map shows them and a toast can take it back. */
export const commitImport = async (): Promise<void> => {
  const { previewId, sets } = useImport.getState();
  if (previewId === null) return;
  const taken = sets.filter(isTaken);
  useImport.setState({ phase: 'committing', jobId: null, failure: null });
  try {
    const { jobId } = await api.imports.commit({ previewId, sets: taken.map(orderOf) });
    useImport.setState({ jobId });
    const job = await awaitJob(jobId);
    if (job.state === 'cancelled') {
      useImport.setState({ phase: 'review', jobId: null });
      notifyDone(translate(importsUi.cancelled));
    } else if (job.state === 'failed') fail(failureOfJob(job), 'committing');
    else await finish(job.result, taken);
  } catch (error) {
    fail(error, 'committing');
  }
};

type MadeLayer = {
  readonly title: string;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
};

const doneWords = (made: readonly MadeLayer[], skipped: number): string => {
  const rows = made.reduce((sum, layer) => sum + layer.inserted + layer.updated, 0);
  const words =
    made.length === 1
      ? translate(importsUi.done, { name: made[0]?.title ?? '', n: formatNumber(rows) })
      : translate(importsUi.doneMany, { sets: made.length, n: formatNumber(rows) });
  return skipped === 0 ? words : `${words} ${translate(importsUi.doneSkipped, { n: formatNumber(skipped) })}`;
};

const finish = async (raw: unknown, taken: readonly ReviewedSet[]): Promise<void> => {
  const result = importResult.parse(raw);
  const made = result.layers.filter((layer) => layer.status !== 'none');
  const whole = result.layers.every((layer) => layer.status !== 'none');
  await queryClient.invalidateQueries({ queryKey: orpc.layers.key() });
  const offered = made.find((layer) =>
    taken.some(
      (reviewed) =>
        reviewed.set.register === null &&
        reviewed.set.suggestedRegister === 'subdistrict' &&
        reviewed.typed.title.trim() === layer.title,
    ),
  );
  const offer = offered === undefined ? null : { layer: offered.name, title: offered.title };
  leavePreview();
  useImport.setState({ phase: 'done', jobId: null, previewId: null, result, offer });
  if (made.length > 0) void showLayers(made.map((layer) => layer.name));
  if (whole) clearImport();
  if (made.length > 0) notifyUndo(doneWords(made, result.skipped));
};

/** Cancel while something runs; give the import up while it is being reviewed. */
export const cancelImport = (): void => {
  const { phase, jobId } = useImport.getState();
  if ((phase === 'inspecting' || phase === 'committing') && jobId !== null)
    void cancelJob(jobId).catch(notifyError);
  if (phase === 'committing') return;
  closeImport();
};

/** Gives up what is on the page: nothing of the files stays behind. */
export const closeImport = (): void => {
  leavePreview();
  clearImport();
};

/** Goes back to where it failed and tries once more. */
export const retryImport = (): void => {
  const { failedIn, refs } = useImport.getState();
  if (failedIn === 'committing') useImport.setState({ phase: 'review', failure: null, failedIn: null });
  else if (refs.length > 0) void inspect(refs);
  else closeImport();
};

/**
 * Fills the register of sub-districts from an imported layer and tells what came of it. For the offer after an import
 * and for the layer's menu.
 */
export const fillSubdistricts = async (layer: string): Promise<void> => {
  useImport.setState({ offer: null });
  try {
    // Renamed here: by its name alone it would look like a hook of React.
    const { useAsRegister: fillRegister } = api.imports;
    const { jobId } = await fillRegister({ layer, register: 'subdistrict' });
    const job = await awaitJob(jobId);
    if (job.state === 'failed') notifyError(failureOfJob(job));
    if (job.state !== 'done') return;
    const filled = registerFill.parse(job.result);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: orpc.layers.key() }),
      queryClient.invalidateQueries({ queryKey: orpc.zones.key() }),
    ]);
    const words = translate(importsUi.filled, {
      subdistricts: formatNumber(filled.inserted + filled.updated + filled.unchanged),
      districts: formatNumber(filled.derived.district ?? 0),
      provinces: formatNumber(filled.derived.province ?? 0),
    });
    const more =
      filled.issues.length === 0 ? '' : ` ${translate(importsUi.filledIssues, { n: filled.issues.length })}`;
    notifyUndo(words + more);
  } catch (error) {
    notifyError(error);
  }
};
