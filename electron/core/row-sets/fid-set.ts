/**
 * Rows of one layer by their fids, in memory that threads can share: a bit for each fid up to the greatest, or the fids in
 * ascending order where they lie so far apart that bits would take more.
 */
export interface FidSet {
  readonly kind: 'bits' | 'sorted';
  readonly buffer: SharedArrayBuffer;
  readonly count: number;
}

/** Puts fids together; in any order, each at most once. */
export const fidSetOf = (fids: Iterable<number>): FidSet => {
  const sorted = Float64Array.from(fids).sort();
  const greatest = sorted.at(-1) ?? 0;
  const bytes = Math.floor(greatest / 8) + 1;
  const isDense = (sorted[0] ?? 0) >= 0 && bytes <= Math.max(1024, sorted.byteLength);
  const buffer = new SharedArrayBuffer(isDense ? bytes : sorted.byteLength);
  if (!isDense) {
    new Float64Array(buffer).set(sorted);
    return { kind: 'sorted', buffer, count: sorted.length };
  }
  const bits = new Uint8Array(buffer);
  for (const fid of sorted) {
    const at = Math.floor(fid / 8);
    bits[at] = (bits[at] as number) | (1 << (fid % 8));
  }
  return { kind: 'bits', buffer, count: sorted.length };
};

const isIn = (sorted: Float64Array, fid: number): boolean => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < fid) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === fid;
};

/** The fids of a set, ascending. */
export const fidsOf = ({ kind, buffer }: FidSet): number[] => {
  if (kind === 'sorted') return [...new Float64Array(buffer)];
  const fids: number[] = [];
  new Uint8Array(buffer).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) fids.push(at * 8 + bit);
  });
  return fids;
};

/** Tells of a fid whether it is one of the set. */
export const memberOf = ({ kind, buffer }: FidSet): ((fid: number) => boolean) => {
  if (kind === 'sorted') {
    const sorted = new Float64Array(buffer);
    return (fid) => isIn(sorted, fid);
  }
  const bits = new Uint8Array(buffer);
  return (fid) => fid >= 0 && ((bits[Math.floor(fid / 8)] ?? 0) & (1 << (fid % 8))) !== 0;
};
