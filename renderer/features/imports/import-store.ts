import { create } from 'zustand';
import { type ImportResult, type ImportSet, previewResult } from '../../../shared/contract/imports.ts';
import { parseDate } from '../../../shared/domain/dates.ts';
import type { FileRef } from '../../api/index.ts';

/** What the user decides of one set. `null` for encoding and coordinate system means: as the core found. */
export interface SetChoice {
  readonly take: boolean;
  readonly title: string;
  readonly source: string;
  /** As typed; read by `parseDate`. */
  readonly asOf: string;
  readonly encoding: string | null;
  readonly crs: string | null;
}
export interface ReviewedSet {
  readonly set: ImportSet;
  readonly choice: SetChoice;
  readonly rereading: boolean;
  /** What was thrown when it was read again; the reading before stays. */
  readonly trouble: unknown;
  /** Outlines by coordinate system, as far as the user has looked: the small map compares them. */
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
  failure: null,
  failedIn: null,
  result: null,
  offer: null,
};

/** The one import under way. It lives beside the pages, so that walking away loses nothing. */
export const useImport = create<ImportState>(() => EMPTY);

/** Puts everything back but the offer, which belongs to a finished import. */
export const clearImport = (): void => useImport.setState((state) => ({ ...EMPTY, offer: state.offer }));

const firstChoice = (set: ImportSet): SetChoice => ({
  take: true,
  title: set.suggestedTitle,
  source: '',
  asOf: '',
  encoding: null,
  crs: null,
});

const outlinesOf = (set: ImportSet): Readonly<Record<string, readonly unknown[]>> =>
  set.crs.id === null ? {} : { [set.crs.id]: set.outlines };

/** Takes the finished inspection in; what was typed for a set of the same name is kept. Throws when it is none. */
export const takeInspection = (result: unknown): void => {
  const { previewId, sets } = previewResult.parse(result);
  useImport.setState((state) => {
    const before = new Map(state.sets.map((reviewed) => [reviewed.set.name, reviewed.choice]));
    const reviewed = sets.map((set) => {
      const typed = before.get(set.name);
      const choice = typed === undefined ? firstChoice(set) : { ...typed, encoding: null, crs: null };
      return { set, choice, rereading: false, trouble: null, outlines: outlinesOf(set) };
    });
    return { phase: 'review', previewId, sets: reviewed, active: reviewed[0]?.set.key ?? null, jobId: null };
  });
};

/** Changes one set of the review. */
export const changeSet = (key: string, change: (reviewed: ReviewedSet) => ReviewedSet): void =>
  useImport.setState((state) => ({
    sets: state.sets.map((reviewed) => (reviewed.set.key === key ? change(reviewed) : reviewed)),
  }));

/** What the user typed or ticked for one set. */
export const choose = (key: string, patch: Partial<SetChoice>): void =>
  changeSet(key, (reviewed) => ({ ...reviewed, choice: { ...reviewed.choice, ...patch } }));

/** What still keeps the import from starting, worst first. */
export type Hindrance = {
  readonly kind: 'encoding' | 'crs' | 'title' | 'date';
  readonly key: string;
  readonly name: string;
};

const hindrancesOf = ({ set, choice }: ReviewedSet): Hindrance[] => {
  const found: Hindrance['kind'][] = [];
  if (set.encoding.name === null) found.push('encoding');
  if (set.crs.id === null && set.geometryType !== 'None') found.push('crs');
  if (choice.title.trim() === '') found.push('title');
  if (choice.asOf.trim() !== '' && parseDate(choice.asOf) === null) found.push('date');
  return found.map((kind) => ({ kind, key: set.key, name: set.name }));
};

/** The first thing that has to be decided before the chosen sets can be imported, or null. */
export const hindrance = (sets: readonly ReviewedSet[]): Hindrance | null =>
  sets.filter((reviewed) => reviewed.choice.take).flatMap(hindrancesOf)[0] ?? null;

export interface AccountSum {
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly repaired: number;
  /** True when every row read is accounted for. */
  readonly whole: boolean;
}

/** The account line of all accounts together. */
export const sumAccounts = (accounts: readonly Omit<AccountSum, 'whole'>[]): AccountSum => {
  const total = (name: keyof Omit<AccountSum, 'whole'>): number =>
    accounts.reduce((sum, account) => sum + account[name], 0);
  const [read, inserted, updated, unchanged, skipped] = [
    total('read'),
    total('inserted'),
    total('updated'),
    total('unchanged'),
    total('skipped'),
  ];
  return {
    ...{ read, inserted, updated, unchanged, skipped },
    repaired: total('repaired'),
    whole: read === inserted + updated + unchanged + skipped,
  };
};
