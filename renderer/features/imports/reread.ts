import type { ImportChoice } from '../../../shared/contract/import-choice.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { api } from '../../api/index.ts';
import { changeSet, NO_CHOICE, outlinesOf, type ReviewedSet, useImport } from './import-store.ts';
import { survivesEncoding } from './mapping-choices.ts';

/** Choices that follow each other at once, as with arrow keys in a list, are one reading. */
const SETTLE_MS = 150;

/** The reading that is waited for, by set: a newer one ends it. */
const running = new Map<string, { readonly timer: number; readonly stop: AbortController }>();

const find = (key: string): ReviewedSet | undefined =>
  useImport.getState().sets.find((reviewed) => reviewed.set.key === key);

/** What the user decided for a set: marked at once, and the set is read again with it. */
export const decide = (key: string, patch: Partial<ImportChoice>): void => {
  if (find(key) === undefined) return;
  changeSet(key, (reviewed) => ({
    ...reviewed,
    choice: { ...reviewed.choice, ...patch },
    asked: reviewed.asked + 1,
    rereading: true,
    trouble: null,
  }));
  const before = running.get(key);
  if (before !== undefined) window.clearTimeout(before.timer);
  before?.stop.abort();
  const stop = new AbortController();
  running.set(key, { stop, timer: window.setTimeout(() => void reread(key, stop.signal), SETTLE_MS) });
};

const reread = async (key: string, signal: AbortSignal): Promise<void> => {
  const { previewId } = useImport.getState();
  const now = find(key);
  if (previewId === null || now === undefined) return;
  const { asked, choice } = now;
  const current = (reviewed: ReviewedSet): boolean =>
    reviewed.asked === asked && useImport.getState().previewId === previewId;
  try {
    const set = await api.imports.preview({ previewId, key, ...choice }, { signal });
    changeSet(key, (reviewed) => (current(reviewed) ? answered(reviewed, set, choice) : reviewed));
  } catch (trouble) {
    changeSet(key, (reviewed) =>
      current(reviewed) ? { ...reviewed, choice: reviewed.answered, rereading: false, trouble } : reviewed,
    );
  }
};

const answered = (reviewed: ReviewedSet, set: ImportSet, choice: ImportChoice): ReviewedSet => ({
  ...reviewed,
  set,
  answered: choice,
  rereading: false,
  outlines: { ...reviewed.outlines, ...outlinesOf(set) },
});

/** The text read in another encoding: what names columns that are called otherwise then is dropped. */
export const decideEncoding = (key: string, encoding: string): void => {
  const choice = find(key)?.choice;
  if (choice === undefined) return;
  decide(key, { encoding, mapping: survivesEncoding(choice.mapping) ? choice.mapping : null });
};

/** Another row of names or another delimiter makes other columns: what was decided of columns is asked anew. */
export const decideLayout = (
  key: string,
  patch: Pick<Partial<ImportChoice>, 'headerRow' | 'delimiter'>,
): void => decide(key, { ...patch, mapping: null, placing: null, areaPicks: {} });

/** Another register, or none: what was decided of fields, areas and rows belonged to the one before. */
export const decideRegister = (key: string, register: string | null): void =>
  decide(key, { register, mapping: null, areaPicks: {}, actions: NO_CHOICE.actions });

/** A profile answers everything that it knows; none leaves everything to the evidence again. */
export const decideProfile = (key: string, profile: string | null): void =>
  decide(key, { ...NO_CHOICE, profile });

const comparing = new Set<string>();

/** Fetches where a set would lie in another system, for the small map only; the reading stays. */
export const compareWith = async (key: string, crs: string): Promise<void> => {
  const { previewId } = useImport.getState();
  const now = find(key);
  const token = `${previewId}/${key}/${crs}`;
  if (previewId === null || now === undefined || now.outlines[crs] !== undefined) return;
  if (comparing.has(token)) return;
  comparing.add(token);
  try {
    const { outlines } = await api.imports.preview({ previewId, key, ...now.answered, crs });
    changeSet(key, (reviewed) =>
      useImport.getState().previewId === previewId
        ? { ...reviewed, outlines: { ...reviewed.outlines, [crs]: outlines } }
        : reviewed,
    );
  } catch {
    // The picture goes without the comparison; what is wrong with that system is told when it is chosen.
  } finally {
    comparing.delete(token);
  }
};
