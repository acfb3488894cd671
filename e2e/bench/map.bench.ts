import { type Browser, chromium, type Page } from 'playwright-core';
import { rowSetsOf } from '../../electron/core/row-sets/index.ts';
import { aWorkspace } from '../../electron/core/testing/workspace.ts';
import {
  areaRows,
  forests,
  LAND,
  layerOf,
  parcels,
  pointRows,
  points,
} from '../../electron/core/tiles/bench/land.ts';
import { ServedTiles } from '../../electron/core/tiles/served-tiles.ts';
import { TilePool } from '../../electron/core/tiles/tile-pool.ts';
import { tilesRoutes } from '../../electron/core/tiles/tiles.routes.ts';
import { tilesFollower } from '../../electron/core/tiles/tiles-follower.ts';
import type { Position } from '../../shared/geo/geometry.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../drivers/desk.ts';
import { type MapServer, startMapServer } from './map-server.ts';

/**
 * Our tiles against plain MapLibre `geojson` sources of the same rows, in one Chromium with software GL: time until the
 * map is idle, bytes of data, memory of the page with its workers, frames while panning. Then what GeoJSON is too large for,
 * a filter over 50,000 points, and an edit until it is on the map. Run it with: npm run bench:map
 */
const FLAGS = [...CHROMIUM_FLAGS, '--enable-blink-features=ForceEagerMeasureMemory'];
const CENTER = [(LAND[0] + LAND[2]) / 2, (LAND[1] + LAND[3]) / 2];
const ZOOM = 9;
const FRAMES = 40;

const ofGeometry = (name: string, geometries: Iterable<object>): string => {
  const features = [...geometries].map((geometry, id) =>
    JSON.stringify({ type: 'Feature', id, properties: { name: `${name} ${id}` }, geometry }),
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
};
const polygons = (rings: Iterable<Position[]>): object[] =>
  [...rings].map((ring) => ({ type: 'Polygon', coordinates: [ring] }));
const places = (all: Iterable<Position>): object[] =>
  [...all].map((coordinates) => ({ type: 'Point', coordinates }));

type Way = 'tiles' | 'geojson';

/** MapLibre's style of layers of the bench, all one way. */
const styleOf = (layers: readonly string[], way: Way, version = 1) => ({
  version: 8,
  sources: Object.fromEntries(
    layers.map((name) => [
      name,
      way === 'tiles'
        ? { type: 'vector', tiles: [`/tiles/${name}/{z}/{x}/{y}.mvt?v=${version}&w=bench`], maxzoom: 14 }
        : { type: 'geojson', data: `/${name}.geojson` },
    ]),
  ),
  layers: layers.map((name) => ({
    id: name,
    source: name,
    ...(way === 'tiles' ? { 'source-layer': name } : {}),
    ...(name.startsWith('points')
      ? { type: 'circle', paint: { 'circle-radius': 4, 'circle-color': '#0b6e66' } }
      : {
          type: 'fill',
          paint: { 'fill-color': '#4c7426', 'fill-opacity': 0.5, 'fill-outline-color': '#222' },
        }),
  })),
});

/** Until the map is idle, in the page's own milliseconds. */
const opened = (page: Page, style: object): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now();
    const style = ${JSON.stringify(style)};
    for (const source of Object.values(style.sources))
      if (source.tiles) source.tiles = source.tiles.map((path) => location.origin + path);
    window.map = new window.maplibre.Map({ container: 'map', style, center: ${JSON.stringify(CENTER)}, zoom: ${ZOOM},
      fadeDuration: 0, attributionControl: false, renderWorldCopies: false });
    window.map.once('idle', () => resolve(performance.now() - start));
  })`);

const panned = async (page: Page): Promise<number> => {
  const times = await page.evaluate<number[]>(`new Promise((resolve) => {
    const taken = [];
    let last = performance.now();
    const turn = (now) => {
      taken.push(now - last);
      last = now;
      if (taken.length > ${FRAMES}) return resolve(taken.slice(1));
      window.map.panBy([taken.length % 20 < 10 ? 12 : -12, 6], { animate: false });
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  })`);
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
};

const memory = (page: Page): Promise<number> =>
  page.evaluate<number>(`performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)`);

interface Measured {
  readonly idle: number;
  readonly bytes: number;
  readonly heap: number;
  readonly frame: number;
}

async function onPage<T>(browser: Browser, server: MapServer, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.setDefaultTimeout(300_000);
  await page.goto(server.url);
  await page.waitForFunction('window.maplibre !== undefined');
  server.sent();
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

const measured = (
  browser: Browser,
  server: MapServer,
  layers: readonly string[],
  way: Way,
): Promise<Measured> =>
  onPage(browser, server, async (page) => {
    const idle = await opened(page, styleOf(layers, way));
    const bytes = server.sent();
    const heap = await memory(page);
    const frame = Math.min(await panned(page), await panned(page), await panned(page));
    return { idle, bytes, heap, frame };
  });

/** Both ways by turns, twice: the better of each, since other work of the machine only ever makes it slower. */
async function compared(browser: Browser, server: MapServer, layers: readonly string[]): Promise<Measured[]> {
  const rounds: Measured[][] = [];
  for (let round = 0; round < 2; round++)
    rounds.push([
      await measured(browser, server, layers, 'tiles'),
      await measured(browser, server, layers, 'geojson'),
    ]);
  return [0, 1].map((way) => {
    const least = (of: keyof Measured): number =>
      Math.min(...rounds.map((round) => round[way]?.[of] ?? Infinity));
    return { idle: least('idle'), bytes: least('bytes'), heap: least('heap'), frame: least('frame') };
  });
}

const show = (what: string, { idle, bytes, heap, frame }: Measured): void =>
  console.log(
    `${what.padEnd(36)} idle ${(idle / 1000).toFixed(2)} s, data ${(bytes / 1e6).toFixed(2)} MB, memory ${(heap / 1e6).toFixed(0)} MB, median frame ${frame.toFixed(0)} ms`,
  );
const ratios = (ours: Measured, peer: Measured): void =>
  console.log(
    `${'  ours / geojson'.padEnd(36)} idle ${(ours.idle / peer.idle).toFixed(3)}×, data ${(ours.bytes / peer.bytes).toFixed(4)}×, memory ${(ours.heap / peer.heap).toFixed(2)}×, frame ${(ours.frame / peer.frame).toFixed(2)}×`,
  );

/**
 * Every other of 50,000 points, from the core being told until they alone are on the map: our tiles are cut anew of them,
 * the peer paints its own by a filter.
 */
const filtered = (browser: Browser, server: MapServer, way: Way): Promise<number> =>
  onPage(browser, server, async (page) => {
    await opened(page, styleOf(['points_50k'], way));
    const start = performance.now();
    const rows = rowSetsOf(workspace).keep('points_50k', everyOther);
    const told = performance.now() - start;
    return page.evaluate<number>(`new Promise((resolve) => {
      const fids = Array.from({ length: 25000 }, (_, i) => 2 * i + 1);
      const start = performance.now();
      window.map.once('idle', () => resolve(${told} + performance.now() - start));
      if (${way === 'geojson'}) window.map.setFilter('points_50k', ['match', ['id'], fids, true, false]);
      else window.map.getSource('points_50k')
        .setTiles([location.origin + '/tiles/points_50k/{z}/{x}/{y}.mvt?v=1&w=bench&r=${rows}']);
    })`);
  });
const everyOther = function* (): Generator<number> {
  for (let i = 0; i < 25_000; i++) yield 2 * i + 1;
};

/** Parts can be named after the command (compare, large, filter); without, all are run. */
const asks = (part: string): boolean => process.argv.length <= 2 || process.argv.includes(part);

/** The threads of the pools keep no process alive. */
const alive = setInterval(() => undefined, 1000);
const test = await aWorkspace({ followers: [tilesFollower] });
const { workspace } = test;
layerOf(workspace, 'forests', 'MultiPolygon', areaRows('ป่า', forests(5000, 1000)));
layerOf(workspace, 'points_50k', 'Point', pointRows('จุด', points(50_000)));
if (asks('large')) {
  layerOf(workspace, 'points_500k', 'Point', pointRows('จุด', points(500_000)));
  layerOf(workspace, 'parcels', 'MultiPolygon', areaRows('แปลง', parcels(500_000)));
}
const context = { ...test.parts, workspace: () => workspace };

/** As on a desk that has rested since its data came. */
const pools = { pool: new TilePool(1), behind: new TilePool(1) };
const making = new ServedTiles(context, workspace, pools);
await making.builder?.start();
making.close();
await Promise.all([pools.pool.close(), pools.behind.close()]);

const files = new Map([
  ['/forests.geojson', ofGeometry('ป่า', polygons(forests(5000, 1000)))],
  ['/points_50k.geojson', ofGeometry('จุด', places(points(50_000)))],
]);
const server = await startMapServer(tilesRoutes(context), files);
const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: FLAGS });
try {
  for (const layers of asks('compare') ? [['forests'], ['forests', 'points_50k']] : []) {
    const [ours, peer] = (await compared(browser, server, layers)) as [Measured, Measured];
    show(`${layers.join(' + ')}: tiles`, ours);
    show(`${layers.join(' + ')}: geojson`, peer);
    ratios(ours, peer);
  }
  for (const layer of asks('large') ? ['points_500k', 'parcels'] : [])
    show(`${layer} of 500,000: tiles`, await measured(browser, server, [layer], 'tiles'));
  for (const way of asks('filter') ? (['tiles', 'geojson', 'tiles', 'geojson'] as const) : []) {
    const took = await filtered(browser, server, way);
    console.log(`filter of 25,000 among 50,000 points, until drawn: ${way} ${took.toFixed(0)} ms`);
  }
} finally {
  await browser.close();
  await server.close();
  await test.close();
  clearInterval(alive);
}
