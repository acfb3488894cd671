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

/** The rows of layers whose line in the legend is not hidden, found once a version: a change of the style raises it. */
export class UnhiddenRows {
  private readonly known = new Map<string, { readonly version: number; readonly set: FidSet }>();
  private readonly workspace: OpenWorkspace;

  constructor(workspace: OpenWorkspace) {
    this.workspace = workspace;
  }

  of(layer: string, version: number): FidSet {
    const known = this.known.get(layer);
    if (known?.version === version) return known.set;
    const { db } = this.workspace;
    const summary = readLayer(db, layer);
    const hidden = new Set(summary.style.hidden ?? []);
    const fids: number[] = [];
    for (const { fid, key } of keyedRows(db, summary, layerTable(db, layer)))
      if (!hidden.has(key)) fids.push(fid);
    const set = fidSetOf(fids);
    this.known.set(layer, { version, set });
    return set;
  }
}
