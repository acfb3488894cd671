import type { Position } from '../../../shared/geo/geometry.ts';
import { useWorkspace } from './use-workspace.ts';

/** A middle of the province: its UTM zone is taken where coordinates are typed without one. */
export const useNear = (): Position | null => {
  const extent = useWorkspace()?.extent ?? null;
  return extent === null ? null : [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
};
