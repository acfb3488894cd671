import type { ImportTarget } from './commit-set.ts';

class Rehearsed extends Error {}

/** A target whose changes are made to see what comes of them, and then not kept. */
export function rehearsing(target: ImportTarget): ImportTarget {
  return {
    change(label, work) {
      let outcome: { result: ReturnType<typeof work> } | null = null;
      try {
        target.change(label, (change) => {
          outcome = { result: work(change) };
          throw new Rehearsed();
        });
      } catch (error) {
        if (!(error instanceof Rehearsed)) throw error;
      }
      if (outcome === null) throw new Error('nothing was rehearsed');
      return (outcome as { result: ReturnType<typeof work> }).result;
    },
  };
}
