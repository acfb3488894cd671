import type { Selection } from '../../app/desk.ts';

/** What becomes of the rows that are selected already. */
export type How = 'replace' | 'add' | 'narrow' | 'remove';

/** The selection once rows were found; rows of another layer take its place. Null where nothing is left. */
export const merged = (before: Selection | null, found: Selection, how: How): Selection | null => {
  const standing = before?.layer === found.layer ? before.fids : [];
  const fresh = new Set(found.fids);
  const fids =
    how === 'add'
      ? [...standing.filter((fid) => !fresh.has(fid)), ...found.fids]
      : how === 'narrow'
        ? standing.filter((fid) => fresh.has(fid))
        : how === 'remove'
          ? standing.filter((fid) => !fresh.has(fid))
          : found.fids;
  return fids.length === 0 ? null : { layer: found.layer, fids };
};
