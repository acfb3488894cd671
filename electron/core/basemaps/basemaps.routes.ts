import { Hono } from 'hono';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';
import { type BasemapDesk, basemapDesk } from './basemap-desk.ts';
import type { KeptBasemap } from './basemap-store.ts';
import { pictureType } from './sources/picture-type.ts';

/** A picture of one transparent pixel: a map asks for a tile that is not there, and draws nothing. */
const NOTHING = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADUlEQVQI12NgYGBgAAAABQABXvMqOgAAAABJRU5ErkJggg==',
  'base64',
);
const DAY_S = 86_400;

interface Address {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

function addressOf(z: string, x: string, y: string): Address | null {
  const address = { z: Number(z), x: Number(x), y: Number(y) };
  const side = 2 ** address.z;
  const within = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < side;
  return Number.isInteger(address.z) &&
    address.z >= 0 &&
    address.z <= 24 &&
    within(address.x) &&
    within(address.y)
    ? address
    : null;
}

/**
 * `GET /tiles/basemap/<id>/<z>/<x>/<y>?v=<version>`: a tile of a basemap, as a picture or a vector tile. Whatever goes
 * wrong with a file or an address is told by the basemap's state; the map gets an empty tile, and never an error to
 * report on.
 */
export function basemapsRoutes(context: AppContext): Hono {
  return new Hono().get('/:id/:z/:x/:y', async (c) => {
    const address = addressOf(c.req.param('z'), c.req.param('x'), c.req.param('y'));
    if (!address) return c.notFound();
    const desk = basemapDesk(context);
    const kept = keptOf(desk, c.req.param('id'));
    if (kept === null) return empty('raster');
    try {
      const bytes = await tileBytes(desk, kept, address, c.req.raw.signal);
      return bytes === null ? empty(kept.record.kind) : found(kept, bytes);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError')
        return new Response(null, { status: 499 });
      throw error;
    }
  });
}

/** Null for one that was removed a moment before, or whose workspace was closed. */
function keptOf(desk: BasemapDesk, id: string): KeptBasemap | null {
  try {
    return desk.find(id);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The bytes of a tile; null where there is none, or it can't be had now. Rejects only when it is no longer wanted. */
export async function tileBytes(
  desk: BasemapDesk,
  kept: KeptBasemap,
  { z, x, y }: Address,
  signal?: AbortSignal,
): Promise<Uint8Array | null> {
  const { record } = kept;
  if (record.online !== null) return desk.online.tile(record.id, record.online, [z, x, y], signal);
  const state = desk.shown(kept).state;
  if (state !== 'ready' && !(state === 'preparing' && record.image !== null)) return null;
  try {
    const request = { kind: 'tile', source: desk.sourceOf(kept), at: [z, x, y] } as const;
    return await desk.threads.ask<Uint8Array | null>(request, signal ? { signal } : {});
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    // While it is being prepared a large picture can't be read yet; that is no damage.
    if (state === 'ready') desk.noteBroken(record.id);
    return null;
  }
}

function found({ record }: KeptBasemap, bytes: Uint8Array): Response {
  const type = record.kind === 'vector' ? 'application/vnd.mapbox-vector-tile' : pictureType(bytes);
  if (type === null) return empty('raster');
  // The version in the address is another when the file is; an online map is looked at again the next day.
  const age = record.online === null ? 'max-age=31536000, immutable' : `max-age=${DAY_S}`;
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': `private, ${age}` },
  });
}

function empty(kind: 'raster' | 'vector'): Response {
  const headers = { 'cache-control': 'no-store' };
  if (kind === 'vector') return new Response(null, { status: 204, headers });
  return new Response(new Uint8Array(NOTHING), { headers: { ...headers, 'content-type': 'image/png' } });
}
