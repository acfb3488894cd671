import { councilShapesFollower } from './areas/follow-council-shapes.ts';
import { membershipFollower } from './areas/follow-membership.ts';
import { labelsFollower } from './fields/labels-follower.ts';
import type { Follower } from './journal/index.ts';
import { measuresFollower } from './layers/measures.queries.ts';
import { searchFollower } from './search/search-index.ts';
import { stylesFollower } from './styles/styles-follower.ts';
import { tablesFollower } from './tables/tables-follower.ts';
import { tilesFollower } from './tiles/tiles-follower.ts';
import { zonesFollower } from './zones/follow-districts.ts';

/**
 * All that keeps derived data in step with the rows: the same in every thread that writes. Taken from their own files,
 * since the features' front doors bring their procedures along, which take longer to load than a small import to write.
 */
export const followers = (): readonly Follower[] => [
  membershipFollower,
  councilShapesFollower(),
  zonesFollower(),
  searchFollower,
  measuresFollower,
  labelsFollower,
  tablesFollower,
  tilesFollower,
  stylesFollower,
];
