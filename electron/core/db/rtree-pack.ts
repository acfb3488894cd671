import { rtreeOf } from './row-triggers.ts';
import { quoteName } from './sql.ts';
import type { Statement, WritableDb } from './types.ts';

/** Boxes of rows: `fids[i]` has `bounds[4i…4i+3]` as minx, miny, maxx, maxy. Fids ascend. */
export interface Boxes {
  readonly count: number;
  readonly fids: Float64Array;
  readonly bounds: Float64Array;
}

/** Bytes of a cell: a 64-bit id and four 32-bit coordinates (minx, maxx, miny, maxy), big-endian. */
const CELL = 24;
const HEADER = 4;
/** The module itself makes nodes of at most 51 cells; these leave room, so that the next edits split none. */
const FILL = 44;

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** The nearest 32-bit number that is not above (`-1`) or not below (`1`), as the module rounds boxes outward. */
const outward = (value: number, direction: -1 | 1): number => {
  float[0] = value;
  const rounded = float[0] ?? 0;
  if (direction < 0 ? rounded <= value : rounded >= value) return rounded;
  if (rounded === 0) return direction * 1e-45;
  bits[0] = (bits[0] ?? 0) + (rounded > 0 === direction > 0 ? 1 : -1);
  return float[0] ?? 0;
};

const HILBERT = 65535;

/** The place on a Hilbert curve over a grid of 65,536²: near places are near on it. */
const hilbert = (column: number, row: number): number => {
  let [x, y, place] = [column, row, 0];
  for (let size = 32768; size > 0; size >>= 1) {
    const right = (x & size) > 0 ? 1 : 0;
    const top = (y & size) > 0 ? 1 : 0;
    place += size * size * ((3 * right) ^ top);
    if (top === 0) {
      if (right === 1) {
        x = HILBERT - x;
        y = HILBERT - y;
      }
      [x, y] = [y, x];
    }
  }
  return place;
};

/** The indexes of the boxes along a Hilbert curve through their middles. */
const curveOrder = ({ count, bounds }: Boxes): Uint32Array => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count * 4; i += 4) {
    minX = Math.min(minX, bounds[i] ?? 0);
    minY = Math.min(minY, bounds[i + 1] ?? 0);
    maxX = Math.max(maxX, bounds[i + 2] ?? 0);
    maxY = Math.max(maxY, bounds[i + 3] ?? 0);
  }
  const scaleX = HILBERT / Math.max(maxX - minX, 1e-12);
  const scaleY = HILBERT / Math.max(maxY - minY, 1e-12);
  // The place and the box in one number each: numbers are sorted natively, by a function it takes ten times as long.
  const room = 2 ** Math.ceil(Math.log2(count + 1));
  const grain = Math.max(1, (HILBERT + 1) ** 2 * room * 2 ** -53);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const at = i * 4;
    const x = ((bounds[at] ?? 0) + (bounds[at + 2] ?? 0)) / 2;
    const y = ((bounds[at + 1] ?? 0) + (bounds[at + 3] ?? 0)) / 2;
    const place = hilbert(Math.floor((x - minX) * scaleX), Math.floor((y - minY) * scaleY));
    keys[i] = Math.floor(place / grain) * room + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! % room;
  return order;
};

/** One level of the tree, from the leaves up: ids and boxes (minx, maxx, miny, maxy, rounded) in their order. */
interface Level {
  readonly ids: Float64Array;
  readonly coords: Float32Array;
}

const leafLevel = (boxes: Boxes, order: Uint32Array): Level => {
  const ids = new Float64Array(boxes.count);
  const coords = new Float32Array(boxes.count * 4);
  order.forEach((from, to) => {
    ids[to] = boxes.fids[from] ?? 0;
    coords[to * 4] = outward(boxes.bounds[from * 4] ?? 0, -1);
    coords[to * 4 + 1] = outward(boxes.bounds[from * 4 + 2] ?? 0, 1);
    coords[to * 4 + 2] = outward(boxes.bounds[from * 4 + 1] ?? 0, -1);
    coords[to * 4 + 3] = outward(boxes.bounds[from * 4 + 3] ?? 0, 1);
  });
  return { ids, coords };
};

/** The cells from `start` on as a node's bytes, and their common box. */
const nodeOf = (
  level: Level,
  start: number,
  end: number,
  size: number,
): { data: Uint8Array; box: [number, number, number, number] } => {
  const data = new Uint8Array(size);
  const view = new DataView(data.buffer);
  view.setUint16(2, end - start);
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = start, at = HEADER; i < end; i++, at += CELL) {
    view.setBigInt64(at, BigInt(level.ids[i] ?? 0));
    for (let side = 0; side < 4; side++) {
      const value = level.coords[i * 4 + side] ?? 0;
      view.setFloat32(at + 8 + side * 4, value);
      box[side] = side % 2 === 0 ? Math.min(box[side] ?? value, value) : Math.max(box[side] ?? value, value);
    }
  }
  return { data, box };
};

interface TreeWriter {
  node(nodeno: number, data: Uint8Array): void;
  parent(child: number, nodeno: number): void;
}

/**
 * Packs one level of cells into nodes and writes them. Returns the level above, or null when the one node was the root.
 * `placed` is told in which node each cell went.
 */
const packLevel = (
  level: Level,
  depth: number,
  size: number,
  nextNode: () => number,
  writer: TreeWriter,
  placed: (cell: number, nodeno: number) => void,
): Level | null => {
  const length = level.ids.length;
  const nodes = Math.ceil(length / Math.min(FILL, Math.floor((size - HEADER) / CELL)));
  const above: Level = { ids: new Float64Array(nodes), coords: new Float32Array(nodes * 4) };
  for (let n = 0; n < nodes; n++) {
    const start = Math.floor((n * length) / nodes);
    const end = Math.floor(((n + 1) * length) / nodes);
    const nodeno = nodes === 1 ? 1 : nextNode();
    const { data, box } = nodeOf(level, start, end, size);
    if (nodes === 1) new DataView(data.buffer).setUint16(0, depth);
    writer.node(nodeno, data);
    above.ids[n] = nodeno;
    above.coords.set(box, n * 4);
    for (let i = start; i < end; i++) placed(i, nodeno);
  }
  return nodes === 1 ? null : above;
};

const writeTree = (boxes: Boxes, size: number, writer: TreeWriter): Float64Array => {
  const order = curveOrder(boxes);
  const leaves = new Float64Array(boxes.count);
  let next = 2;
  const nextNode = (): number => next++;
  let level = packLevel(leafLevel(boxes, order), 0, size, nextNode, writer, (cell, nodeno) => {
    leaves[order[cell] ?? 0] = nodeno;
  });
  for (let depth = 1; level; depth++) {
    const { ids } = level;
    level = packLevel(level, depth, size, nextNode, writer, (cell, nodeno) => {
      writer.parent(ids[cell] ?? 0, nodeno);
    });
  }
  return leaves;
};

/** Rows a statement: a statement for each of half a million takes a good part of the whole. */
const AT_ONCE = 64;

const writeLeaves = (db: WritableDb, table: string, { count, fids }: Boxes, leaves: Float64Array): void => {
  const statement = (rows: number): Statement =>
    db.statement(`INSERT INTO ${table} (rowid, nodeno) VALUES ${new Array(rows).fill('(?, ?)').join(', ')}`);
  const many = statement(AT_ONCE);
  const one = statement(1);
  const values: number[] = new Array(AT_ONCE * 2).fill(0);
  const whole = count - (count % AT_ONCE);
  for (let i = 0; i < whole; i += AT_ONCE) {
    for (let k = 0; k < AT_ONCE; k++) {
      values[k * 2] = fids[i + k] ?? 0;
      values[k * 2 + 1] = leaves[i + k] ?? 0;
    }
    many.run(...values);
  }
  for (let i = whole; i < count; i++) one.run(fids[i] ?? 0, leaves[i] ?? 0);
};

/**
 * Fills an empty R-tree in one go: boxes sorted along a Hilbert curve and packed into nodes, level by level (Kamel and
 * Faloutsos, "On packing R-trees", 1993), written straight into the module's own tables (format: SQLite's rtree.c,
 * "Database Format of R-Tree Tables"). Insertion one by one takes two thirds of the time of a large import. Returns
 * false, and does nothing, when the tree is not empty.
 */
export const packRtree = (db: WritableDb, table: string, boxes: Boxes): boolean => {
  const part = (suffix: string): string => quoteName(`${rtreeOf(table)}_${suffix}`);
  const root = db.statement(`SELECT length(data) AS size FROM ${part('node')} WHERE nodeno = 1`).get();
  const filled = db.statement(`SELECT 1 FROM ${part('rowid')} LIMIT 1`).get();
  if (!root || filled || boxes.count === 0) return false;
  db.withShadowTables(() => {
    const node = db.statement(`INSERT OR REPLACE INTO ${part('node')} (nodeno, data) VALUES (?, ?)`);
    const parent = db.statement(`INSERT INTO ${part('parent')} (nodeno, parentnode) VALUES (?, ?)`);
    const leaves = writeTree(boxes, Number(root.size), {
      node: (nodeno, data) => void node.run(nodeno, data),
      parent: (child, nodeno) => void parent.run(child, nodeno),
    });
    writeLeaves(db, part('rowid'), boxes, leaves);
  });
  return true;
};
