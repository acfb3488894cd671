import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BoxList, type Connection, openDb, packRtree, rtreeOf, sql } from './index.ts';

const open: { folder: string; connection: Connection }[] = [];
afterEach(() => {
  for (const { folder, connection } of open.splice(0)) {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const tree = rtreeOf('t');
const emptyTree = (): Connection['db'] => {
  const folder = mkdtempSync(join(tmpdir(), 'changwat-rtree-'));
  const connection = openDb(join(folder, 'a.gpkg'), { mustExist: false });
  open.push({ folder, connection });
  connection.db.exec(`CREATE VIRTUAL TABLE ${tree} USING rtree(id, minx, maxx, miny, maxy)`);
  return connection.db;
};

let seed = 7;
const random = (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];
const randomBounds = (count: number): Bounds[] =>
  Array.from({ length: count }, () => {
    const [x, y] = [random() * 20 - 10, random() * 20 - 10];
    return [x, y, x + random() * 0.1, y + random() * 0.1];
  });
const fidAt = (i: number): number => i * 3 + 1;
const listOf = (bounds: readonly Bounds[]): BoxList => {
  const list = new BoxList();
  for (const [i, box] of bounds.entries()) list.add(fidAt(i), [...box]);
  return list;
};
const randomBoxes = (count: number): BoxList => listOf(randomBounds(count));

describe('an R-tree filled in one go', () => {
  it.each([1, 44, 45, 51, 2000, 40_000])('is sound and finds what a scan finds, with %i boxes', (count) => {
    const db = emptyTree();
    const bounds = randomBounds(count);
    expect(db.transaction(() => packRtree(db, 't', listOf(bounds)))).toBe(true);
    expect(db.get(sql`SELECT rtreecheck(${tree}) AS ok`)).toEqual({ ok: 'ok' });
    for (let k = 0; k < 20; k++) {
      const [x, y, w] = [random() * 20 - 10, random() * 20 - 10, random() * 4];
      const found = new Set(
        db
          .all<{ id: number }>(
            sql`SELECT id FROM ${sql.id(tree)} WHERE maxx >= ${x} AND minx <= ${x + w} AND maxy >= ${y} AND miny <= ${y + w}`,
          )
          .map((row) => row.id),
      );
      for (const [i, [minX, minY, maxX, maxY]] of bounds.entries()) {
        const meets = maxX >= x && minX <= x + w && maxY >= y && minY <= y + w;
        // Boxes are rounded outward: it may find one that only nearly meets, and must never miss one.
        if (meets) expect(found.has(fidAt(i))).toBe(true);
        else if (minX > x + w + 1e-5 || maxX < x - 1e-5) expect(found.has(fidAt(i))).toBe(false);
      }
    }
  });

  it('takes further rows and lets go of others', () => {
    const db = emptyTree();
    db.transaction(() => packRtree(db, 't', randomBoxes(3000)));
    db.transaction(() => {
      for (let i = 0; i < 2000; i++)
        db.run(
          sql`INSERT INTO ${sql.id(tree)} VALUES (${100_000 + i}, ${random()}, ${2}, ${random()}, ${2})`,
        );
      db.run(sql`DELETE FROM ${sql.id(tree)} WHERE id < 6000`);
    });
    expect(
      db.get(sql`SELECT rtreecheck(${tree}) AS ok, (SELECT count(*) FROM ${sql.id(tree)}) AS n`),
    ).toEqual({ ok: 'ok', n: 3000 });
  });

  it('leaves a tree alone that is not empty, and the shadow tables closed', () => {
    const db = emptyTree();
    db.transaction(() => packRtree(db, 't', randomBoxes(10)));
    expect(db.transaction(() => packRtree(db, 't', randomBoxes(10)))).toBe(false);
    expect(() => db.exec(`INSERT INTO "${tree}_rowid" VALUES (9, 9)`)).toThrow(/may not be modified/);
  });
});
