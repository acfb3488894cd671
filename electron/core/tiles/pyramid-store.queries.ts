import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Extent } from '../../../shared/contract/base.ts';
import { boxesMeet } from '../../../shared/geo/geometry.ts';
import { type Connection, openDb } from '../db/index.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import {
  dropLayerTiles,
  dropOtherLooks,
  dropTile,
  type KeptTile,
  keepTile,
  keptTile,
  layerMark,
  markedLayers,
  markOf,
  preparePyramid,
  setMark,
  tilesOfLayer,
} from './pyramid.queries.ts';
import { type TileAddress, tileExtent } from './tile-grid.ts';

/** Tiles of deeper zooms are quick to cut. */
export const PYRAMID_ZOOM = 11;
/** Files of workspaces that were not opened lately go. */
const MOST_FILES = 6;

/** True for a tile that a change in these boxes touched; null for a change of everything. */
export const isTouched = (address: TileAddress, boxes: readonly Extent[] | null): boolean => {
  if (boxes === null) return true;
  const tile = tileExtent(address);
  return boxes.some((box) => boxesMeet(box, tile));
};

/**
 * Low tiles of one workspace, kept from one day to the next in a file of this machine's. Nobody misses it when it is thrown
 * away, so that whatever goes wrong with it throws it away: tiles are then cut as they are asked for.
 */
export class PyramidStore {
  private connection: Connection | null = null;
  private readonly path: string;
  private readonly workspace: ReadableDb;
  private readonly failed: (error: unknown) => void;

  /** @param failed told once, when the file can't be used any more */
  constructor(path: string, workspace: ReadableDb, failed: (error: unknown) => void) {
    this.path = path;
    this.workspace = workspace;
    this.failed = failed;
    this.open();
  }

  private open(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      dropOldFiles(dirname(this.path), this.path);
      this.connection = openDb(this.path, { mustExist: false });
      preparePyramid(this.connection.db);
    } catch (error) {
      this.giveUp(error);
      return;
    }
    this.using((db) => {
      for (const { layer, mark } of markedLayers(db))
        if (mark !== layerMark(this.workspace, layer)) dropLayerTiles(db, layer);
    });
  }

  private giveUp(error: unknown): void {
    this.close();
    try {
      for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(this.path + suffix, { force: true });
    } catch {
      // A file that can't be removed either is made anew, or found broken again, at the next opening.
    }
    this.failed(error);
  }

  private using<T>(work: (db: WritableDb) => T): T | undefined {
    const db = this.connection?.db;
    if (!db) return undefined;
    try {
      return db.transaction(() => work(db));
    } catch (error) {
      this.giveUp(error);
      return undefined;
    }
  }

  /** Undefined as well while the layer is in a state that `touched` was not told of yet. */
  get(layer: string, look: string, address: TileAddress): KeptTile | undefined {
    const db = this.connection?.db;
    if (!db) return undefined;
    try {
      if (markOf(db, layer) !== layerMark(this.workspace, layer)) return undefined;
      return keptTile(db, layer, look, address);
    } catch (error) {
      this.giveUp(error);
      return undefined;
    }
  }

  keep(layer: string, look: string, address: TileAddress, tile: KeptTile): void {
    this.using((db) => {
      const mark = layerMark(this.workspace, layer);
      if (mark === null) return;
      if (markOf(db, layer) !== mark) {
        dropLayerTiles(db, layer);
        setMark(db, layer, mark);
      }
      keepTile(db, layer, look, address, tile);
    });
  }

  /** A change touched a layer in these boxes; null for all of it. */
  touched(layer: string, boxes: readonly Extent[] | null): void {
    this.using((db) => {
      if (markOf(db, layer) === null) return;
      const mark = layerMark(this.workspace, layer);
      if (mark === null || boxes === null) {
        dropLayerTiles(db, layer);
        return;
      }
      for (const address of tilesOfLayer(db, layer))
        if (isTouched(address, boxes)) dropTile(db, layer, address);
      setMark(db, layer, mark);
    });
  }

  /** A layer is drawn in these looks and no others. */
  onlyLooks(layer: string, looks: readonly string[]): void {
    this.using((db) => dropOtherLooks(db, layer, looks));
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }
}

function dropOldFiles(folder: string, own: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.tiles'))
    .map((name) => join(folder, name))
    .filter((path) => path !== own)
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(MOST_FILES - 1)) rmSync(path, { force: true });
}
