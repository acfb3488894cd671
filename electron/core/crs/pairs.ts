import Flatbush from 'flatbush';
import type { Extent } from '../../../shared/contract/base.ts';
import type { PlacedSamples } from './candidates.ts';
import { METRES_A_DEGREE, measure, type Pair } from './compare.ts';
import type { CrsEvidence, CrsSample, KnownArea, KnownRows } from './evidence.ts';

const REGISTER_OF: Readonly<Record<number, string>> = {
  2: 'province',
  4: 'district',
  6: 'subdistrict',
  8: 'village',
};
/** Rows of a file of areas have a code each that is theirs alone. */
const OWN_CODES = 0.9;

/** Pairs by area codes: `exact` where the rows are the areas themselves, `inside` where they lie in them. */
export function codePairs(
  samples: readonly CrsSample[],
  codes: readonly (string | null)[],
  known: ReadonlyMap<string, KnownArea>,
): { exact: Pair[]; inside: Pair[]; register: string } {
  const exact: Pair[] = [];
  const inside: Pair[] = [];
  const seen = new Set<string>();
  let matched = 0;
  let level = 0;
  codes.forEach((code, sample) => {
    const found = code === null ? null : knownAs(code, known);
    if (!found) return;
    matched++;
    seen.add(found.code);
    level = Math.max(level, found.code.length);
    const target = found.area.extent;
    const isPoint = target[0] === target[2];
    const alike = isPoint ? samples[sample]!.box === null : samples[sample]!.box !== null;
    if (alike) exact.push({ sample, target, exact: true });
    if (!isPoint) inside.push({ sample, target, exact: false });
  });
  const own = seen.size >= matched * OWN_CODES;
  return { exact: own ? exact : [], inside, register: REGISTER_OF[level] ?? '' };
}

/** The area of a code; a village that is not known by itself lies in its sub-district. */
function knownAs(
  code: string,
  known: ReadonlyMap<string, KnownArea>,
): { code: string; area: KnownArea } | null {
  const own = known.get(code);
  if (own) return { code, area: own };
  const above = code.length === 8 ? known.get(code.slice(0, 6)) : undefined;
  return above ? { code: code.slice(0, 6), area: above } : null;
}

/** Degrees of latitude around a feature in which its like is looked for: a datum moves it by a third of that. */
const REACH = 1500 / METRES_A_DEGREE;
/** Sides of boxes of the same thing drawn by two offices differ by less: metres, and share of the side. */
const SIDE_METRES = 60;
const SIDE_SHARE = 0.1;
/** Of a place that is matched by chance the offsets point everywhere. */
const CONSTANT = 60;
/** So many features are enough to know a place by. */
const LOOKED_FOR = 300;
const ENOUGH = { points: { pairs: 5, share: 0.5 }, shapes: { pairs: 3, share: 0.3 } } as const;

export interface PlacePairs {
  readonly pairs: Pair[];
  readonly register: string;
}

/**
 * Pairs by place alone: features whose boxes are as large as those of known rows near to them, all moved by the same
 * offset. The register with the most pairs is taken, and the candidate that puts them nearest.
 */
export function placePairs(evidence: CrsEvidence, placed: readonly PlacedSamples[]): PlacePairs | null {
  const { samples } = evidence;
  const points = samples.filter((sample) => sample.box === null).length > samples.length / 2;
  const boxed = samples.filter((sample) => sample.box).length > samples.length / 2;
  if (!points && !boxed) return null;
  const enough = points ? ENOUGH.points : ENOUGH.shapes;
  const stride = Math.ceil(samples.length / LOOKED_FOR);
  const looked = Math.ceil(samples.length / stride);
  let best: { pairs: Pair[]; register: string; metres: number } | null = null;
  for (const rows of evidence.rows?.() ?? []) {
    if (rows.points !== points || rows.boxes.length === 0) continue;
    const index = indexOf(rows);
    for (const candidate of placed) {
      const pairs = nearestAlike(candidate, samples.length, stride, rows, index);
      if (pairs.length < enough.pairs || pairs.length < looked * enough.share) continue;
      const found = measure(candidate, samples, pairs);
      if (!found || found.spread > CONSTANT || found.metres > REACH * METRES_A_DEGREE) continue;
      const more = best === null || pairs.length > best.pairs.length * 1.1;
      const nearer = best !== null && pairs.length >= best.pairs.length * 0.9 && found.metres < best.metres;
      if (more || nearer) best = { pairs, register: rows.register, metres: found.metres };
    }
  }
  return best;
}

function indexOf({ boxes }: KnownRows): Flatbush {
  const index = new Flatbush(boxes.length / 4);
  for (let i = 0; i < boxes.length; i += 4) {
    const [x, y] = [(boxes[i]! + boxes[i + 2]!) / 2, (boxes[i + 1]! + boxes[i + 3]!) / 2];
    index.add(x, y, x, y);
  }
  index.finish();
  return index;
}

/** For each feature the nearest known one of its size; those that several features claim are left out. */
function nearestAlike(
  placed: PlacedSamples,
  count: number,
  stride: number,
  { boxes }: KnownRows,
  index: Flatbush,
): Pair[] {
  const claims = new Map<number, number[]>();
  for (let sample = 0; sample < count; sample += stride) {
    const box = placed.box(sample);
    const [x, y] = [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const reachX = REACH / Math.cos((y * Math.PI) / 180);
    const near = index.search(x - reachX, y - REACH, x + reachX, y + REACH);
    const distance = (i: number): number =>
      Math.hypot(
        (boxes[i * 4]! + boxes[i * 4 + 2]!) / 2 - x,
        (boxes[i * 4 + 1]! + boxes[i * 4 + 3]!) / 2 - y,
      );
    const [found] = near.filter((i) => sameSize(box, boxes, i * 4)).sort((a, b) => distance(a) - distance(b));
    if (found !== undefined) claims.set(found, [...(claims.get(found) ?? []), sample]);
  }
  return [...claims].flatMap(([row, claimed]) => {
    const target = [...boxes.subarray(row * 4, row * 4 + 4)] as unknown as Extent;
    return claimed.length === 1 ? [{ sample: claimed[0]!, target, exact: true }] : [];
  });
}

function sameSize(box: Float64Array, boxes: Float64Array, at: number): boolean {
  const alike = (a: number, b: number, scale: number): boolean =>
    Math.abs(a - b) * scale <= Math.max(SIDE_METRES, SIDE_SHARE * Math.max(a, b) * scale);
  const x = METRES_A_DEGREE * Math.cos((box[1]! * Math.PI) / 180);
  return (
    alike(box[2]! - box[0]!, boxes[at + 2]! - boxes[at]!, x) &&
    alike(box[3]! - box[1]!, boxes[at + 3]! - boxes[at + 1]!, METRES_A_DEGREE)
  );
}
