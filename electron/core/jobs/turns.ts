import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longer than this without a pause, and a page would notice. */
const TURN_MS = 25;
/** So many are sorted at once before they are merged. */
const RUN = 4096;

/** Long work in the core's own thread that gives way to others now and then. */
export class Turns {
  private since = performance.now();

  /** True when others should have their turn: `await` costs too much to be asked at every step. */
  get over(): boolean {
    return performance.now() - this.since >= TURN_MS;
  }

  /** Lets others go first. What was read before may be another when it is done. */
  async pass(): Promise<void> {
    await nextTurn();
    this.since = performance.now();
  }
}

/** `items.map(work)`, in turns. */
export async function mapInTurns<T, U>(
  items: readonly T[],
  work: (item: T, at: number) => U,
  turns: Turns,
): Promise<U[]> {
  const made: U[] = [];
  for (const [at, item] of items.entries()) {
    made.push(work(item, at));
    if (at % 64 === 0 && turns.over) await turns.pass();
  }
  return made;
}

/** `items.toSorted(compare)`, in turns. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  turns: Turns,
): Promise<T[]> {
  let from = items.slice();
  for (let at = 0; at < from.length; at += RUN) {
    from.splice(at, RUN, ...from.slice(at, at + RUN).sort(compare));
    if (turns.over) await turns.pass();
  }
  for (let width = RUN; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let at = 0; at < from.length; at += 2 * width) {
      const [middle, end] = [Math.min(at + width, from.length), Math.min(at + 2 * width, from.length)];
      let [left, right] = [at, middle];
      while (left < middle || right < end) {
        const takesLeft = right >= end || (left < middle && compare(from[left] as T, from[right] as T) <= 0);
        to.push(from[takesLeft ? left++ : right++] as T);
        if (to.length % 512 === 0 && turns.over) await turns.pass();
      }
    }
    from = to;
  }
  return from;
}
