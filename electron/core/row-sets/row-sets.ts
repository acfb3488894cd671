import { createHash } from 'node:crypto';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../context.ts';
import { type FidSet, fidSetOf, memberOf } from './fid-set.ts';

/** Rows that a map is narrowed to, under the key by which its tiles ask for them. */
interface Kept {
  readonly set: FidSet | null;
  /** Finds the rows again after they had to make room. */
  readonly find: () => Iterable<number>;
}

/** 500,000 rows take 62 kB as bits; a way to find them again takes next to nothing. */
const MOST_SETS = 64;

const keyOf = (layer: string, { kind, buffer }: FidSet): string =>
  createHash('sha256')
    .update(`${layer} ${kind} `)
    .update(new Uint8Array(buffer))
    .digest('base64url')
    .slice(0, 20);

/** The sets of rows of one open workspace that its maps are narrowed to. The same rows have the same key. */
class RowSets {
  private readonly known = new Map<string, Kept>();

  /** Keeps rows of a layer; `find` tells which, and may be asked again later. */
  keep(layer: string, find: () => Iterable<number>): string {
    const set = fidSetOf(find());
    const key = keyOf(layer, set);
    this.know(key, { set, find });
    this.makeRoom();
    return key;
  }

  /** The rows of a key; undefined for a key that this workspace never gave. */
  get(key: string): FidSet | undefined {
    const kept = this.known.get(key);
    if (kept === undefined) return undefined;
    const isFound = kept.set !== null;
    const set = kept.set ?? fidSetOf(kept.find());
    this.know(key, { ...kept, set });
    if (!isFound) this.makeRoom();
    return set;
  }

  private know(key: string, kept: Kept): void {
    this.known.delete(key);
    this.known.set(key, kept);
  }

  /** Lets go of the rows that were asked for longest ago, not of the way to find them. */
  private makeRoom(): void {
    for (const [key, kept] of [...this.known].slice(0, -MOST_SETS))
      if (kept.set) this.known.set(key, { ...kept, set: null });
  }
}

const sets = new WeakMap<OpenWorkspace, RowSets>();

/** The sets of rows of a workspace, for as long as it is open. */
export const rowSetsOf = (workspace: OpenWorkspace): RowSets => {
  const there = sets.get(workspace);
  if (there !== undefined) return there;
  const made = new RowSets();
  sets.set(workspace, made);
  return made;
};

/** Tells of a row whether it is shown: of areas that have ended as well, since a map may be of an earlier date. */
export type IsShown = (fid: number) => boolean;

/** Which rows of a layer a key leaves; without one nothing, and it is those in force. Refuses `table-changed` for a key that this workspace never gave. */
export const shownBy = (
  workspace: OpenWorkspace,
  layerTitle: string,
  key: string | undefined,
): IsShown | undefined => {
  if (key === undefined) return undefined;
  const set = rowSetsOf(workspace).get(key);
  if (set === undefined) throw new Refusal('table-changed', { layer: layerTitle });
  return memberOf(set);
};
