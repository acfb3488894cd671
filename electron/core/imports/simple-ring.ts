import { WKB_TYPES } from '../../../shared/geo/wkb.ts';

/**
 * A quick proof that a polygon of one ring is valid: its ring crosses and touches itself nowhere. The ring is cut
 * into chains that run into one quadrant each; such a chain can't meet itself, and two of them meet only where
 * their boxes do. Whatever is close enough for rounding to matter is left to GEOS, which takes several times as long.
 */
const POLYGON_HEAD = 13;
/** Of the determinant of two differences; four times what rounding can amount to. */
const ROUNDING = 4 * 3.3306690738754716e-16;

let xy = new Float64Array(4096);
/** First and last position of each chain. */
let chains = new Int32Array(1024);

/** True when the polygon is certainly valid; false when it is not, or can't be told this way. */
export function provenValid(wkb: Uint8Array): boolean {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  if (view.getUint32(1, true) !== WKB_TYPES.Polygon || view.getUint32(5, true) !== 1) return false;
  const count = view.getUint32(9, true);
  if (count < 4) return false;
  if (count * 2 > xy.length) xy = new Float64Array(count * 3);
  new Uint8Array(xy.buffer).set(wkb.subarray(POLYGON_HEAD, POLYGON_HEAD + count * 16));
  const total = cutChains(count);
  return total > 0 && chainsApart(total, count);
}

const quadrant = (i: number): number => {
  const dx = xy[i * 2 + 2]! - xy[i * 2]!;
  const dy = xy[i * 2 + 3]! - xy[i * 2 + 1]!;
  if (dx === 0 && dy === 0) return -1;
  return (dx >= 0 ? 1 : 0) + (dy >= 0 ? 2 : 0);
};

/** Fills `chains` and returns how many there are; 0 where a position repeats the one before. */
function cutChains(count: number): number {
  let total = 0;
  let from = 0;
  let current = quadrant(0);
  for (let i = 1; i <= count - 1; i++) {
    const next = i === count - 1 ? -2 : quadrant(i);
    if (next === -1 || current === -1) return 0;
    if (next === current) continue;
    if (total * 2 + 2 > chains.length) {
      const larger = new Int32Array(chains.length * 2);
      larger.set(chains);
      chains = larger;
    }
    chains[total * 2] = from;
    chains[total * 2 + 1] = i;
    total++;
    from = i;
    current = next;
  }
  return total;
}

/** Boxes of the chains as minx, miny, maxx, maxy; and the chains by minx, ascending. */
let boxes = new Float64Array(1024);
let order = new Float64Array(256);
let sorted = new Int32Array(256);

/** Chains along x: sorted as numbers that hold a rounded position and the chain, since such are sorted natively. */
const MOST_CHAINS = 1 << 20;
const STEPS = 2 ** 32;

function sortChains(total: number): void {
  if (total > order.length) {
    order = new Float64Array(total * 2);
    sorted = new Int32Array(total * 2);
    boxes = new Float64Array(total * 8);
  }
  let low = Infinity;
  let high = -Infinity;
  for (let chain = 0; chain < total; chain++) {
    const a = chains[chain * 2]! * 2;
    const b = chains[chain * 2 + 1]! * 2;
    const forward = xy[a]! < xy[b]!;
    const upward = xy[a + 1]! < xy[b + 1]!;
    const at = chain * 4;
    boxes[at] = forward ? xy[a]! : xy[b]!;
    boxes[at + 1] = upward ? xy[a + 1]! : xy[b + 1]!;
    boxes[at + 2] = forward ? xy[b]! : xy[a]!;
    boxes[at + 3] = upward ? xy[b + 1]! : xy[a + 1]!;
    if (boxes[at]! < low) low = boxes[at]!;
    if (boxes[at + 2]! > high) high = boxes[at + 2]!;
  }
  const scale = high > low ? STEPS / (high - low) : 0;
  for (let chain = 0; chain < total; chain++)
    order[chain] = Math.floor((boxes[chain * 4]! - low) * scale) * MOST_CHAINS + chain;
  order.subarray(0, total).sort();
  for (let i = 0; i < total; i++) sorted[i] = order[i]! - Math.floor(order[i]! / MOST_CHAINS) * MOST_CHAINS;
  // Within one step their order is that of the chains: a step is added where they are compared.
  slack = scale > 0 ? 1 / scale : 0;
}
let slack = 0;

/** No two chains share more than the position where one follows the other. */
function chainsApart(total: number, count: number): boolean {
  if (total >= MOST_CHAINS) return false;
  sortChains(total);
  for (let i = 0; i < total; i++) {
    const a = sorted[i]!;
    const end = boxes[a * 4 + 2]! + slack;
    const bottom = boxes[a * 4 + 1]!;
    const top = boxes[a * 4 + 3]!;
    for (let j = i + 1; j < total; j++) {
      const b = sorted[j]!;
      if (boxes[b * 4]! > end) break;
      if (boxes[b * 4 + 1]! > top || boxes[b * 4 + 3]! < bottom) continue;
      if (!apart(chains[a * 2]!, chains[a * 2 + 1]!, chains[b * 2]!, chains[b * 2 + 1]!, count)) return false;
    }
  }
  return true;
}

/** Halves two chains until their boxes part or two segments are left. A chain's box is that of its ends. */
function apart(a0: number, a1: number, b0: number, b1: number, count: number): boolean {
  if (boxesPart(a0, a1, b0, b1)) return true;
  const aLength = a1 - a0;
  const bLength = b1 - b0;
  if (aLength === 1 && bLength === 1) return segmentsApart(a0, b0, count);
  if (aLength >= bLength) {
    const middle = a0 + (aLength >> 1);
    return apart(a0, middle, b0, b1, count) && apart(middle, a1, b0, b1, count);
  }
  const middle = b0 + (bLength >> 1);
  return apart(a0, a1, b0, middle, count) && apart(a0, a1, middle, b1, count);
}

const boxesPart = (a0: number, a1: number, b0: number, b1: number): boolean =>
  rangesPart(xy[a0 * 2]!, xy[a1 * 2]!, xy[b0 * 2]!, xy[b1 * 2]!) ||
  rangesPart(xy[a0 * 2 + 1]!, xy[a1 * 2 + 1]!, xy[b0 * 2 + 1]!, xy[b1 * 2 + 1]!);

const rangesPart = (a: number, b: number, c: number, d: number): boolean =>
  a < b ? (c > b && d > b) || (c < a && d < a) : (c > a && d > a) || (c < b && d < b);

/** The side of `c` beside the line from `a` to `b`: −1 or 1, or 0 where rounding could turn it. */
function side(a: number, b: number, c: number): number {
  const l = (xy[b * 2]! - xy[a * 2]!) * (xy[c * 2 + 1]! - xy[a * 2 + 1]!);
  const r = (xy[b * 2 + 1]! - xy[a * 2 + 1]!) * (xy[c * 2]! - xy[a * 2]!);
  const turn = l - r;
  return Math.abs(turn) <= ROUNDING * (Math.abs(l) + Math.abs(r)) ? 0 : turn > 0 ? 1 : -1;
}

function segmentsApart(a: number, b: number, count: number): boolean {
  const segments = count - 1;
  const first = (a + 1) % segments === b ? a : (b + 1) % segments === a ? b : -1;
  // Neighbours meet where they join; they may not turn back on each other.
  if (first >= 0)
    return side(first, first + 1, ((first + 1) % segments) + 1) !== 0 || goesOn(first, segments);
  const s1 = side(a, a + 1, b);
  if (s1 !== 0 && s1 === side(a, a + 1, b + 1)) return true;
  const s2 = side(b, b + 1, a);
  return s2 !== 0 && s2 === side(b, b + 1, a + 1);
}

function goesOn(segment: number, segments: number): boolean {
  const next = (segment + 1) % segments;
  const dx = xy[segment * 2 + 2]! - xy[segment * 2]!;
  const dy = xy[segment * 2 + 3]! - xy[segment * 2 + 1]!;
  return dx * (xy[next * 2 + 2]! - xy[next * 2]!) + dy * (xy[next * 2 + 3]! - xy[next * 2 + 1]!) > 0;
}
