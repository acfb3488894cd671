import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { whenStale } from './freshness.mjs';

let root;
let built;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-fresh-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src', 'a.ts'), '1');
  built = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ask = (build = async () => {}) =>
  whenStale({
    root,
    name: 'x',
    paths: ['src'],
    build: async () => {
      built += 1;
      await build();
    },
  });

test('builds once, and again when a source changes, comes or goes', async () => {
  expect([await ask(), await ask()]).toEqual([true, false]);
  writeFileSync(join(root, 'src', 'a.ts'), '22');
  expect(await ask()).toBe(true);
  writeFileSync(join(root, 'src', 'b.ts'), '');
  expect(await ask()).toBe(true);
  rmSync(join(root, 'src', 'b.ts'));
  expect(await ask()).toBe(true);
  writeFileSync(join(root, 'src', 'a.test.ts'), '');
  expect(await ask()).toBe(false);
  expect(built).toBe(4);
});

test('several at once build once', async () => {
  const slow = () => new Promise((resolve) => setTimeout(resolve, 30));
  expect((await Promise.all([ask(slow), ask(slow), ask(slow)])).filter(Boolean)).toHaveLength(1);
  expect(built).toBe(1);
});

test('a build that failed is not taken for one that was done, and keeps no one waiting', async () => {
  const broken = async () => {
    throw new Error('no');
  };
  await expect(ask(broken)).rejects.toThrow();
  expect(await ask()).toBe(true);
});

test('what a source becomes while it is built counts as not yet built', async () => {
  await ask(async () => writeFileSync(join(root, 'src', 'a.ts'), 'changed'));
  expect(await ask()).toBe(true);
});

test('a lock of a process that is gone is no lock', async () => {
  mkdirSync(join(root, 'out'));
  writeFileSync(join(root, 'out', '.x.lock'), '999999999');
  expect(await ask()).toBe(true);
  expect(existsSync(join(root, 'out', '.x.lock'))).toBe(false);
});
