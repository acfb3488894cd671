import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { cp874 } from '../testing/shapefile-bytes.ts';
import { unpackZip, ZIP_LIMITS } from './zip.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-zip-fuzz-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A small generator of our own: a mutation that fails is found again by its seed. */
function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const EXTREMES = [0, 1, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

/** Changes bytes, sets sizes and offsets to extremes, cuts out, doubles a stretch or cuts off. */
function mutate(bytes: Buffer, next: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let i = 1 + next(4); i > 0 && out.length > 8; i--) {
    const at = next(out.length - 4);
    const kind = next(5);
    if (kind === 0) out[at] = next(256);
    else if (kind === 1) out.writeUInt32LE(EXTREMES[next(EXTREMES.length)]!, at);
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at), out.subarray(at + next(30))]);
    else if (kind === 3) out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - 60))]);
    else if (next(3) === 0) out = out.subarray(0, at);
  }
  return out;
}

const archive = Buffer.from(
  zipSync({
    'ตำบล/ขอบเขต.shp': strToU8('0123456789'.repeat(400)),
    'ตำบล/ขอบเขต.dbf': [new Uint8Array(cp874('ปากน้ำ'.repeat(90))), { level: 0 }],
    '../นอก.prj': strToU8('GEOGCS[]'),
    'a/b/c.cpg': strToU8('874'),
  }),
);
const LIMITS = { ...ZIP_LIMITS, totalBytes: 20_000 };

describe('mutated archives', () => {
  it('give what they hold or a refusal, within the caps and in the folder for it', async () => {
    const outcomes = { read: 0, refused: 0 };
    for (let seed = 1; seed <= 1500; seed++) {
      const path = join(root, 'a.zip');
      const folder = join(root, 'out');
      mkdirSync(folder);
      writeFileSync(path, mutate(archive, random(seed)));
      try {
        const { members } = await unpackZip(path, 'a.zip', folder, () => true, { limits: LIMITS });
        const sizes = members.map((member) => (member.path ? statSync(member.path).size : 0));
        expect(
          sizes.reduce((sum, size) => sum + size, 0),
          `seed ${seed}`,
        ).toBeLessThanOrEqual(20_000);
        outcomes.read++;
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(Refusal);
        expect(readdirSync(folder), `seed ${seed}`).toEqual([]);
        outcomes.refused++;
      }
      expect(readdirSync(root).sort(), `seed ${seed}`).toEqual(['a.zip', 'out']);
      rmSync(folder, { recursive: true });
    }
    expect(outcomes.read).toBeGreaterThan(100);
    expect(outcomes.refused).toBeGreaterThan(100);
  }, 120_000);
});
