import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cp874 } from '../testing/shapefile-bytes.ts';
import { unpackZip, ZIP_LIMITS } from './zip.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-zip-'));
  mkdirSync(join(root, 'out'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (bytes: Uint8Array): string => {
  const path = join(root, 'a.zip');
  writeFileSync(path, bytes);
  return path;
};
const all = (): boolean => true;
const unpack = (bytes: Uint8Array, options: Parameters<typeof unpackZip>[4] = {}) =>
  unpackZip(write(bytes), 'a.zip', join(root, 'out'), all, options);

/** An archive of one stored member whose name is these very bytes, without the flag of UTF-8. */
function withRawName(name: Buffer): Buffer {
  const stand = 'n'.repeat(name.length);
  const bytes = Buffer.from(zipSync({ [stand]: [strToU8('x'), { level: 0 }] }));
  for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, at + 1)) name.copy(bytes, at);
  return bytes;
}

describe('unpacking', () => {
  it('writes under names of its own, and never where a name points', async () => {
    const files = {
      '../../evil.shp': strToU8('1'),
      '/abs.shp': strToU8('2'),
      'C:\\x.shp': strToU8('3'),
      'ok/data.shp': strToU8('4'),
    };
    const { members, unsafe } = await unpack(zipSync(files));
    expect(unsafe).toHaveLength(3);
    expect(members.map((member) => member.name)).toEqual(['ok/data.shp']);
    expect(readdirSync(join(root, 'out'))).toHaveLength(1);
    expect(readFileSync(members[0]!.path!, 'utf8')).toBe('4');
    expect(existsSync(join(root, '..', 'evil.shp'))).toBe(false);
  });

  it('reads Thai names in UTF-8 and in Windows-874 without a flag', async () => {
    const flagged = await unpack(zipSync({ 'ตำบล/ขอบเขต.shp': strToU8('x') }));
    expect(flagged.members[0]!.name).toBe('ตำบล/ขอบเขต.shp');
    rmSync(flagged.members[0]!.path!);
    const raw = await unpack(withRawName(cp874('ขอบเขตตำบล_ชัยนาท.shp')));
    expect(raw.members[0]!.name).toBe('ขอบเขตตำบล_ชัยนาท.shp');
  });

  it.each([
    ['too much in all', { totalBytes: 1000 }],
    ['too dense', { ratio: 10, ratioFrom: 1000 }],
    ['too many', { entries: 1 }],
  ])('stops at a bomb: %s', async (_, limits) => {
    const bytes = zipSync({ 'a.shp': new Uint8Array(100_000), 'b.shp': new Uint8Array(10) });
    await expect(unpack(bytes, { limits: { ...ZIP_LIMITS, ...limits } })).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
    expect(readdirSync(join(root, 'out'))).toEqual([]);
  });

  it('counts what comes out, not what the archive says', async () => {
    const bytes = Buffer.from(zipSync({ 'a.shp': new Uint8Array(100_000) }));
    // The uncompressed size in the central directory: 24 bytes behind its signature.
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(10, central + 24);
    await expect(unpack(bytes)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(readdirSync(join(root, 'out'))).toEqual([]);
  });

  it('refuses what is no archive or cut off', async () => {
    const good = zipSync({ 'a.shp': strToU8('x'.repeat(5000)) });
    for (const bytes of [
      new Uint8Array(0),
      strToU8('hello'),
      good.subarray(0, good.length - 30),
      good.subarray(0, 20),
    ])
      await expect(unpack(bytes)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
