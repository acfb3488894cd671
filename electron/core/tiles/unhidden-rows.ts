import { dayInThailand } from '../../../shared/domain/dates.ts';
import type { OpenWorkspace } from '../context.ts';
import { layerTable, readLayer } from '../layers/index.ts';
import { type FidSet, fidSetOf, fidsOf, memberOf } from '../row-sets/index.ts';
import { keyedRows } from '../styles/index.ts';

/** The rows that both sets have; null stands for all rows. */
export const common = (a: FidSet | null, b: FidSet | null): FidSet | null => {
  if (a === null || b === null) return a ?? b;
  const [few, many] = a.count <= b.count ? [a, b] : [b, a];
  return fidSetOf(fidsOf(few).filter(memberOf(many)));
};

/**
 * The rows of layers whose line in the legend is not hidden, found once a version, since a change of the style raises
 * it, and once a day, since areas retire without a change.
 */
export class UnhiddenRows {
  private readonly known = new Map<string, { readonly stamp: string; readonly set: FidSet }>();
  private readonly workspace: OpenWorkspace;

  constructor(workspace: OpenWorkspace) {
    this.workspace = workspace;
  }

  /**
   * @param version of the layer, and of figures where its legend is by these
   * @param which rows of today, or with them those that have ended: a map of another day shows these
   */
  of(layer: string, version: string, which: 'in-force' | 'all'): FidSet {
    const place = `${which} ${layer}`;
    const stamp = `${version} ${dayInThailand()}`;
    const known = this.known.get(place);
    if (known?.stamp === stamp) return known.set;
    const { db } = this.workspace;
    const summary = readLayer(db, layer);
    const hidden = new Set(summary.style.hidden ?? []);
    const fids: number[] = [];
    const isAny = which === 'all' ? () => true : undefined;
    for (const { fid, key } of keyedRows(db, summary, layerTable(db, layer), isAny))
      if (!hidden.has(key)) fids.push(fid);
    const set = fidSetOf(fids);
    this.known.set(place, { stamp, set });
    return set;
  }
}
