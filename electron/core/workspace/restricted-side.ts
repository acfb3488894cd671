import type { AppEvent, Topic } from '../../../shared/contract/events.ts';
import type { AreaCounts } from '../../../shared/contract/restricted.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { CoreParts } from '../context.ts';
import type { WritableDb } from '../db/types.ts';
import {
  AreaCounter,
  backupsCleaned,
  createRestrictedStore,
  formerKeys,
  type ManagedRestrictedStore,
  waitingForBackups,
} from '../restricted/index.ts';
import { backupNames } from './backup-list.ts';
import { cleanBackups } from './clean-backups.ts';
import { folderNameOf, restrictedKeyPathOf, restrictedPathOf } from './paths.ts';
import { writeAtomically } from './registry.ts';
import { readMeta, writeMeta } from './workspace.queries.ts';

export interface RestrictedSideParts {
  readonly core: CoreParts;
  readonly folder: string;
  readonly readOnly: boolean;
  /** The workspace's own connection. */
  readonly db: WritableDb;
  readonly copyForReading: ((path: string) => string) | null;
}

/** A change of areas may move people from one to another. */
const AREAS = /^(province|zone|district|subdistrict|council_area|village)/;

/**
 * The restricted store of an open workspace, and the little that stands of it in `workspace.gpkg`: counts by area as they may
 * be shown, and the head of its log.
 */
export class RestrictedSide {
  readonly store: ManagedRestrictedStore;
  private readonly parts: RestrictedSideParts;
  private readonly counter: AreaCounter;

  constructor(parts: RestrictedSideParts) {
    this.parts = parts;
    const { core, folder, readOnly, copyForReading } = parts;
    this.store = createRestrictedStore({
      ...{ readOnly, copyForReading },
      path: restrictedPathOf(folder),
      keyPath: restrictedKeyPathOf(folder),
      folderName: folderNameOf(folder),
      cost: core.options.host === 'test' ? 'light' : 'full',
      settingsFolder: core.options.paths.settings,
      writeFile: writeAtomically,
      onContents: () => this.contentsChanged(),
      onSeen: (layer) => this.tell(['restricted', 'rows'], [layer]),
      onState: () => this.tell(['restricted', 'rows', 'workspace'], []),
      notedHead: () => this.auditHead(),
      onLocking: (head) => this.locking(head),
      onLeaving: () => core.files.releasePersonal(),
    });
    this.counter = this.makeCounter();
  }

  private tell(topics: Topic[], layers: string[]): void {
    this.parts.core.events.publish({ type: 'changed', topics, layers });
  }

  private makeCounter(): AreaCounter {
    const { db, readOnly } = this.parts;
    return new AreaCounter({
      db: () => db,
      people: () => {
        if (this.store.state !== 'open' || readOnly) return null;
        return { db: this.store.db(), version: this.store.version() ?? 0 };
      },
      readNote: () => readMeta(db, 'area_counts'),
      writeNote: (text) => writeMeta(db, 'area_counts', text),
      onCounted: () => this.tell(['restricted'], []),
      onFault: (error) => this.noted(error, 'area-counts'),
    });
  }

  /** A thread that writes keeps these from being written now: they come with the next occasion. */
  private noted(error: unknown, step: string): void {
    if (!(error instanceof Refusal)) this.parts.core.log.bug(error, { step });
  }

  private contentsChanged(): void {
    if (this.parts.readOnly) return;
    this.counter.changed();
    this.tell(['restricted', 'rows'], []);
  }

  /** Only the head of the log stands here: so that it is noticed when its end is cut off. One that is missing there stays. */
  private locking(head: string | null): void {
    this.counter.settle();
    if (head === null) return;
    try {
      writeMeta(this.parts.db, 'audit_head', head);
    } catch (error) {
      this.noted(error, 'audit-head');
    }
  }

  /** Follows what happens in the workspace. */
  seen(event: AppEvent): void {
    if (event.type === 'changed' && event.layers.some((layer) => AREAS.test(layer)))
      this.counter.areasChanged();
  }

  counts(layer: string, fid: number): AreaCounts | null {
    return this.counter.of(layer, fid);
  }

  auditHead(): string {
    return readMeta(this.parts.db, 'audit_head') ?? '';
  }

  backupCount(): number {
    return backupNames(this.parts.folder).length;
  }

  async eraseInBackups(
    control: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
  ): Promise<{ cleaned: number; left: string[] }> {
    const { store } = this;
    const { books } = store.desk();
    const subjects = waitingForBackups(books);
    const key = store.key();
    if (subjects.length === 0 || !key) return { cleaned: 0, left: [] };
    const keys = [Uint8Array.from(key), ...formerKeys(books)];
    const result = await cleanBackups(this.parts.folder, { keys, subjects, who: store.who() }, control);
    // Locked meanwhile, it is noted at the next unlocking, when nothing is left to clean.
    const desk = store.desk();
    if (result.left.length === 0) backupsCleaned(desk.books, subjects);
    desk.note({ action: 'erase-backup', rows: result.cleaned });
    return result;
  }

  /** Locks for good. */
  end(): void {
    try {
      this.store.end();
    } finally {
      this.counter.end();
    }
  }
}
