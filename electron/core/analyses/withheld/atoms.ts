/** A layer of areas, and in which of them each household counts. */
export interface AreaBreakdown {
  /** The layer's table. */
  readonly key: string;
  /** The areas' fids. */
  readonly fids: readonly number[];
  /** By household: the place of its area in the list; -1 in none. */
  readonly owners: ArrayLike<number>;
}

/** By household: between which two distances of the ladder it lies; the number of rungs where it lies beyond all. */
export type Rings = ArrayLike<number>;

/** The smallest places that answers are made of: households of one atom are in the same figures of every answer. */
export interface Atoms {
  readonly counts: readonly number[];
  /** By breakdown and atom. */
  readonly owners: readonly (readonly number[])[];
  /** By ladder and atom. */
  readonly rings: readonly (readonly number[])[];
}

/**
 * Puts households together that are in the same figures of every answer.
 *
 * @param placed how many households, and which of them have a place: others are in no figure
 */
export function atomsOf(
  breakdowns: readonly AreaBreakdown[],
  ladders: readonly Rings[],
  placed: readonly boolean[],
): Atoms {
  const by = [...breakdowns.map(({ owners }) => owners), ...ladders];
  const known = new Map<string, number>();
  const counts: number[] = [];
  const places: number[][] = by.map(() => []);
  placed.forEach((isPlaced, i) => {
    if (!isPlaced) return;
    const key = by.map((values) => values[i]).join(' ');
    const at = known.get(key) ?? counts.length;
    if (at === counts.length) {
      known.set(key, at);
      counts.push(0);
      for (const [place, values] of by.entries()) places[place]?.push(values[i] ?? -1);
    }
    counts[at] = (counts[at] ?? 0) + 1;
  });
  return { counts, owners: places.slice(0, breakdowns.length), rings: places.slice(breakdowns.length) };
}
