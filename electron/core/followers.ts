import type { Follower } from './journal/index.ts';
import { measuresFollower } from './layers/index.ts';
import { searchFollower } from './search/index.ts';
import { zonesFollower } from './zones/index.ts';

/** All that keeps derived data in step with the rows: the same in every thread that writes. */
export const followers = (): readonly Follower[] => [zonesFollower(), searchFollower, measuresFollower];
