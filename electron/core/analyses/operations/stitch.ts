import { eachPath } from '../wkb-paths.ts';

const NONE = -1;
/** Slots for each vertex that may come: half of them stay free, so that looking up is short. */
const SLOTS_PER_VERTEX = 2;
const HEADER_BYTES = 13;

/** Positions numbered, equal ones alike. */
class Vertices {
  readonly xy: Float64Array;
  count = 0;
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly pair = new Float64Array(2);
  private readonly bits = new Int32Array(this.pair.buffer);

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, most * SLOTS_PER_VERTEX)));
    this.xy = new Float64Array(most * 2);
    this.slots = new Int32Array(slots).fill(NONE);
    this.mask = slots - 1;
  }

  idOf(x: number, y: number): number {
    let slot = this.hash(x, y);
    for (let id = this.slots[slot] as number; id !== NONE; id = this.slots[slot] as number) {
      if (this.xy[id * 2] === x && this.xy[id * 2 + 1] === y) return id;
      slot = (slot + 1) & this.mask;
    }
    this.slots[slot] = this.count;
    this.xy[this.count * 2] = x;
    this.xy[this.count * 2 + 1] = y;
    return this.count++;
  }

  /** Multipliers of Knuth and of MurmurHash3: any odd numbers that stir all bits do. */
  private hash(x: number, y: number): number {
    const { pair, bits } = this;
    // Nought has two signs, which are equal.
    pair[0] = x + 0;
    pair[1] = y + 0;
    let mixed = Math.imul((bits[0] as number) ^ Math.imul(bits[1] as number, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (bits[2] as number), 0xc2b2ae35);
    mixed = Math.imul(mixed ^ (mixed >>> 13) ^ (bits[3] as number), 0x85ebca6b);
    return (mixed ^ (mixed >>> 16)) & this.mask;
  }
}

/** Edges by the vertex where they begin; one that meets itself running the other way is gone with it. */
class Borders {
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  left = 0;
  private count = 0;

  constructor(most: number) {
    this.first = new Int32Array(most).fill(NONE);
    this.next = new Int32Array(most);
    this.to = new Int32Array(most);
  }

  add(from: number, to: number): void {
    if (this.cancel(to, from)) return;
    this.to[this.count] = to;
    this.next[this.count] = this.first[from] as number;
    this.first[from] = this.count++;
    this.left++;
  }

  private cancel(from: number, to: number): boolean {
    let before = NONE;
    for (let edge = this.first[from] as number; edge !== NONE; edge = this.next[edge] as number) {
      if (this.to[edge] !== to) {
        before = edge;
        continue;
      }
      const after = this.next[edge] as number;
      if (before === NONE) this.first[from] = after;
      else this.next[before] = after;
      this.left--;
      return true;
    }
    return false;
  }
}

/**
 * The one ring around polygons that share their borders vertex for vertex, as a polygon: what is left when edges that run
 * both ways cancel. Null where more than one ring is left, or they touch: GEOS knows what to make of those. What comes must
 * still be proved: of shapes that overlap a ring may be left as well.
 *
 * @param shapes polygons of one ring each, little-endian 2D WKB; others give null
 */
export function stitched(shapes: readonly Uint8Array[]): Uint8Array | null {
  let most = 0;
  let rings = 0;
  for (const wkb of shapes)
    eachPath(wkb, (_, __, count) => {
      most += count;
      rings++;
    });
  if (rings !== shapes.length) return null;
  const vertices = new Vertices(most);
  const borders = new Borders(most);
  for (const wkb of shapes) eachPath(wkb, (view, at, count) => addRing(view, at, count, vertices, borders));
  return ringAround(vertices, borders);
}

/** Adds a ring's edges anticlockwise, so that those of neighbours run against each other. */
function addRing(view: DataView, at: number, count: number, vertices: Vertices, borders: Borders): void {
  const ids = new Int32Array(count);
  let twice = 0;
  for (let i = 0; i < count; i++) {
    ids[i] = vertices.idOf(view.getFloat64(at + i * 16, true), view.getFloat64(at + i * 16 + 8, true));
    if (i > 0) twice += turn(vertices.xy, ids[0] as number, ids[i - 1] as number, ids[i] as number);
  }
  for (let i = 1; i < count; i++) {
    const [from, to] = [ids[i - 1] as number, ids[i] as number];
    if (from === to) continue;
    if (twice > 0) borders.add(from, to);
    else borders.add(to, from);
  }
}

/** Twice the area of a triangle, positive where it runs anticlockwise. */
function turn(xy: Float64Array, a: number, b: number, c: number): number {
  const [x, y] = [xy[a * 2] as number, xy[a * 2 + 1] as number];
  const [bx, by] = [(xy[b * 2] as number) - x, (xy[b * 2 + 1] as number) - y];
  return bx * ((xy[c * 2 + 1] as number) - y) - by * ((xy[c * 2] as number) - x);
}

function ringAround({ xy, count }: Vertices, { first, next, to, left }: Borders): Uint8Array | null {
  const start = first.findIndex((edge, vertex) => vertex < count && edge !== NONE);
  if (start < 0) return null;
  const wkb = new Uint8Array(HEADER_BYTES + (left + 1) * 16);
  const view = new DataView(wkb.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 3, true);
  view.setUint32(5, 1, true);
  view.setUint32(9, left + 1, true);
  let vertex = start;
  for (let i = 0; i <= left; i++) {
    view.setFloat64(HEADER_BYTES + i * 16, xy[vertex * 2] as number, true);
    view.setFloat64(HEADER_BYTES + i * 16 + 8, xy[vertex * 2 + 1] as number, true);
    if (i === left) break;
    const edge = first[vertex] as number;
    // An end that hangs, or a vertex that is passed twice.
    if (edge === NONE || next[edge] !== NONE) return null;
    vertex = to[edge] as number;
    // Back before all is walked: there is another ring.
    if (vertex === start && i + 1 < left) return null;
  }
  return vertex === start ? wkb : null;
}
