import type { ReadableDb } from '../db/types.ts';
import type { Follower } from '../journal/index.ts';
import { type LayerTouch, layersTouched } from './touched.queries.ts';

type Listener = (touches: readonly LayerTouch[]) => void;
const listeners = new WeakMap<ReadableDb, Listener>();

/** Tells whoever serves tiles of an open workspace where each change touched its layers. One listener a workspace. */
export const onTilesTouched = (db: ReadableDb, listener: Listener): void => {
  listeners.set(db, listener);
};

/** Follows every commit, undo and import. */
export const tilesFollower: Follower = {
  committed(db, touched) {
    const listener = listeners.get(db);
    if (listener) listener(layersTouched(db, touched));
  },
};
