import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { RETIRING_REGISTERS } from '../../../shared/domain/area-codes.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { type LayerRequest, layerRequest } from './layer-request.ts';
import type { KeptTile } from './pyramid.queries.ts';
import { PyramidBuilder } from './pyramid-builder.ts';
import { PYRAMID_ZOOM, PyramidStore } from './pyramid-store.queries.ts';
import { TileCache } from './tile-cache.ts';
import { type TileAddress, tileExtent } from './tile-grid.ts';
import type { TilePool } from './tile-pool.ts';
import type { TileRequest } from './tile-request.ts';
import { onTilesTouched } from './tiles-follower.ts';
import { TouchedTiles } from './touched-tiles.ts';
import { common, UnhiddenRows } from './unhidden-rows.ts';

/** A tile that is cut quicker than this is cut when it is asked for, and so are all within it. */
const SLOW_MS = 8;

export interface TileThreads {
  readonly pool: TilePool;
  /** Cuts the tiles that nobody waits for. */
  readonly behind: TilePool;
  /** From how many milliseconds on a low tile is kept; for tests. */
  readonly slowMs?: number;
}

/** A tile that is to be served: its key changes when what it shows does, and not before. */
export interface AskedTile {
  readonly key: string;
  bytes(signal: AbortSignal): Promise<Uint8Array>;
}

/** What decides how a tile looks, but for the rows in it. */
function lookOf(request: Extract<TileRequest, { kind: 'layer' }>): string {
  // Areas retire at the end of their last day, without a change that would raise the version.
  const day = RETIRING_REGISTERS.includes(request.table) ? dayInThailand() : '';
  const parts = [request.columns, request.labels, request.clusters, request.telling, day];
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

/** The tiles of one open workspace: kept while nothing in them changes, and low ones from one day to the next. */
export class ServedTiles {
  private readonly id: string;
  private readonly workspace: OpenWorkspace;
  private readonly pool: TilePool;
  private readonly slowMs: number;
  private readonly cache = new TileCache();
  private readonly touches = new TouchedTiles();
  private readonly unhidden: UnhiddenRows;
  private readonly store: PyramidStore | null;
  readonly builder: PyramidBuilder | null;

  constructor(context: AppContext, workspace: OpenWorkspace, { pool, behind, slowMs }: TileThreads) {
    this.workspace = workspace;
    this.unhidden = new UnhiddenRows(workspace);
    this.pool = pool;
    this.slowMs = slowMs ?? SLOW_MS;
    this.id = workspace.info().id;
    // Tiles made ahead are dropped where the workspace closes: nothing is wrong with that.
    const failed = (error: unknown): void => {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      context.log.bug(error, { part: 'tiles' });
    };
    const file = join(context.options.paths.settings, 'tiles', `${this.id}.tiles`);
    // Another process may be writing to a workspace that is only read here.
    this.store = workspace.readOnly ? null : new PyramidStore(file, workspace.db, failed);
    this.builder = this.store && this.makeBuilder(this.store, behind, failed);
    onTilesTouched(workspace.db, (touches) => {
      for (const { layer, version, boxes } of touches) {
        this.touches.note(layer, version, boxes);
        this.store?.touched(layer, boxes);
      }
      this.builder?.later();
    });
    this.builder?.later();
  }

  private makeBuilder(
    store: PyramidStore,
    behind: TilePool,
    failed: (error: unknown) => void,
  ): PyramidBuilder {
    const request = (layer: string, address: TileAddress) => layerRequest(this.workspace, layer, address);
    return new PyramidBuilder({
      workspace: this.workspace.db,
      store,
      failed,
      slowMs: this.slowMs,
      look: (layer, address) => {
        const asked = request(layer, address);
        return asked && lookOf(asked.request);
      },
      stamp: (layer, address) => {
        const asked = request(layer, address);
        return asked && this.stamp(layer, asked.version, address);
      },
      cut: (layer, address, signal) => {
        const asked = request(layer, address);
        return asked
          ? behind.cut(asked.request, signal)
          : Promise.resolve({ bytes: new Uint8Array(), took: 0 });
      },
    });
  }

  private stamp(layer: string, version: number, address: TileAddress): number {
    return this.touches.stamp(layer, version, tileExtent(address));
  }

  /**
   * The tile of a layer as it is now, narrowed to rows kept under a key where one is given; null for a layer that is not
   * there, or rows that nobody keeps. With `names` it has points for names whatever the layer's style says of them.
   */
  ask(layer: string, address: TileAddress, rows: string | null = null, names = false): AskedTile | null {
    const asked = layerRequest(this.workspace, layer, address, names);
    if (!asked) return null;
    if (rows !== null || asked.hidden !== null) return this.askNarrowed(layer, asked, rows);
    const { request, version } = asked;
    const look = lookOf(request);
    const stamp = this.stamp(layer, version, address);
    const key = `${this.id} ${layer} ${stamp} ${look} ${address.z}/${address.x}/${address.y}`;
    return this.remembered(key, async (signal) => {
      const tile = this.low(layer, look, address) ?? (await this.pool.cut(request, signal));
      const slow = tile.took >= this.slowMs && address.z <= PYRAMID_ZOOM;
      const now = layerRequest(this.workspace, layer, address)?.version ?? version;
      if (slow && this.stamp(layer, now, address) === stamp) this.store?.keep(layer, look, address, tile);
      return tile.bytes;
    });
  }

  /** A tile of some rows: none is made ahead or kept beyond the day, since the next filter asks for others. */
  private askNarrowed(layer: string, asked: LayerRequest, rows: string | null): AskedTile | null {
    const { request, version, hidden } = asked;
    const left = rows === null ? null : rowSetsOf(this.workspace).get(rows);
    if (left === undefined) return null;
    const { address } = request;
    const stamp = this.stamp(layer, version, address);
    const key = `${this.id} ${layer} ${stamp} ${lookOf(request)} ${rows} ${hidden ?? ''} ${address.z}/${address.x}/${address.y}`;
    return this.remembered(key, async (signal) => {
      // Only now: a tile that is kept already, or that the page has, asks for no row.
      const set = common(
        left,
        hidden === null ? null : this.unhidden.of(layer, hidden, left === null ? 'in-force' : 'all'),
      );
      return (await this.pool.cut({ ...request, rows: set }, signal)).bytes;
    });
  }

  private remembered(key: string, make: AskedTile['bytes']): AskedTile {
    return {
      key,
      bytes: async (signal) => {
        const known = this.cache.get(key);
        if (known) return known;
        const bytes = await make(signal);
        this.cache.set(key, bytes);
        return bytes;
      },
    };
  }

  private low(layer: string, look: string, address: TileAddress): KeptTile | undefined {
    return address.z <= PYRAMID_ZOOM ? this.store?.get(layer, look, address) : undefined;
  }

  close(): void {
    this.builder?.end();
    this.store?.close();
  }
}
