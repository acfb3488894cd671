import { z } from 'zod';
import { procedure } from './base.ts';

export const changeSet = z.object({
  id: z.string(),
  /** Thai sentence of what was done: «นำเข้า Krabi 53 แถว». */
  label: z.string(),
  labelEn: z.string(),
  kind: z.string(),
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

export const journalContract = {
  state: procedure.output(journalState),
  undo: procedure.output(undoResult),
  redo: procedure.output(undoResult),
  history: procedure
    .input(
      z.object({
        limit: z.number().int().min(1).max(500).default(100),
        before: z.string().nullable().default(null),
      }),
    )
    .output(z.array(changeSet)),
};
