import { z } from 'zod';
import { procedure } from './base.ts';
import { lawfulBasis } from './import-choice.ts';
import { restrictedState } from './workspace.ts';

/** A household list that was taken in, and the ground on which its rows are kept. */
export const householdImport = z.object({
  id: z.string(),
  /** ISO instant. */
  at: z.string(),
  agency: z.string().nullable(),
  asOf: z.string().nullable(),
  basis: lawfulBasis,
  readRows: z.number().int(),
  households: z.number().int(),
  members: z.number().int(),
  undone: z.boolean(),
});
export type HouseholdImport = z.infer<typeof householdImport>;

export const restrictedContract = {
  state: procedure.output(z.object({ state: restrictedState, households: z.number().int().nullable() })),
  create: procedure
    .input(z.object({ passphrase: z.string().min(8).max(200) }))
    .output(z.object({ recoveryCode: z.string() })),
  unlock: procedure.input(z.object({ passphrase: z.string().min(1).max(200) })).output(z.object({})),
  lock: procedure.output(z.object({})),
  /** The household lists that were taken in, the newest first. Refuses `restricted-locked` and `restricted-missing`. */
  imports: procedure.output(z.array(householdImport)),
  /** Takes a list back, also long after: refuses `undo-conflict` where later changes build on it. */
  undoImport: procedure.input(z.object({ id: z.string() })).output(z.object({})),
};
