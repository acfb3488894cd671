import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { crsById } from '../crs/index.ts';
import type { BasemapAnswer, BasemapRequest, BasemapTask, DrawnPicture } from './basemap-task.ts';
import { drawPicture, type PlacedPicture } from './drawing/draw-picture.ts';
import { encodePicture } from './drawing/encode.ts';
import { mosaic, type TileGetter } from './drawing/mosaic.ts';
import { paperTarget, tileTarget } from './drawing/tile-target.ts';
import { look } from './look.ts';
import { OpenFiles } from './open-files.ts';
import { prepare } from './sources/open-picture.ts';
import { worldAffine } from './sources/place.ts';

/** One thread that reads basemaps: nothing that a file does to it stops the core. */
const files = new OpenFiles();
const port = parentPort;
const say = (answer: BasemapAnswer): void => port?.postMessage(answer);
const aborts = new Map<number, AbortController>();
const waiting = new Map<number, (tile: Uint8Array | null) => void>();
let turns = 0;

/** Pixels a side of the tiles that are cut from a picture. */
const TILE_SIDE = 512;

async function tileOf({ source, at: [z, x, y] }: Extract<BasemapRequest, { kind: 'tile' }>) {
  if (source.format !== 'image') return (await files.tiles(source)).tile(z, x, y);
  const pixels = await drawPicture(await files.placed(source), tileTarget(z, x, y, TILE_SIDE));
  return pixels === null
    ? null
    : (await encodePicture(pixels, { width: TILE_SIDE, height: TILE_SIDE })).bytes;
}

async function paperOf(
  id: number,
  request: Extract<BasemapRequest, { kind: 'paper' }>,
): Promise<DrawnPicture | null> {
  const { source, frame, grey } = request;
  const placed = source.format === 'image' ? await files.placed(source) : await tilesPlaced(id, request);
  const pixels = await drawPicture(placed, paperTarget(frame));
  return pixels === null ? null : encodePicture(pixels, frame, { quality: 88, grey });
}

async function tilesPlaced(
  id: number,
  { source, minZoom, maxZoom }: Extract<BasemapRequest, { kind: 'paper' }>,
): Promise<PlacedPicture> {
  const asked: TileGetter = (z, x, y) =>
    new Promise((resolve) => {
      const turn = ++turns;
      waiting.set(turn, resolve);
      say({ id, wants: [z, x, y], turn });
    });
  const mercator = crsById('EPSG:3857');
  if (source.format === 'image' || mercator === null) throw new Error('tiles are expected');
  const side = source.format === 'given' ? source.tileSize : (await files.tiles(source)).facts.tileSize;
  const tile = source.format === 'given' ? asked : (await files.tiles(source)).tile;
  const picture = mosaic(tile, minZoom, maxZoom, side);
  return { picture, affine: worldAffine(picture.width), fromWgs84: mercator.fromWgs84() };
}

async function answer(id: number, request: BasemapRequest): Promise<unknown> {
  if (request.kind === 'look') return look(request.file);
  if (request.kind === 'tile') return tileOf(request);
  if (request.kind === 'paper') return paperOf(id, request);
  const abort = new AbortController();
  aborts.set(id, abort);
  const onProgress = (progress: number): void => say({ id, progress });
  return prepare(request.path, request.into, { signal: abort.signal, onProgress });
}

async function work(id: number, request: BasemapRequest): Promise<void> {
  try {
    say({ id, done: await answer(id, request) });
  } catch (error) {
    if (error instanceof Refusal) say({ id, refusal: { code: error.code, details: error.details } });
    else say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  aborts.delete(id);
}

port?.on('message', (task: BasemapTask) => {
  if ('request' in task) void work(task.id, task.request);
  else if ('abort' in task) aborts.get(task.id)?.abort();
  else {
    waiting.get(task.turn)?.(task.tile);
    waiting.delete(task.turn);
  }
});
