import type { Extent } from '../../../shared/contract/base.ts';
import type { PlacedSamples } from './candidates.ts';
import type { CrsSample } from './evidence.ts';

/** A feature of the file and what is known of where it lies. */
export interface Pair {
  readonly sample: number;
  readonly target: Extent;
  /** The feature is the known one; otherwise it only lies within it. */
  readonly exact: boolean;
}

/** How far a system puts the features of the file from where they are known to lie. */
export interface Measure {
  /** Metres of the constant part of the offset; the middle distance where there is no constant part. */
  readonly metres: number;
  /** The constant part: metres to the east and to the north. */
  readonly east: number;
  readonly north: number;
  /** Middle distance from the constant part in metres: how unlike the two drawings are. */
  readonly spread: number;
}

export const METRES_A_DEGREE = 111_320;
/** Two drawings of the same areas differ by less. */
const DRAWING = 300;

/** The middle of the finite numbers; NaN when there are none. */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Measures a system by pairs. The offset is the median over all edges of the boxes, east-west and north-south apart:
 * a datum moves all features alike, while differences of drawing point everywhere and cancel out. Null when nothing
 * can be measured.
 */
export function measure(
  placed: PlacedSamples,
  samples: readonly CrsSample[],
  pairs: readonly Pair[],
): Measure | null {
  const easts: number[] = [];
  const norths: number[] = [];
  const middles: [number, number][] = [];
  for (const pair of pairs) {
    const offsets = offsetsOf(placed, samples, pair);
    easts.push(offsets[0], offsets[2]);
    norths.push(offsets[1], offsets[3]);
    middles.push([(offsets[0] + offsets[2]) / 2, (offsets[1] + offsets[3]) / 2]);
  }
  const [east, north] = [median(easts), median(norths)];
  if (Number.isNaN(east) || Number.isNaN(north)) return null;
  const spread = median(middles.map(([x, y]) => Math.hypot(x - east, y - north)));
  const constant = Math.hypot(east, north);
  const metres =
    spread <= Math.max(DRAWING, constant) ? constant : median(middles.map(([x, y]) => Math.hypot(x, y)));
  return { metres: Math.round(metres * 10) / 10, east, north, spread };
}

/** West, south, east and north edge against the known ones, in metres to the east and north. */
function offsetsOf(
  placed: PlacedSamples,
  samples: readonly CrsSample[],
  { sample, target, exact }: Pair,
): [number, number, number, number] {
  const box = placed.box(sample);
  const [west, south, east, north] = box as unknown as [number, number, number, number];
  const x = METRES_A_DEGREE * Math.cos((((target[1] + target[3]) / 2) * Math.PI) / 180);
  const y = METRES_A_DEGREE;
  if (!exact) {
    const dx = outside((west + east) / 2, target[0], target[2]) * x;
    const dy = outside((south + north) / 2, target[1], target[3]) * y;
    return [dx, dy, dx, dy];
  }
  // Of a feature without a box only the middle is known: it is held against the middle of the known one.
  if (samples[sample]?.box === undefined) {
    const dx = (west - (target[0] + target[2]) / 2) * x;
    const dy = (south - (target[1] + target[3]) / 2) * y;
    return [dx, dy, dx, dy];
  }
  return [(west - target[0]) * x, (south - target[1]) * y, (east - target[2]) * x, (north - target[3]) * y];
}

const outside = (value: number, from: number, to: number): number =>
  value < from ? value - from : value > to ? value - to : 0;
