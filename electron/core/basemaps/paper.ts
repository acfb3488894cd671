import type { Basemap } from '../../../shared/contract/basemaps.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { AppContext } from '../context.ts';
import { type BasemapDesk, basemapDesk } from './basemap-desk.ts';
import type { DrawnPicture } from './basemap-task.ts';
import { tileBytes } from './basemaps.routes.ts';

/** What a map on paper shows under its layers. */
export interface PaperBasemap {
  readonly title: string;
  readonly attribution: string;
  /** 0 to 1. */
  readonly opacity: number;
  /** The picture as a `data:` address, in the projection of the paper; null where nothing of it lies on the map. */
  draw(paper: PaperSize, signal: AbortSignal): Promise<string | null>;
}

export interface PaperSize {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  toGround(paper: Position): Position;
}

const DOTS_PER_INCH = 220;
/** A3 at that density. */
const MOST_DOTS = 12_000_000;
/** Nodes of the grid along each side, between which the ground is as good as straight. */
const NODES = 33;
/** A sheet waits for a slow server at most so long. */
const LIMIT_MS = 120_000;

/** The picture basemap that is on; null where none is on that can be drawn, or where it is one of vector tiles. */
export function paperBasemap(context: AppContext): PaperBasemap | null {
  const desk = basemapDesk(context);
  const { basemaps, shown: on } = desk.list();
  const shown = basemaps.find(({ id }) => id === on);
  if (shown === undefined || shown.kind === 'vector' || shown.state !== 'ready') return null;
  const { title, attribution, look } = shown;
  return {
    ...{ title, attribution, opacity: look.opacity },
    draw: (paper, signal) => drawOnPaper(desk, shown, paper, signal),
  };
}

async function drawOnPaper(
  desk: BasemapDesk,
  { id, minZoom, maxZoom, look }: Basemap,
  paper: PaperSize,
  signal: AbortSignal,
): Promise<string | null> {
  const kept = desk.find(id);
  const { online, tileSize } = kept.record;
  const source = online === null ? desk.sourceOf(kept) : { format: 'given' as const, tileSize };
  const drawn = await desk.threads.ask<DrawnPicture | null>(
    { kind: 'paper', source, minZoom, maxZoom, frame: frameOf(paper), grey: look.grey },
    { signal, limitMs: LIMIT_MS, tile: (z, x, y) => tileBytes(desk, kept, { z, x, y }, signal) },
  );
  if (drawn === null) return null;
  return `data:${drawn.type};base64,${Buffer.from(drawn.bytes).toString('base64')}`;
}

function frameOf({ width, height, toGround }: PaperSize) {
  const wanted = DOTS_PER_INCH / 25.4;
  const dots = Math.min(wanted, Math.sqrt(MOST_DOTS / (width * height)));
  const nodes = new Float64Array(NODES * NODES * 2);
  for (let row = 0, i = 0; row < NODES; row++)
    for (let column = 0; column < NODES; column++, i += 2)
      nodes.set(toGround([(width * column) / (NODES - 1), (height * row) / (NODES - 1)]), i);
  return {
    ...{ width: Math.round(width * dots), height: Math.round(height * dots) },
    ...{ nodes, columns: NODES, rows: NODES },
  };
}
