import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

let home: string;
let app: string;

/** An Electron that holds no program, only what the packer looks for: its name, its version and its fuses. */
function makeDist(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const fuses = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('0'.repeat(9)),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), `v${electronVersion()}`);
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/th.pak',
    'locales/en-US.pak',
    'locales/de.pak',
  ]) {
    writeFileSync(join(folder, name), '');
  }
}

const electronVersion = (): string =>
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.electron as string;

describe.skipIf(process.platform !== 'linux')('the packed app (on Linux, around an empty Electron)', () => {
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'changwat-pack-'));
    makeDist(join(home, 'electron'));
    spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT });
    const args = [
      '--linux',
      'dir',
      `-c.electronDist=${join(home, 'electron')}`,
      `-c.directories.output=${join(home, 'dist')}`,
    ];
    const run = spawnSync(process.execPath, [bin('electron-builder'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr + run.stdout).toBe(0);
    app = join(home, 'dist', 'linux-unpacked');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('holds what runs, and neither sources, tests nor the browser host', async () => {
    const { listPackage } = await import('@electron/asar');
    const files = listPackage(join(app, 'resources', 'app.asar'), { isPack: false });
    for (const needed of [
      '/package.json',
      '/out/main/main.cjs',
      '/out/main/core-process.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ]) {
      expect(files).toContain(needed);
    }
    expect(files.some((file) => /^\/out\/core\/workers\/tile\.worker\.js$/.test(file))).toBe(true);
    expect(
      files.filter((file) =>
        /\.(ts|tsx|map|md)$|^\/(e2e|scripts|renderer|shared|electron)\/|^\/out\/(node-host|cli)\//.test(file),
      ),
    ).toEqual([]);
    const packages = new Set(files.map((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1]).filter(Boolean));
    expect([...packages].sort()).toEqual([
      '@img',
      'better-sqlite3',
      'better-sqlite3-multiple-ciphers',
      'detect-libc',
      'geos-wasm',
      'semver',
      'sharp',
    ]);
  });

  test('a packed database opens from beside the archive, as does the bundled data', () => {
    const unpacked = join(app, 'resources', 'app.asar.unpacked', 'node_modules');
    expect(existsSync(join(unpacked, 'geos-wasm', 'package.json'))).toBe(true);
    for (const name of ['better-sqlite3', 'better-sqlite3-multiple-ciphers']) {
      expect(readdirSync(join(unpacked, name, 'prebuilds'))).toEqual([`linux-${process.arch}.node`]);
      const Database = createRequire(join(unpacked, name, 'package.json'))(join(unpacked, name));
      expect(new Database(':memory:').prepare('SELECT 1 + 1 AS two').get()).toEqual({ two: 2 });
    }
    // The picture library's native parts lie where the system's linker finds them.
    const native = readdirSync(join(unpacked, '@img'), { recursive: true }).map(String);
    expect(native.some((name) => name.endsWith('.node'))).toBe(true);
    expect(native.some((name) => /libvips-cpp\.so/.test(name))).toBe(true);
    expect(existsSync(join(app, 'resources', 'resources', 'gazetteer.tsv'))).toBe(true);
  });

  test('its fuses are set, and other languages than ours are left out', async () => {
    const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
    const wire = await getCurrentFuseWire(join(app, 'changwat'));
    const on = (option: number) => String.fromCharCode(wire[option as keyof typeof wire] as number) === '1';
    expect({
      runAsNode: on(FuseV1Options.RunAsNode),
      nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyAsar: true,
      fileProtocol: false,
    });
    expect(['th', 'en-US', 'de'].map((name) => existsSync(join(app, 'locales', `${name}.pak`)))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

test('the targets that this machine can not build are spelt as the packer knows them', () => {
  // The packer's own schema, which the run above was checked with, takes any word for a target.
  const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  expect([...config.matchAll(/target: (\w+)/g)].map(([, target]) => target)).toEqual(['nsis', 'dir']);
  expect(/electronVersion: (\S+)/.exec(config)?.[1]).toBe(electronVersion());
});
