/** How values of different units are brought to one scale of 0 to 1. */
export const NORMALISATIONS = ['minmax', 'rank', 'z'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

/** Which end of an indicator is urgent. */
export const DIRECTIONS = ['more', 'less'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Standard scores beyond this count as this: one area far out shall not press all others together. */
export const Z_LIMIT = 3;
/** An indicator that is the same everywhere tells no area from another. */
const NEUTRAL = 0.5;

const isKnown = (values: Float64Array, excluded: Uint8Array, i: number): boolean =>
  excluded[i] !== 1 && !Number.isNaN(values[i]);

const minmax = (values: Float64Array, known: readonly number[]): ((i: number) => number) => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of known) {
    low = Math.min(low, values[i] ?? low);
    high = Math.max(high, values[i] ?? high);
  }
  return (i) => (high > low ? ((values[i] ?? low) - low) / (high - low) : NEUTRAL);
};

/** Equal values share the mean of their places. */
const rank = (values: Float64Array, known: readonly number[]): ((i: number) => number) => {
  const order = Uint32Array.from(known).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const at = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    const place = (from + to - 1) / 2;
    for (let k = from; k < to; k++) at[order[k] ?? 0] = place;
    from = to;
  }
  return (i) => (order.length > 1 ? (at[i] ?? 0) / (order.length - 1) : NEUTRAL);
};

const standard = (values: Float64Array, known: readonly number[]): ((i: number) => number) => {
  const first = values[known[0] ?? 0];
  if (known.every((i) => values[i] === first)) return () => NEUTRAL;
  const mean = known.reduce((sum, i) => sum + (values[i] ?? 0), 0) / known.length;
  const variance = known.reduce((sum, i) => sum + ((values[i] ?? 0) - mean) ** 2, 0) / known.length;
  const deviation = Math.sqrt(variance);
  return (i) => {
    const z = ((values[i] ?? mean) - mean) / deviation;
    return (Math.max(-Z_LIMIT, Math.min(Z_LIMIT, z)) + Z_LIMIT) / (2 * Z_LIMIT);
  };
};

const WAYS = { minmax, rank, z: standard } as const;

/**
 * Brings an indicator to 0 to 1, more being more urgent: by its range (`minmax`), by its place among all with ties sharing
 * theirs (`rank`), or by standard deviations from the mean (`z`), −3 being 0 and +3 being 1. An indicator that is alike
 * everywhere gives 0.5.
 *
 * @param values by area; `NaN` where not known
 * @param excluded 1 for areas that take no part
 * @returns `NaN` where a value is not known or the area takes no part
 */
export function normalised(
  values: Float64Array,
  way: Normalisation,
  direction: Direction,
  excluded: Uint8Array,
): Float64Array {
  const known: number[] = [];
  for (let i = 0; i < values.length; i++) if (isKnown(values, excluded, i)) known.push(i);
  const of = WAYS[way](values, known);
  const result = new Float64Array(values.length).fill(Number.NaN);
  for (const i of known) result[i] = direction === 'more' ? of(i) : 1 - of(i);
  return result;
}
