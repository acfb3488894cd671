import { adjustedPValues } from './false-discovery.ts';
import { SeededRandom } from './seeded-random.ts';
import { knownOnly, moments, rowStandardised, type SpatialWeights, spread } from './spatial-weights.ts';

/** Where a row stands to its neighbours: the quadrants of Moran's scatterplot. 0 where it can't be told. */
export const QUADRANTS = { none: 0, highHigh: 1, lowHigh: 2, lowLow: 3, highLow: 4 } as const;

export interface LocalMoran {
  /** Local I: above 0 among its like, below 0 where it stands out. `NaN` where it can't be told. */
  readonly local: Float64Array;
  /** Pseudo p-value of the direction in which it lies, by permutation: (as far or farther + 1) / (permutations + 1). */
  readonly p: Float64Array;
  readonly adjusted: Float64Array;
  readonly quadrant: Uint8Array;
}

export interface MoranOptions {
  readonly permutations: number;
  readonly seed: number;
  /** Told now and then, from 0 to 1. */
  readonly progress?: (fraction: number) => void;
}

/** The mean of the neighbours by weight. */
const lagOf = ({ starts, targets, values: w }: SpatialWeights, z: Float64Array, i: number): number => {
  let lag = 0;
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) lag += (w[k] ?? 0) * (z[targets[k] ?? 0] ?? 0);
  return lag;
};

/**
 * One neighbourhood of `count` others drawn without putting back, as conditional permutation wants it: the first places of
 * `pool` hold it afterwards. A pool that was drawn from is as good as a fresh one.
 */
const draw = (pool: Uint32Array, count: number, random: SeededRandom): void => {
  for (let k = 0; k < count; k++) {
    const at = k + Math.floor(random.unit() * (pool.length - k));
    const taken = pool[at] ?? 0;
    pool[at] = pool[k] ?? 0;
    pool[k] = taken;
  }
};

/** How often chance gives a lag at least as far out as the real one, each row's own value staying where it is. */
const pseudoP = (
  { starts, values: w }: SpatialWeights,
  z: Float64Array,
  i: number,
  real: number,
  { permutations, seed }: MoranOptions,
): number => {
  const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0];
  const others = Uint32Array.from({ length: z.length - 1 }, (_, k) => (k < i ? k : k + 1));
  // A seed a row: what a row gets doesn't hang on how many came before it.
  const random = new SeededRandom(seed + i);
  const own = z[i] ?? 0;
  let farther = 0;
  for (let turn = 0; turn < permutations; turn++) {
    draw(others, to - from, random);
    let lag = 0;
    for (let k = from; k < to; k++) lag += (w[k] ?? 0) * (z[others[k - from] ?? 0] ?? 0);
    if (real > 0 ? own * lag >= real : own * lag <= real) farther++;
  }
  return (farther + 1) / (permutations + 1);
};

const quadrantOf = (own: number, lag: number): number => {
  if (own > 0) return lag > 0 ? QUADRANTS.highHigh : QUADRANTS.highLow;
  return lag > 0 ? QUADRANTS.lowHigh : QUADRANTS.lowLow;
};

/**
 * Clusters and outliers by the local I of Anselin (1995, «Local indicators of spatial association», Geographical Analysis
 * 27), row-standardised, scaled as PySAL's `Moran_Local` does: (n - 1) z_i lag_i / Σ z², with pseudo p-values by conditional
 * permutation.
 *
 * @param values by row; `NaN` where not known: such a row is told nothing of and is nobody's neighbour
 */
export function localMoran(weights: SpatialWeights, values: Float64Array, options: MoranOptions): LocalMoran {
  const known = knownOnly(weights, values);
  const shares = rowStandardised(known.weights);
  const { mean, variance } = moments(known.values);
  const deviation = Math.sqrt(variance);
  const z = known.values.map((value) => (value - mean) / deviation);
  const scale = (z.length - 1) / z.length;
  const tells = (i: number): boolean =>
    deviation > 0 && (shares.starts[i + 1] ?? 0) > (shares.starts[i] ?? 0);
  const lags = z.map((_, i) => (tells(i) ? lagOf(shares, z, i) : Number.NaN));
  const local = z.map((own, i) => scale * own * (lags[i] ?? Number.NaN));
  const chance = z.map((own, i) => {
    if (i % 50 === 0) options.progress?.(i / z.length);
    return tells(i) ? pseudoP(shares, z, i, own * (lags[i] ?? 0), options) : Number.NaN;
  });
  const quadrant = new Uint8Array(values.length);
  known.rows.forEach((row, i) => {
    quadrant[row] = tells(i) ? quadrantOf(z[i] ?? 0, lags[i] ?? 0) : QUADRANTS.none;
  });
  const p = spread(known.rows, chance, values.length);
  return { local: spread(known.rows, local, values.length), p, adjusted: adjustedPValues(p), quadrant };
}
