import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';

const LIBRARY = join(dirname(fileURLToPath(import.meta.resolve('maplibre-gl'))));
const PAGE = `<!doctype html><html><head><link rel="stylesheet" href="/lib/maplibre-gl.css">
<style>html, body, #map { margin: 0; width: 100%; height: 100% }</style></head><body><div id="map"></div>
<script type="module">
  import * as maplibre from '/lib/maplibre-gl.mjs';
  maplibre.setWorkerUrl('/lib/maplibre-gl-worker.mjs');
  window.maplibre = maplibre;
</script></body></html>`;
/** By these the page may measure the memory of its workers as well. */
const ALONE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', css: 'text/css' };

/** A page with plain MapLibre, tiles of a workspace, and the same data as GeoJSON; counts the bytes of data it sent. */
export interface MapServer {
  readonly url: string;
  /** Bytes of tiles and GeoJSON since it was last asked. */
  sent(): number;
  close(): Promise<void>;
}

const answerOf = async (
  path: string,
  tiles: Hono,
  files: ReadonlyMap<string, string>,
): Promise<{ status: number; type: string; body: Buffer; isData: boolean }> => {
  if (path === '/') return { status: 200, type: 'text/html', body: Buffer.from(PAGE), isData: false };
  const file = files.get(path);
  if (file !== undefined)
    return { status: 200, type: 'application/json', body: Buffer.from(file), isData: true };
  if (path.startsWith('/tiles/')) {
    const response = await tiles.fetch(new Request(`http://core${path.slice('/tiles'.length)}`));
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, type: 'application/octet-stream', body, isData: true };
  }
  if (!path.startsWith('/lib/')) return { status: 404, type: '', body: Buffer.alloc(0), isData: false };
  const name = basename(new URL(path, 'http://page').pathname);
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  return { status: 200, type, body: readFileSync(join(LIBRARY, name)), isData: false };
};

export async function startMapServer(tiles: Hono, files: ReadonlyMap<string, string>): Promise<MapServer> {
  let sent = 0;
  const server = createServer(async (request, response) => {
    const { status, type, body, isData } = await answerOf(request.url ?? '/', tiles, files);
    if (isData) sent += body.length;
    response.writeHead(status, { ...ALONE, 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    sent: () => {
      const before = sent;
      sent = 0;
      return before;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
