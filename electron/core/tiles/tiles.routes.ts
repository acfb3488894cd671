import { join } from 'node:path';
import { Hono } from 'hono';
import { layerStyle } from '../../../shared/contract/style.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { columnsOfStyle } from '../../../shared/domain/style-rows.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { TileCache } from './tile-cache.ts';
import { isTileAddress, type TileAddress } from './tile-grid.ts';
import { TilePool } from './tile-pool.ts';
import type { TileRequest } from './tile-request.ts';
import { columnsOf, tileLayerRow } from './tiles.queries.ts';

const HEADERS = { 'content-type': 'application/vnd.mapbox-vector-tile' };
/** Names that labels, tooltips and the crosshair list want of every layer that has them. */
const NAME_COLUMNS = ['code', 'name_th', 'color'];

function addressOf(z: string, x: string, y: string): TileAddress | null {
  const address = { z: Number(z), x: Number(x), y: Number(y.replace(/\.mvt$/, '')) };
  return isTileAddress(address) ? address : null;
}

/** What to ask a worker for, by the layer's own style. Refuses `layer-not-found`. */
export function layerRequest(
  workspace: OpenWorkspace,
  name: string,
  address: TileAddress,
): { request: TileRequest; version: number } {
  const row = tileLayerRow(workspace.db, name);
  if (!row) throw new Refusal('layer-not-found', { layer: name });
  const own = layerStyle.safeParse(JSON.parse(row.style ?? 'null'));
  const style = own.success ? own.data : defaultStyle(row.register, row.geometry_type, row.label_field, 0);
  const wished = [...NAME_COLUMNS, row.label_field, ...columnsOfStyle(style)];
  const known = columnsOf(workspace.db, name);
  const columns = [...new Set(wished)].filter((column): column is string => !!column && known.has(column));
  const named = style.label !== null && address.z + 1 >= style.label.minZoom;
  // Circles of a size stand where names do.
  const labels = named || style.kind === 'sizes';
  const request = {
    kind: 'layer',
    gpkgPath: workspace.gpkgPath,
    table: name,
    columns,
    labels,
    clusters: style.kind === 'clusters',
    address,
  } as const;
  return { request, version: row.version };
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

/**
 * `GET /<layer>/<z>/<x>/<y>.mvt?v=<version>&w=<workspace>` (and `d=<day>` for areas that retire) and `GET /context/<z>/<x>/<y>.mvt`. A tile is cut in a worker thread,
 * kept by the layer's version, and may be kept by the page for as long as that version stands in its address.
 */
export function tilesRoutes(context: AppContext): Hono {
  const pool = new TilePool();
  const cache = new TileCache();
  let served: { workspace: OpenWorkspace; id: string } | null = null;
  context.onClose(() => pool.close());

  /** The open workspace and its id; at another one the cache starts anew, at its close the threads let go of it. */
  const serving = (): { workspace: OpenWorkspace; id: string } => {
    const workspace = context.workspace();
    if (served?.workspace === workspace) return served;
    cache.clear();
    workspace.onClose(() => pool.close());
    served = { workspace, id: workspace.info().id };
    return served;
  };

  const answer = async (key: string, request: TileRequest, asked: Request): Promise<Response> => {
    const headers = { ...HEADERS, etag: `"${key}"`, 'cache-control': cacheControl(asked) };
    if (asked.headers.get('if-none-match') === headers.etag)
      return new Response(null, { status: 304, headers });
    const known = cache.get(key);
    const bytes = known ?? (await pool.cut(request, asked.signal).catch(unlessAborted));
    if (!bytes) return new Response(null, { status: 499 });
    if (!known) cache.set(key, bytes);
    // An empty tile is a whole answer without content, not an error.
    if (bytes.length === 0) return new Response(null, { status: 204, headers });
    return new Response(new Uint8Array(bytes), { headers });
  };

  const routes = new Hono();
  routes.get('/context/:z/:x/:y', async (c) => {
    const address = addressOf(c.req.param('z'), c.req.param('x'), c.req.param('y'));
    if (!address) return c.notFound();
    const file = join(context.options.paths.resources, 'context', 'context.json');
    const key = `context ${address.z}/${address.x}/${address.y}`;
    return answer(key, { kind: 'context', file, address }, c.req.raw);
  });
  routes.get('/:layer/:z/:x/:y', async (c) => {
    const address = addressOf(c.req.param('z'), c.req.param('x'), c.req.param('y'));
    if (!address) return c.notFound();
    const { workspace, id } = serving();
    const { request, version } = layerRequest(workspace, c.req.param('layer'), address);
    const place = `${address.z}/${address.x}/${address.y}`;
    // Areas retire at the end of their last day, without a change that would raise the version.
    return answer(`${id} ${c.req.param('layer')} ${version} ${dayInThailand()} ${place}`, request, c.req.raw);
  });
  return routes;
}
