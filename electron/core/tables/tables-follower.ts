import type { Follower } from '../journal/index.ts';
import { followStores } from './column-store.queries.ts';
import { beginRecentEdits, noteRecentEdits } from './editing/recent-edits.queries.ts';

/** Keeps what is held in memory of tables in step with every commit. */
export const tablesFollower: Follower = {
  opened: beginRecentEdits,
  committed: (db, touched) => {
    followStores(db, touched);
    noteRecentEdits(db, touched);
  },
};
