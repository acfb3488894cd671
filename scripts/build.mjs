import './node-guard.mjs';
import { globSync, readdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenStale } from './freshness.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILD_ITSELF = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/freshness.mjs'];

/** What stays in `node_modules`: native code, and the geometry engine as its own replaceable file by its licence. */
const EXTERNAL = ['better-sqlite3', 'better-sqlite3-multiple-ciphers', 'geos-wasm', 'sharp', 'electron'];

/** Builds core, hosts and command line when their sources are newer than what stands in `out/`. */
export const buildNode = () =>
  whenStale({ root, name: 'node', paths: ['electron', 'shared', ...BUILD_ITSELF], build: bundleNode });

/** Builds the page when its sources are newer. */
export const buildRenderer = () =>
  whenStale({
    root,
    name: 'page',
    paths: ['renderer', 'shared', 'resources', 'vite.config.ts', ...BUILD_ITSELF],
    build: bundleRenderer,
  });

async function bundleRenderer() {
  const { build } = await import('vite');
  await build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

async function bundleNode() {
  const workers = globSync('electron/core/**/*.worker.ts', { cwd: root });
  const names = workers.map((path) => basename(path, '.ts'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two workers are called ${twice}: both would be out/core/workers/${twice}.js`);
  const kept = [
    ...(await bundle('es', {
      'cli/changwat': 'electron/cli/changwat.ts',
      'node-host/start': 'electron/node-host/start.ts',
      ...(existing('electron/main/core-process.ts') && {
        'main/core-process': 'electron/main/core-process.ts',
      }),
      ...Object.fromEntries(workers.map((path, index) => [`core/workers/${names[index]}`, path])),
    })),
    // Electron's main and preload are CommonJS: a sandboxed preload can't be anything else.
    ...(existing('electron/main/main.ts')
      ? await bundle('cjs', { 'main/main': 'electron/main/main.ts' })
      : []),
    ...(existing('electron/preload/preload.ts')
      ? await bundle('cjs', { 'preload/preload': 'electron/preload/preload.ts' })
      : []),
  ];
  removeOthers(new Set(kept));
}

const existing = (path) => globSync(path, { cwd: root }).length > 0;

/** Bundles entries (`folder/name` → source) into `out/`; every file, shared chunks too, stands two folders deep. */
/**
 * Node warns of `new Buffer(text)` on the terminal of who runs a command, but for files below node_modules: what is bundled
 * from there stands below no longer.
 */
const bufferFrom = {
  name: 'buffer-from',
  transform: (code, id) =>
    /node_modules\/archiver-utils\//.test(id)
      ? { code: code.replaceAll('new Buffer(source)', 'Buffer.from(source)'), map: null }
      : null,
};

async function bundle(format, entries) {
  const { build } = await import('vite');
  const extension = format === 'cjs' ? 'cjs' : 'js';
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bufferFrom],
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'out',
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        external: [...EXTERNAL, ...builtinModules, /^node:/],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `core/[name]-[hash].${extension}`,
        },
      },
    },
    ssr: { noExternal: true, external: EXTERNAL },
  });
  return result.output.map((file) => file.fileName);
}

/** Takes away what an earlier build left, so that nothing old is packed. */
function removeOthers(kept) {
  for (const folder of ['core', 'cli', 'node-host', 'main', 'preload']) {
    for (const entry of list(join(root, 'out', folder))) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(join(root, 'out').length + 1).replaceAll('\\', '/');
      if (entry.isFile() && !kept.has(name)) rmSync(path, { force: true });
    }
  }
}

const list = (folder) => {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    return [];
  }
};

/** A benchmark's program is bundled as the app is: bare sources would be measured with their types being stripped. */
async function bundleBench(path) {
  await buildNode();
  await bundle('es', { [`bench/${basename(path, '.ts')}`]: path });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bench = process.argv[2];
  if (bench) await bundleBench(bench);
  else {
    await buildNode();
    await buildRenderer();
  }
}
