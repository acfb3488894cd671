import { join } from 'node:path';
import { Hono } from 'hono';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { type AskedTile, ServedTiles } from './served-tiles.ts';
import { TileCache } from './tile-cache.ts';
import { isTileAddress, type TileAddress } from './tile-grid.ts';
import { TilePool } from './tile-pool.ts';

const HEADERS = { 'content-type': 'application/vnd.mapbox-vector-tile' };

function addressOf(z: string, x: string, y: string): TileAddress | null {
  const address = { z: Number(z), x: Number(x), y: Number(y.replace(/\.mvt$/, '')) };
  return isTileAddress(address) ? address : null;
}

/** A page may keep a tile for good only when its address names the workspace: versions alone repeat between them. */
function cacheControl(asked: Request): string {
  return new URL(asked.url).searchParams.has('w')
    ? 'private, max-age=31536000, immutable'
    : 'private, no-cache';
}

function unlessAborted(error: unknown): null {
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  throw error;
}

async function answer(tile: AskedTile, asked: Request): Promise<Response> {
  const etag = `"${encodeURI(tile.key)}"`;
  const headers = { ...HEADERS, etag, 'cache-control': cacheControl(asked) };
  if (asked.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const bytes = await tile.bytes(asked.signal).catch(unlessAborted);
  if (!bytes) return new Response(null, { status: 499 });
  // An empty tile is a whole answer without content, not an error.
  if (bytes.length === 0) return new Response(null, { status: 204, headers });
  return new Response(new Uint8Array(bytes), { headers });
}

/** The context basemap's tiles: the same for all workspaces. */
function contextTiles(context: AppContext, pool: TilePool): (address: TileAddress) => AskedTile {
  const cache = new TileCache();
  const file = join(context.options.paths.resources, 'context', 'context.json');
  return (address) => {
    const key = `context ${address.z}/${address.x}/${address.y}`;
    return {
      key,
      bytes: async (signal) => {
        const known = cache.get(key);
        if (known) return known;
        const { bytes } = await pool.cut({ kind: 'context', file, address }, signal);
        cache.set(key, bytes);
        return bytes;
      },
    };
  };
}

/** The tiles of the workspace that is open; at its close the threads let go of its file. */
function workspaceTiles(context: AppContext, pool: TilePool): () => ServedTiles {
  // A thread of its own: nobody waits for a tile behind one that nobody waits for.
  const behind = new TilePool(1);
  let served: { workspace: OpenWorkspace; tiles: ServedTiles } | null = null;
  context.onClose(() => behind.close());
  return () => {
    const workspace = context.workspace();
    if (served?.workspace === workspace) return served.tiles;
    const tiles = new ServedTiles(context, workspace, { pool, behind });
    workspace.onClose(async () => {
      tiles.close();
      await Promise.all([pool.close(), behind.close()]);
    });
    served = { workspace, tiles };
    return tiles;
  };
}

/**
 * `GET /<layer>/<z>/<x>/<y>.mvt?v=<version>&w=<opening>` (and `d=<day>` for areas that retire, `r=<key>` for some of its
 * rows, `n=1` for names at every zoom, `f=<version>` where figures of places hide rows) and `GET /context/<z>/<x>/<y>.mvt`. The ETag of a tile is of what it shows: it stays when a new version of its layer touched
 * other tiles, so that the map need not read it again.
 */
export function tilesRoutes(context: AppContext): Hono {
  const pool = new TilePool();
  context.onClose(() => pool.close());
  const contextTile = contextTiles(context, pool);
  const tiles = workspaceTiles(context, pool);

  const routes = new Hono();
  routes.get('/context/:z/:x/:y', async (c) => {
    const address = addressOf(c.req.param('z'), c.req.param('x'), c.req.param('y'));
    return address ? answer(contextTile(address), c.req.raw) : c.notFound();
  });
  routes.get('/:layer/:z/:x/:y', async (c) => {
    const address = addressOf(c.req.param('z'), c.req.param('x'), c.req.param('y'));
    if (!address) return c.notFound();
    const layer = c.req.param('layer');
    const tile = tiles().ask(layer, address, c.req.query('r') ?? null, c.req.query('n') === '1');
    if (!tile) throw new Refusal('layer-not-found', { layer });
    return answer(tile, c.req.raw);
  });
  return routes;
}
