import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import { rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import type { Sought } from './search.ts';

/** Looks for rows of an area only; of a layer that says nothing of its place all are looked for. */
export const soughtIn = (workspace: OpenWorkspace, area: AreaFilter | null): Sought => {
  if (area === null) return () => true;
  const inside = new Map<string, ReadonlySet<number> | null>();
  return (layer, fid) => {
    if (!inside.has(layer)) {
      const found = rowsInArea(workspace, rowSource(workspace, layer), area);
      inside.set(layer, found && new Set(found));
    }
    return inside.get(layer)?.has(fid) ?? true;
  };
};
