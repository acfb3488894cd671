import type { Follower } from '../journal/index.ts';
import { followStores } from './column-store.queries.ts';

/** Keeps what is held in memory of tables in step with every commit. */
export const tablesFollower: Follower = { committed: followStores };
