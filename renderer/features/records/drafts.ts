import { create } from 'zustand';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Shape } from '../../../shared/contract/records.ts';

/** What was typed into a form and is not saved yet. */
export interface Draft {
  readonly key: string;
  readonly layer: string;
  /** Null for a row that is not there yet. */
  readonly fid: number | null;
  /** What the row is called, for the list of drafts. */
  readonly title: string;
  /** As typed, by field; only fields that were touched. Choices are kept as their value, lists as JSON. */
  readonly typed: Readonly<Record<string, string>>;
  /** Left out while the place was not touched; null where it was taken away. */
  readonly shape?: Shape | null;
  /** What the row held in each touched field when it was first touched, and under `PLACE_BASE` where it lay. */
  readonly base: Readonly<Record<string, CellValue>>;
  readonly reason: string;
  /** What was filled in because it follows from other values, as typed: it may be filled anew until someone changes it. */
  readonly derived: Readonly<Record<string, { readonly typed: string; readonly from: 'code' | 'place' }>>;
  /** What a new row began with, as typed: nobody typed it. */
  readonly begun: Readonly<Record<string, string>>;
  /** True where it may be kept over a reload: never what belongs into the restricted store. */
  readonly keep: boolean;
}

/** Under this name `base` keeps the extent that the row had, as JSON. */
export const PLACE_BASE = '@shape';

/** The form that is open, in the side panel or over the table. */
export interface OpenForm {
  readonly key: string;
  readonly layer: string;
  readonly fid: number | null;
  readonly wide: boolean;
}

interface Forms {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly open: OpenForm | null;
  /** The key of the draft whose place is being pointed at on the map. */
  readonly placing: string | null;
}

const NOTHING: Forms = { drafts: {}, open: null, placing: null };

/** Everything that is being typed. Outlives a walk to another place, another row and a failed save. */
export const useForms = create<Forms>(() => NOTHING);

export const draftKey = (layer: string, fid: number | null): string =>
  fid === null ? `${layer} new-${Date.now().toString(36)}` : `${layer} ${fid}`;

/** True when a draft holds something that somebody typed. */
export const isTouched = (draft: Draft | undefined): boolean =>
  draft !== undefined &&
  (draft.shape !== undefined ||
    draft.reason !== '' ||
    Object.entries(draft.typed).some(
      ([field, typed]) => draft.derived[field]?.typed !== typed && draft.begun[field] !== typed,
    ));

/** True where nothing was typed between one state of a draft and the other. */
export const saysSame = (one: Draft, other: Draft): boolean =>
  one.key === other.key &&
  one.typed === other.typed &&
  one.shape === other.shape &&
  one.reason === other.reason;

export const putDraft = (draft: Draft): void =>
  useForms.setState(({ drafts }) => ({ drafts: { ...drafts, [draft.key]: draft } }));

export const changeDraft = (key: string, change: (draft: Draft) => Draft): void =>
  useForms.setState(({ drafts }) => {
    const draft = drafts[key];
    return draft === undefined ? {} : { drafts: { ...drafts, [key]: change(draft) } };
  });

export const dropDraft = (key: string): void =>
  useForms.setState(({ drafts, placing }) => {
    const { [key]: _, ...rest } = drafts;
    return { drafts: rest, placing: placing === key ? null : placing };
  });

/**
 * Writes what a field's input says; null takes it out of the draft, as if never touched.
 *
 * @param row the values that the row holds now: what is typed over one of them for the first time is typed over that value
 */
export const typeInto = (
  key: string,
  typed: Readonly<Record<string, string | null>>,
  row: Readonly<Record<string, CellValue>>,
): void =>
  changeDraft(key, (draft) => {
    const next: Record<string, string> = { ...draft.typed };
    const base: Record<string, CellValue> = { ...draft.base };
    for (const [field, text] of Object.entries(typed)) {
      if (text === null) {
        delete next[field];
        delete base[field];
      } else {
        next[field] = text;
        if (!(field in base)) base[field] = row[field] ?? null;
      }
    }
    return { ...draft, typed: next, base };
  });

/** Closes the form. What was typed stays as a draft; a form in which nothing was leaves none. */
export const leaveForm = (): void => {
  const { open, drafts } = useForms.getState();
  if (open !== null && !isTouched(drafts[open.key])) dropDraft(open.key);
  useForms.setState({ open: null, placing: null });
};

export const emptyDraft = (
  layer: string,
  fid: number | null,
  title: string,
  options: { readonly keep: boolean; readonly begun?: Readonly<Record<string, string>> },
): Draft => ({
  key: draftKey(layer, fid),
  layer,
  fid,
  title,
  typed: options.begun ?? {},
  base: {},
  reason: '',
  derived: {},
  begun: options.begun ?? {},
  keep: options.keep,
});

/** Values that a form begins with, as they are typed. */
export const typedBeginning = (values: Readonly<Record<string, CellValue>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === null ? [] : [[field, String(value)]])),
  );
