import type { BoxList } from './box-list.ts';
import { rtreeOf } from './row-triggers.ts';
import { quoteName } from './sql.ts';
import type { Statement, WritableDb } from './types.ts';

/** Bytes of a cell: a 64-bit id and four 32-bit coordinates (minx, maxx, miny, maxy), big-endian. */
const CELL = 24;
const HEADER = 4;
/** The module itself makes nodes of at most 51 cells; these leave room, so that the next edits split none. */
const FILL = 44;

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
const curveOrder = (boxes: BoxList): Uint32Array => {
  const { count } = boxes;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    minX = Math.min(minX, boxes.side(i, 0));
    maxX = Math.max(maxX, boxes.side(i, 1));
    minY = Math.min(minY, boxes.side(i, 2));
    maxY = Math.max(maxY, boxes.side(i, 3));
  }
  const scaleX = HILBERT / Math.max(maxX - minX, 1e-12);
  const scaleY = HILBERT / Math.max(maxY - minY, 1e-12);
  // The place and the box in one number each: numbers are sorted natively, by a function it takes ten times as long.
  const room = 2 ** Math.ceil(Math.log2(count + 1));
  const grain = Math.max(1, (HILBERT + 1) ** 2 * room * 2 ** -53);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const x = (boxes.side(i, 0) + boxes.side(i, 1)) / 2;
    const y = (boxes.side(i, 2) + boxes.side(i, 3)) / 2;
    const place = hilbert(Math.floor((x - minX) * scaleX), Math.floor((y - minY) * scaleY));
    keys[i] = Math.floor(place / grain) * room + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! % room;
  return order;
};

/** One level of the tree, from the leaves up: ids and boxes (sides 0 to 3: minx, maxx, miny, maxy) in their order. */
interface Level {
  readonly length: number;
  id(cell: number): number;
  side(cell: number, side: number): number;
}

/** The boxes themselves in the order of the curve: looked up, since a second copy of them is what an import lacks room for. */
const leafLevel = (boxes: BoxList, order: Uint32Array): Level => ({
  length: order.length,
  id: (cell) => boxes.fid(order[cell] ?? 0),
  side: (cell, side) => boxes.side(order[cell] ?? 0, side),
});

/** A level of nodes, filled as they are packed. */
class NodeLevel implements Level {
  readonly length: number;
  private readonly ids: Uint32Array;
  private readonly coords: Float32Array;

  constructor(length: number) {
    this.length = length;
    this.ids = new Uint32Array(length);
    this.coords = new Float32Array(length * 4);
  }

  put(node: number, nodeno: number, box: readonly number[]): void {
    this.ids[node] = nodeno;
    this.coords.set(box, node * 4);
  }

  id(cell: number): number {
    return this.ids[cell] ?? 0;
  }

  side(cell: number, side: number): number {
    return this.coords[cell * 4 + side] ?? 0;
  }
}

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
    view.setBigInt64(at, BigInt(level.id(i)));
    for (let side = 0; side < 4; side++) {
      const value = level.side(i, side);
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
  const { length } = level;
  const nodes = Math.ceil(length / Math.min(FILL, Math.floor((size - HEADER) / CELL)));
  const above = new NodeLevel(nodes);
  for (let n = 0; n < nodes; n++) {
    const start = Math.floor((n * length) / nodes);
    const end = Math.floor(((n + 1) * length) / nodes);
    const nodeno = nodes === 1 ? 1 : nextNode();
    const { data, box } = nodeOf(level, start, end, size);
    if (nodes === 1) new DataView(data.buffer).setUint16(0, depth);
    writer.node(nodeno, data);
    above.put(n, nodeno, box);
    for (let i = start; i < end; i++) placed(i, nodeno);
  }
  return nodes === 1 ? null : above;
};

const writeTree = (boxes: BoxList, size: number, writer: TreeWriter): Uint32Array => {
  const order = curveOrder(boxes);
  const leaves = new Uint32Array(boxes.count);
  let next = 2;
  const nextNode = (): number => next++;
  let level: Level | null = packLevel(leafLevel(boxes, order), 0, size, nextNode, writer, (cell, nodeno) => {
    leaves[order[cell] ?? 0] = nodeno;
  });
  for (let depth = 1; level; depth++) {
    const below: Level = level;
    level = packLevel(below, depth, size, nextNode, writer, (cell, nodeno) => {
      writer.parent(below.id(cell), nodeno);
    });
  }
  return leaves;
};

/** Rows a statement: a statement for each of half a million takes a good part of the whole. */
const AT_ONCE = 64;

const writeLeaves = (db: WritableDb, table: string, boxes: BoxList, leaves: Uint32Array): void => {
  const { count } = boxes;
  const statement = (rows: number): Statement =>
    db.statement(`INSERT INTO ${table} (rowid, nodeno) VALUES ${new Array(rows).fill('(?, ?)').join(', ')}`);
  const many = statement(AT_ONCE);
  const one = statement(1);
  const values: number[] = new Array(AT_ONCE * 2).fill(0);
  const whole = count - (count % AT_ONCE);
  for (let i = 0; i < whole; i += AT_ONCE) {
    for (let k = 0; k < AT_ONCE; k++) {
      values[k * 2] = boxes.fid(i + k);
      values[k * 2 + 1] = leaves[i + k] ?? 0;
    }
    many.run(...values);
  }
  for (let i = whole; i < count; i++) one.run(boxes.fid(i), leaves[i] ?? 0);
};

/**
 * Fills an empty R-tree in one go: boxes sorted along a Hilbert curve and packed into nodes, level by level (Kamel and
 * Faloutsos, "On packing R-trees", 1993), written straight into the module's own tables (format: SQLite's rtree.c,
 * "Database Format of R-Tree Tables"). Insertion one by one takes two thirds of the time of a large import. Returns
 * false, and does nothing, when the tree is not empty.
 */
export const packRtree = (db: WritableDb, table: string, boxes: BoxList): boolean => {
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
