import type { Change, OpenWorkspace } from '../context.ts';
import { shownResults } from './analyses.queries.ts';

/**
 * Takes earlier answers off the map in the change that brings `layer`: the map is one answer, and undoing the new one brings
 * back the one before it.
 */
export function showAlone({ db }: Pick<OpenWorkspace, 'db'>, change: Change, layer: string): void {
  for (const name of shownResults(db)) if (name !== layer) change.updateLayer(name, { visible: false });
}
