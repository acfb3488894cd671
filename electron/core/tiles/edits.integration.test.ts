import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Extent } from '../../../shared/contract/base.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import type { AppContext, Change } from '../context.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { ServedTiles } from './served-tiles.ts';
import type { TileAddress } from './tile-grid.ts';
import { TilePool } from './tile-pool.ts';
import { tilesFollower } from './tiles-follower.ts';
import { TouchedTiles } from './touched-tiles.ts';

const tileOf = (lon: number, lat: number, z: number): TileAddress => {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { z, x: Math.floor(((lon + 180) / 360) * 2 ** z), y: Math.floor(y * 2 ** z) };
};
/** Around the villages of the south-western and the north-eastern sub-district. */
const HERE = tileOf(100.05, 15.05, 12);
const THERE = tileOf(100.15, 15.15, 12);
const never = new AbortController().signal;

let test: TestWorkspace;
let pools: TilePool[];
let tiles: ServedTiles;

const context = (): AppContext => ({ ...test.parts, workspace: () => test.workspace });
/** A pool in which no tile is to be cut. */
const idle = new TilePool(1);
idle.cut = () => Promise.reject(new Error('a tile was cut'));
const serve = (pool = pools[0] as TilePool): void => {
  tiles?.close();
  tiles = new ServedTiles(context(), test.workspace, { pool, behind: pools[1] as TilePool, slowMs: 0 });
};
const keyOf = (address: TileAddress): string => tiles.ask('village', address)?.key ?? '';
const edit = (work: (change: Change) => void): void =>
  test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, work);

beforeEach(async () => {
  test = await aWorkspace({ areas: true, followers: [tilesFollower] });
  pools = [new TilePool(1), new TilePool(1)];
  serve();
});
afterEach(async () => {
  tiles.close();
  await Promise.all(pools.map((pool) => pool.close()));
  await test.close();
});

describe('an edit', () => {
  const keys = (): [string, string] => [keyOf(HERE), keyOf(THERE)];

  it('makes the tiles anew that it touches, and no others', () => {
    const before = keys();
    edit((change) => change.update('village', 1, { name_th: 'บ้านใหม่' }));
    const after = keys();
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true]);
  });

  it('touches where a point was and where it comes to, forth and back', () => {
    const before = keys();
    edit((change) => change.update('village', 1, {}, encodePointWkb(100.15, 15.15)));
    const moved = keys();
    expect([moved[0] === before[0], moved[1] === before[1]]).toEqual([false, false]);
    test.workspace.journal.undo();
    const back = keys();
    expect([back[0] === moved[0], back[1] === moved[1]]).toEqual([false, false]);
  });

  it('touches where a row was that is gone, and where it is put back', () => {
    const before = keys();
    edit((change) => change.remove('village', [1]));
    const gone = keys();
    expect([gone[0] === before[0], gone[1] === before[1]]).toEqual([false, true]);
    test.workspace.journal.undo();
    const back = keys();
    expect([back[0] === gone[0], back[1] === gone[1]]).toEqual([false, true]);
  });

  it('of how a layer looks touches no tile, as long as it needs no other columns', () => {
    const before = keys();
    edit((change) => change.updateLayer('village', { title: 'หมู่บ้านทั้งหมด' }));
    expect(keys()).toEqual(before);
  });

  it('is in the bytes that are served next', async () => {
    const read = async (): Promise<string> =>
      Buffer.from((await tiles.ask('village', HERE)?.bytes(never)) ?? []).toString('utf8');
    expect(await read()).not.toContain('บ้านใหม่');
    edit((change) => change.update('village', 1, { name_th: 'บ้านใหม่' }));
    expect(await read()).toContain('บ้านใหม่');
  });
});

describe('steps of a layer', () => {
  const box: Extent = [100, 15, 100.1, 15.1];
  const far: Extent = [101, 16, 101.1, 16.1];

  it('that nobody noted touch everything', () => {
    const touched = new TouchedTiles();
    expect([touched.stamp('a', 3, box), touched.stamp('a', 3, far)]).toEqual([3, 3]);
    touched.note('a', 4, [box]);
    expect([touched.stamp('a', 4, box), touched.stamp('a', 4, far)]).toEqual([4, 3]);
    expect([touched.stamp('a', 6, far), touched.stamp('a', 6, box)]).toEqual([6, 6]);
  });

  it('are forgotten in their order, which makes more tiles anew and never fewer', () => {
    const touched = new TouchedTiles();
    touched.stamp('a', 1, far);
    for (let version = 2; version < 300; version++) touched.note('a', version, [box]);
    expect(touched.stamp('a', 299, box)).toBe(299);
    expect(touched.stamp('a', 299, far)).toBeGreaterThanOrEqual(1);
  });
});

describe('low tiles', () => {
  const LOW = tileOf(100.05, 15.05, 9);
  const file = (): string => join(test.root, 'settings', 'tiles', `${test.workspace.info().id}.tiles`);
  const bytes = async (): Promise<Buffer> =>
    Buffer.from((await tiles.ask('village', LOW)?.bytes(never)) ?? []);

  it('are made ahead and served after the next start without being cut', async () => {
    await tiles.builder?.start();
    const cut = await bytes();
    expect(cut.length).toBeGreaterThan(0);
    serve(idle);
    expect(Buffer.compare(await bytes(), cut)).toBe(0);
    // The proof that nothing was cut is that it would have failed.
    await expect(tiles.ask('village', HERE)?.bytes(never)).rejects.toThrow('a tile was cut');
  });

  it('follow an edit that came while they were closed, and one while they are open', async () => {
    await tiles.builder?.start();
    edit((change) => change.update('village', 1, { name_th: 'บ้านหนึ่ง' }));
    expect((await bytes()).toString('utf8')).toContain('บ้านหนึ่ง');
    await tiles.builder?.start();
    tiles.close();
    edit((change) => change.update('village', 1, { name_th: 'บ้านสอง' }));
    serve();
    expect((await bytes()).toString('utf8')).toContain('บ้านสอง');
  });

  it('are cut as they are asked for where their file is broken', async () => {
    await tiles.builder?.start();
    tiles.close();
    writeFileSync(file(), 'ไม่ใช่ฐานข้อมูล'.repeat(500));
    serve();
    expect((await bytes()).length).toBeGreaterThan(0);
    expect(test.bugs).toHaveLength(1);
    expect(existsSync(file())).toBe(false);
  });
});

describe('a thread that dies', () => {
  it('takes one tile with it, and another answers the next', async () => {
    // It ends at its first tile that is not of zoom 0.
    const mortal = new URL(
      `data:text/javascript,import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, request }) => request.address.z > 0 ? process.exit(0)
        : parentPort.postMessage({ id, bytes: new Uint8Array([id]), took: 0 }));`,
    );
    const pool = new TilePool(1, mortal);
    const cut = (z: number) => pool.cut({ kind: 'context', file: '', address: { z, x: 0, y: 0 } }, never);
    // One thread for all three: the one that dies is the last to be begun.
    const [waiting, dying] = [cut(0), cut(1), cut(0)];
    await expect(dying).rejects.toThrow('a thread that cuts tiles ended');
    expect((await waiting).took).toBe(0);
    expect((await cut(0)).bytes.length).toBe(1);
    await pool.close();
  });
});
