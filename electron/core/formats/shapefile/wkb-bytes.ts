/** Starts a little-endian WKB geometry of `count` members, rings or positions; returns where they go. */
export function writeHead(out: Buffer, at: number, type: number, count: number): number {
  out[at] = 1;
  out.writeUInt32LE(type, at + 1);
  out.writeUInt32LE(count, at + 5);
  return at + 9;
}

/** Turns the positions of a ring round, in place. */
export function reverse(xy: Float64Array, from: number, to: number): void {
  for (let a = from, b = to - 2; a < b; a += 2, b -= 2) {
    const x = xy[a]!;
    const y = xy[a + 1]!;
    xy[a] = xy[b]!;
    xy[a + 1] = xy[b + 1]!;
    xy[b] = x;
    xy[b + 1] = y;
  }
}
