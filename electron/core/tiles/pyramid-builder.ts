import type { Extent } from '../../../shared/contract/base.ts';
import { boxesMeet } from '../../../shared/geo/geometry.ts';
import type { ReadableDb } from '../db/types.ts';
import { type KeptTile, layersToBuild } from './pyramid.queries.ts';
import { PYRAMID_ZOOM, type PyramidStore } from './pyramid-store.queries.ts';
import { type TileAddress, tileExtent } from './tile-grid.ts';

/** How long a workspace rests before its tiles are made ahead: who edits is not disturbed. */
const REST_MS = 1500;

export interface PyramidParts {
  readonly workspace: ReadableDb;
  readonly store: PyramidStore;
  /** How a layer's tile is drawn, as a key; null for a layer that is gone. */
  readonly look: (layer: string, address: TileAddress) => string | null;
  /** Cuts a tile behind those that a page asks for. */
  readonly cut: (layer: string, address: TileAddress, signal: AbortSignal) => Promise<KeptTile>;
  /** True while the tile is as it was when the cutting began. */
  readonly stamp: (layer: string, address: TileAddress) => number | null;
  /** A tile that is cut quicker than this needs none within it to be made ahead. */
  readonly slowMs: number;
  readonly failed: (error: unknown) => void;
}

const within = ({ z, x, y }: TileAddress): TileAddress[] =>
  [0, 1, 2, 3].map((at) => ({ z: z + 1, x: 2 * x + (at & 1), y: 2 * y + (at >> 1) }));

/**
 * Makes the low tiles of large layers ahead, from the whole land inwards, and stops where cutting is quick: what takes long
 * at zoom 8 takes a quarter of it at zoom 9. Begun anew after each change, it finds what stands and goes on from there.
 */
export class PyramidBuilder {
  private readonly parts: PyramidParts;
  private timer: NodeJS.Timeout | null = null;
  private stop: AbortController | null = null;
  /** The run that is under way, for whoever waits for its end. */
  running: Promise<void> = Promise.resolve();

  constructor(parts: PyramidParts) {
    this.parts = parts;
  }

  /** After a change or an opening: begins once the workspace rests. */
  later(): void {
    this.end();
    this.timer = setTimeout(() => void this.start(), REST_MS).unref();
  }

  /** Begins at once; resolves at the end of the run. */
  start(): Promise<void> {
    this.end();
    const stop = new AbortController();
    this.stop = stop;
    this.running = this.build(stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) this.parts.failed(error);
    });
    return this.running;
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.stop?.abort();
    this.stop = null;
  }

  private async build(signal: AbortSignal): Promise<void> {
    const { workspace, store, look } = this.parts;
    for (const { layer, west, south, east, north } of layersToBuild(workspace)) {
      const looks = new Set<string>();
      for (let z = 0; z <= PYRAMID_ZOOM; z++) {
        const key = look(layer, { z, x: 0, y: 0 });
        if (key !== null) looks.add(key);
      }
      store.onlyLooks(layer, [...looks]);
      await this.inwards(layer, { z: 0, x: 0, y: 0 }, [west, south, east, north], signal);
      if (signal.aborted) return;
    }
  }

  private async inwards(
    layer: string,
    address: TileAddress,
    land: Extent,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted || address.z > PYRAMID_ZOOM || !boxesMeet(tileExtent(address), land)) return;
    const tile = await this.tileAt(layer, address, signal);
    if (!tile || tile.took < this.parts.slowMs) return;
    for (const part of within(address)) await this.inwards(layer, part, land, signal);
  }

  private async tileAt(layer: string, address: TileAddress, signal: AbortSignal): Promise<KeptTile | null> {
    const { store, look, cut, stamp } = this.parts;
    const key = look(layer, address);
    if (key === null) return null;
    const known = store.get(layer, key, address);
    if (known) return known;
    const before = stamp(layer, address);
    const tile = await cut(layer, address, signal);
    if (!signal.aborted && before !== null && stamp(layer, address) === before)
      store.keep(layer, key, address, tile);
    return tile;
  }
}
