/** A small generator of our own: a mutation that fails is found again by its seed. */
export function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const EXTREMES = [0, 1, 0x22, 0x3c, 0x7f, 0x80, 0xff];

/** Changes a few bytes, sets a word to an extreme, cuts, or doubles a stretch. */
export function mutate(bytes: Buffer, next: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let i = 1 + next(4); i > 0 && out.length > 8; i--) {
    const at = next(out.length - 4);
    const kind = next(5);
    if (kind === 0) out[at] = next(256);
    else if (kind === 1) out[at] = EXTREMES[next(EXTREMES.length)]!;
    else if (kind === 2) out.writeInt32LE([-1, 0x7fffffff, -0x80000000, 0][next(4)]!, at);
    else if (kind === 3) out = out.subarray(0, at);
    else out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - 40), at), out.subarray(at)]);
  }
  return out;
}
