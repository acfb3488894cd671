import { create } from 'zustand';
import { type ImportChoice, importChoice, type LawfulBasis } from '../../../shared/contract/import-choice.ts';
import { type ImportResult, type ImportSet, previewResult } from '../../../shared/contract/imports.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import type { FileRef } from '../../api/index.ts';
import { useLanguage } from '../../ui/index.ts';
import { drawnId } from './crs-choices.ts';

/** What the user typed for a set; nothing of it makes the set be read again. */
export interface Typed {
  readonly take: boolean;
  readonly title: string;
  readonly source: string;
  /** As typed; read by `parseDate`. */
  readonly asOf: string;
  /** Whether the choices are remembered, and under which name; null proposes one. */
  readonly remember: boolean;
  readonly profileName: string | null;
  /** Why personal data is kept. */
  readonly basisKind: LawfulBasis['kind'] | null;
  readonly basisNote: string;
  /** As typed; read by `parseDate`. */
  readonly keepUntil: string;
}
export interface ReviewedSet {
  /** The last reading. */
  readonly set: ImportSet;
  /** What the user decided; ahead of `set` while it is being read again. */
  readonly choice: ImportChoice;
  /** The choice that `set` answers: gone back to where a reading fails. */
  readonly answered: ImportChoice;
  /** Grows with each decision, so that an older answer never overwrites a newer one. */
  readonly asked: number;
  readonly typed: Typed;
  readonly rereading: boolean;
  /** What was thrown when it was read again; the reading before stays. */
  readonly trouble: unknown;
  /** Outlines by coordinate system, as far as they were looked at: the small map compares them. */
  readonly outlines: Readonly<Record<string, readonly unknown[]>>;
}

export type ImportPhase = 'none' | 'uploading' | 'inspecting' | 'review' | 'committing' | 'done' | 'failed';
export interface RegisterOffering {
  readonly layer: string;
  readonly title: string;
}
export interface ImportState {
  readonly phase: ImportPhase;
  /** False while the user works elsewhere; the import waits. */
  readonly shown: boolean;
  readonly fileNames: readonly string[];
  readonly refs: readonly FileRef[];
  /** 0 to 1. */
  readonly uploaded: number;
  readonly jobId: string | null;
  readonly previewId: string | null;
  readonly sets: readonly ReviewedSet[];
  readonly active: string | null;
  /** The state of the workspace and of its households that the sets were last compared with; null before the first. */
  readonly comparedWith: string | null;
  readonly failure: unknown;
  /** Where «ลองอีกครั้ง» goes back to. */
  readonly failedIn: 'uploading' | 'inspecting' | 'committing' | null;
  readonly result: ImportResult | null;
  /** An imported layer that could fill the register of sub-districts. */
  readonly offer: RegisterOffering | null;
}

const EMPTY: ImportState = {
  phase: 'none',
  shown: false,
  fileNames: [],
  refs: [],
  uploaded: 0,
  jobId: null,
  previewId: null,
  sets: [],
  active: null,
  comparedWith: null,
  failure: null,
  failedIn: null,
  result: null,
  offer: null,
};

/** The one import under way. It lives beside the pages, so that walking away loses nothing. */
export const useImport = create<ImportState>(() => EMPTY);

/** Puts everything back but the offer, which belongs to a finished import. */
export const clearImport = (): void => useImport.setState((state) => ({ ...EMPTY, offer: state.offer }));

/** Everything left to the evidence. */
export const NO_CHOICE: ImportChoice = importChoice.parse({});

const firstTyped = (set: ImportSet): Typed => ({
  take: set.offered && set.refusal === null,
  title: set.suggestedTitle,
  source: set.saidAbove.agency ?? '',
  asOf: set.saidAbove.asOf === null ? '' : formatDate(set.saidAbove.asOf, useLanguage.getState().language),
  remember: false,
  profileName: null,
  basisKind: null,
  basisNote: '',
  keepUntil: '',
});

/** The outlines of a reading by the system that they are drawn in. */
export const outlinesOf = (set: ImportSet): Readonly<Record<string, readonly unknown[]>> => {
  const id = drawnId(set);
  return id === null ? {} : { [id]: set.outlines };
};

/** A set as it first stands on the page, with what was typed for it before. */
export const reviewOf = (set: ImportSet, typed: Typed = firstTyped(set)): ReviewedSet => ({
  set,
  choice: NO_CHOICE,
  answered: NO_CHOICE,
  asked: 0,
  typed,
  rereading: false,
  trouble: null,
  outlines: outlinesOf(set),
});

/** Takes the finished inspection in; what was typed for a set of the same name is kept. Throws when it is none. */
export const takeInspection = (result: unknown): void => {
  const { previewId, sets } = previewResult.parse(result);
  useImport.setState((state) => {
    const before = new Map(state.sets.map((reviewed) => [reviewed.set.name, reviewed.typed]));
    const reviewed = sets.map((set) => reviewOf(set, before.get(set.name)));
    const first = reviewed.find(({ typed }) => typed.take) ?? reviewed[0];
    return { phase: 'review', previewId, sets: reviewed, active: first?.set.key ?? null, jobId: null };
  });
};

/** Changes one set of the review. */
export const changeSet = (key: string, change: (reviewed: ReviewedSet) => ReviewedSet): void =>
  useImport.setState((state) => ({
    sets: state.sets.map((reviewed) => (reviewed.set.key === key ? change(reviewed) : reviewed)),
  }));

/** What the user typed or ticked for one set; it is not read again for that. */
export const type = (key: string, patch: Partial<Typed>): void =>
  changeSet(key, (reviewed) => ({ ...reviewed, typed: { ...reviewed.typed, ...patch } }));

/** A set that goes in when the button is pressed. */
export const isTaken = ({ set, typed }: ReviewedSet): boolean => typed.take && set.refusal === null;
