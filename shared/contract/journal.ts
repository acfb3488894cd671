import { z } from 'zod';
import { cellValue, procedure } from './base.ts';

export const changeSet = z.object({
  id: z.string(),
  /** Thai sentence of what was done: «นำเข้า Krabi 53 แถว». */
  label: z.string(),
  labelEn: z.string(),
  kind: z.string(),
  /** An opaque id of `identity.state().people`, `local` where nobody said a name, or the words of another program. */
  who: z.string(),
  /** ISO instant. */
  at: z.string(),
  why: z.string(),
  rows: z.number().int(),
  tables: z.array(z.string()),
  /** `undone` sets can be redone; `undo` marks a set that itself takes another back. */
  state: z.enum(['done', 'undone']),
});
export type ChangeSet = z.infer<typeof changeSet>;

export const journalState = z.object({ undo: changeSet.nullable(), redo: changeSet.nullable() });
export type JournalState = z.infer<typeof journalState>;
export const undoResult = z.object({
  changeSet,
  state: journalState,
  /** Rows that later edits had touched as well: their later values were kept. */
  keptLater: z.number().int(),
});
export type UndoResult = z.infer<typeof undoResult>;

/** Which changes the history shows; everything left out asks for all. */
export const historyFilter = z.object({
  who: z.string().nullable().default(null),
  /** A register or layer by its table. */
  layer: z.string().nullable().default(null),
  /** Changes of rows that lie in this area, by the place or the codes they have now or had when they were removed. */
  area: z.object({ register: z.string(), fid: z.number().int() }).nullable().default(null),
  /** Calendar days `YYYY-MM-DD` of this machine's time zone, both counted in. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  /** Words of the label or the reason. */
  text: z.string().max(200).default(''),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

/** What one change did to one row. */
export const rowChange = z.object({
  changeSet,
  action: z.enum(['insert', 'update', 'delete']),
  /** Cells by field; of an inserted or deleted row none: it came or went whole. */
  cells: z.array(z.object({ field: z.string(), before: cellValue, after: cellValue })),
  /** The shape changed; square metres before and after, null for what has no area. */
  shape: z.object({ beforeM2: z.number().nullable(), afterM2: z.number().nullable() }).nullable(),
  /** False for the state that stands now, and for what can't be gone back to. */
  canGoBack: z.boolean(),
});
export type RowChange = z.infer<typeof rowChange>;

const aRow = z.object({ layer: z.string(), fid: z.number().int() });

export const journalContract = {
  state: procedure.output(journalState),
  undo: procedure.output(undoResult),
  redo: procedure.output(undoResult),
  /**
   * Takes back one change set, also long after it; cells that later changes wrote are kept and counted. It is a change of its
   * own, which an undo takes back. Refuses `nothing-to-undo` for a set that is undone already or was never there, and
   * `undo-conflict` with the rows where later work would be lost or would name what is gone.
   */
  revert: procedure.input(z.object({ id: z.string() })).output(undoResult),
  history: procedure
    .input(
      z.object({
        limit: z.number().int().min(1).max(500).default(100),
        before: z.string().nullable().default(null),
        filter: historyFilter.prefault({}),
      }),
    )
    .output(z.array(changeSet)),
  /** Who wrote anything, with how many change sets. */
  authors: procedure.output(z.array(z.object({ who: z.string(), sets: z.number().int() }))),
  /** Everything that happened to a row, newest first; also to one that is gone. */
  rowHistory: procedure.input(aRow).output(z.array(rowChange)),
  /**
   * «กลับไปเป็นแบบนี้»: gives a row the values that it had right after a change set, as a new change. Refuses `row-not-found`
   * for a row that is gone (take its removal back), `name-taken` where another row bears its code now.
   */
  goBack: procedure
    .input(aRow.extend({ changeSet: z.string() }))
    .output(z.object({ cells: z.number().int() })),
};
