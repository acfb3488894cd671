/** Vertices of roads up to so far apart meet, where nothing else is said. */
export const ROAD_SNAP_M = 1;
/** A place may be so far from the nearest road, where nothing else is said. */
export const ROAD_REACH_M = 500;
