import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Basemap, BasemapList, BasemapLook, BasemapState } from '../../../shared/contract/basemaps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { BasemapStore, type KeptBasemap } from './basemap-store.ts';
import { BasemapThreads } from './basemap-threads.ts';
import { OnlineTiles } from './online/online-tiles.ts';
import type { FileSource } from './sources/source.ts';
import { isNameOnly, type StoredBasemap } from './stored-basemap.ts';

/** All that the core knows of basemaps: the lists, the threads that read files, the lines to addresses. */
export class BasemapDesk {
  readonly context: AppContext;
  readonly store: BasemapStore;
  readonly threads = new BasemapThreads();
  /** Making overviews takes long: it has threads of its own. */
  readonly makers = new BasemapThreads(1);
  readonly online: OnlineTiles;
  /** Raised for the tiles of a basemap when its line or file came back. */
  private readonly turns = new Map<string, number>();
  private readonly broken = new Set<string>();
  private readonly preparing = new Set<string>();
  private watched: OpenWorkspace | null = null;

  constructor(context: AppContext) {
    this.context = context;
    this.store = new BasemapStore(context.options.paths.settings);
    this.online = new OnlineTiles(`Changwat/${context.options.version}`, (id) => this.lineChanged(id));
    context.onClose(async () => {
      await Promise.all([this.threads.close(), this.makers.close()]);
      this.store.forgetRemoved();
    });
  }

  workspace(): OpenWorkspace {
    const workspace = this.context.workspace();
    if (this.watched === workspace) return workspace;
    this.watched = workspace;
    workspace.onClose(async () => {
      // Nothing may hold a file of a workspace that is closed, and what was removed can't be brought back.
      await Promise.all([this.threads.close(), this.makers.close()]);
      this.store.forgetRemoved();
    });
    return workspace;
  }

  list(): BasemapList {
    const workspace = this.workspace();
    const basemaps = this.store.all(workspace.folder).map((kept) => this.shown(kept));
    return { basemaps, shown: this.store.shown(workspace.info().id) };
  }

  show(shown: string): BasemapList {
    this.store.show(this.workspace().info().id, shown);
    return this.changed();
  }

  setLook(id: string, look: Partial<BasemapLook>): BasemapList {
    this.store.setLook(id, { ...this.store.look(id), ...look });
    return this.changed();
  }

  /** Refuses `basemap-not-found`. */
  find(id: string): KeptBasemap {
    const kept = this.store.all(this.workspace().folder).find(({ record }) => record.id === id);
    if (kept === undefined) throw new Refusal('basemap-not-found');
    return kept;
  }

  /** Tells pages that the list is another, and answers it. */
  changed(): BasemapList {
    this.context.events.publish({ type: 'changed', topics: ['basemaps'], layers: [] });
    return this.list();
  }

  /** Where a file is: with the user, or in the workspace. Refuses `basemap-not-found` for a copy that names another folder. */
  pathOf({ record, folder }: KeptBasemap): string {
    const path = record.file?.path ?? '';
    if (folder === null) return path;
    if (!isNameOnly(path)) throw new Refusal('basemap-not-found');
    return join(folder, path);
  }

  /** The file of overviews of our own; it can be made again. */
  overviewsOf(record: StoredBasemap): string | null {
    if (record.image?.lacking !== true || record.file === null) return null;
    return join(this.context.options.paths.settings, 'basemap-overviews', `${record.file.mark}.pyramid`);
  }

  sourceOf(kept: KeptBasemap): FileSource {
    const path = this.pathOf(kept);
    const { format, image } = kept.record;
    if (format === 'pmtiles' || format === 'mbtiles') return { format, path };
    if (image === null) throw new Refusal('basemap-not-found');
    return { format: 'image', path, place: image.place, overviews: this.overviewsOf(kept.record) };
  }

  /** A file that was whole when it was added and can't be read now is told as broken, once. */
  noteBroken(id: string): void {
    if (this.broken.has(id)) return;
    this.broken.add(id);
    this.changed();
  }

  /** Its tiles are asked for anew. */
  renew(id: string): void {
    this.broken.delete(id);
    this.turns.set(id, (this.turns.get(id) ?? 0) + 1);
  }

  setPreparing(id: string, is: boolean): void {
    if (is) this.preparing.add(id);
    else this.preparing.delete(id);
  }

  isPreparing(id: string): boolean {
    return this.preparing.has(id);
  }

  private lineChanged(id: string): void {
    // What stayed empty while the line was dead is asked for again.
    if (this.online.state(id) === 'ready') this.renew(id);
    this.context.events.publish({ type: 'changed', topics: ['basemaps'], layers: [] });
  }

  private stateOf(kept: KeptBasemap): BasemapState {
    const { record } = kept;
    if (record.online !== null) {
      const line = this.online.state(record.id);
      return line === 'refused' ? 'broken' : line;
    }
    const stat = statSync(this.pathOf(kept), { throwIfNoEntry: false });
    if (!stat?.isFile()) return 'missing';
    if (this.broken.has(record.id)) return 'broken';
    const overviews = this.overviewsOf(record);
    return this.preparing.has(record.id) || (overviews !== null && !existsSync(overviews))
      ? 'preparing'
      : 'ready';
  }

  /** A basemap as pages are told of it, without path and address. */
  shown(kept: KeptBasemap): Basemap {
    const { record, folder } = kept;
    const { id, title, attribution, format, kind, extent, minZoom, maxZoom, tileSize, vectorLayers } = record;
    return {
      ...{ id, title, attribution, format, kind, extent, minZoom, maxZoom, tileSize, vectorLayers },
      place: record.online !== null ? 'online' : folder === null ? 'referred' : 'copied',
      from: record.online?.hosts[0] ?? record.file?.name ?? '',
      state: this.stateOf(kept),
      look: this.store.look(id),
      version: record.version + (this.turns.get(id) ?? 0),
    };
  }
}

const desks = new WeakMap<AppContext, BasemapDesk>();

/** The one desk of basemaps of a core. */
export function basemapDesk(context: AppContext): BasemapDesk {
  const known = desks.get(context);
  if (known) return known;
  const made = new BasemapDesk(context);
  desks.set(context, made);
  return made;
}
