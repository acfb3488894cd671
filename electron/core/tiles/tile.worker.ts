import { parentPort } from 'node:worker_threads';
import { openReadOnly } from '../db/open-db.ts';
import type { ReadableDb } from '../db/types.ts';
import { cutContextTile, readContextMap } from './context-map.ts';
import { cutLayerTile, LabelPoints } from './cut-tile.ts';
import type { TileAnswer, TileRequest, TileTask } from './tile-request.ts';

/** One thread of the tile pool: a read-only connection of its own, and the context basemap in memory. */
const connections = new Map<string, ReadableDb>();
const contexts = new Map<string, ReturnType<typeof readContextMap>>();
const labelPoints = new LabelPoints();

function remembered<T>(map: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}

function cut(request: TileRequest): Uint8Array {
  if (request.kind === 'context')
    return cutContextTile(remembered(contexts, request.file, readContextMap), request.address);
  return cutLayerTile(
    remembered(connections, request.gpkgPath, (path) => openReadOnly(path).db),
    request,
    labelPoints,
  );
}

const port = parentPort;
port?.on('message', ({ id, request }: TileTask) => {
  try {
    const started = performance.now();
    const bytes = new Uint8Array(cut(request));
    port.postMessage({ id, bytes, took: performance.now() - started } satisfies TileAnswer, [bytes.buffer]);
  } catch (error) {
    port.postMessage({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies TileAnswer);
  }
});
