import type { WritableDb } from '../types.ts';
import { addMissingColumn } from './make-room.ts';

/** Change sets that one act of the user made bear its id as `batch`: they are undone, and brought back, together. */
export const changeBatch = (db: WritableDb): void =>
  addMissingColumn(db, 'journal_change_set', 'batch', 'text');
