import type { WritableDb } from '../types.ts';

/** Change sets that one act of the user made bear its id as `batch`: they are undone, and brought back, together. */
export const changeBatch = (db: WritableDb): void =>
  db.exec('ALTER TABLE journal_change_set ADD COLUMN batch TEXT');
