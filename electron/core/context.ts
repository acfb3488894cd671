import type { Bilingual } from '../../shared/contract/base.ts';
import type { AppEvent, Job, Settings } from '../../shared/contract/events.ts';
import type { ChangeSet, JournalState, UndoResult } from '../../shared/contract/journal.ts';
import type { AreaCounts } from '../../shared/contract/restricted.ts';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import type { StoredColumn } from './db/table-columns.ts';
import type { ReadableDb, SqlValue, WritableDb } from './db/types.ts';
import type { AuditNote, RestrictedDesk, RestrictedReading } from './restricted/desk.ts';

/** What differs by host is handed in; the core asks for nothing else of its surroundings. */
export interface AppOptions {
  readonly host: 'electron' | 'node' | 'test';
  readonly version: string;
  readonly paths: {
    /** Where new workspaces are made when no folder was picked. */
    readonly workspaces: string;
    /** Recents, settings, the replica id: all that is this machine's and not a workspace's. */
    readonly settings: string;
    /** Bundled read-only data: context basemap, gazetteer, fonts. */
    readonly resources: string;
    readonly temp: string;
  };
  readonly printer: Printer | null;
  readonly log: Log;
}

/** Prints a whole HTML document (fonts and pictures inlined) to PDF, honouring its `@page` size. */
export interface Printer {
  readonly kind: 'electron' | 'chromium';
  toPdf(html: string, signal: AbortSignal): Promise<Uint8Array>;
}

/** Never given personal data. */
export interface Log {
  info(message: string, facts?: Record<string, string | number | boolean>): void;
  /** Returns the log id that the user is shown. */
  bug(error: unknown, facts?: Record<string, string | number | boolean>): string;
}

export interface JobControl {
  readonly signal: AbortSignal;
  /** `fraction` 0 to 1 or null while unknown. Cheap: events are throttled. */
  progress(fraction: number | null, step?: Bilingual): void;
}

export interface Jobs {
  /** Starts work at once and returns its id; a `Refusal` thrown is the job's refusal, an abort is `cancelled`. */
  start(kind: string, title: Bilingual, work: (control: JobControl) => Promise<unknown>): string;
  list(): Job[];
  get(id: string): Job;
  cancel(id: string): Job;
  /** Cancels what runs, but for the kinds named, and waits for its end. */
  cancelRunning(except?: readonly string[]): Promise<void>;
  /** Resolves when the job has ended, whichever way. For the command line and tests. */
  finished(id: string): Promise<Job>;
}

export interface Events {
  publish(event: AppEvent): void;
  subscribe(signal: AbortSignal): AsyncGenerator<AppEvent>;
}

/** A file that somebody is at work with. */
export interface HeldFile {
  readonly path: string;
  readonly name: string;
  /** @param served it was handed to the user whole: one that is handed out `once` goes with it */
  done(served?: boolean): void;
}

/** Tokens stand for files everywhere outside the core: the renderer never holds a path. */
export interface FileTokens {
  /**
   * Registers a file or folder that the user picked or uploaded, or a result. `personal` for one that holds personal data: it
   * goes with its token once it was served, and at the latest by `releasePersonal`; `once` for the first of the two alone.
   */
  add(
    path: string,
    options?: { name?: string; temporary?: boolean; once?: boolean; personal?: boolean },
  ): { token: string; name: string; size: number };
  /** Refuses `token-unknown`. */
  path(token: string): { path: string; name: string };
  /** The same for work that takes a while: the file stays until `done`, whoever releases it meanwhile. */
  hold(token: string): HeldFile;
  /** Forgets tokens and deletes those of their files that are temporary. Unknown ones are passed over. */
  release(tokens: readonly string[]): void;
  /** The same for all that holds personal data: the store that it came from locks, or has erased somebody. */
  releasePersonal(): void;
  /** A fresh temporary folder, removed by `releaseTemporary`. */
  temporaryFolder(): string;
  /** Deletes all that is temporary but what is held: uploads and results are of the workspace that is being closed. */
  releaseTemporary(): void;
}

/** What a change set says of itself. */
export interface ChangeLabel {
  /** `import`, `edit`, `zone`, `style`, `analysis`, `register`, … */
  readonly kind: string;
  readonly label: Bilingual;
  readonly why?: string;
  /** Change sets of one batch, as the layers of one import, are undone and brought back together. */
  readonly batch?: string | null;
}

/** A column of a feature or attribute table that is made by a change. */
export interface ColumnDefinition {
  readonly name: string;
  /** Thai label, or the original field name of the file. */
  readonly title: string;
  readonly titleEn?: string;
  readonly type: 'text' | 'integer' | 'real' | 'boolean' | 'date' | 'datetime';
  readonly unit?: string;
  /** What else the catalogue keeps of the field: see `StoredField` of layers. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface NewLayer {
  /** Wished table name (ASCII); a clash gets `_2`. */
  readonly name: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly kind: 'imported' | 'result';
  readonly group: 'area' | 'resource' | 'housing' | 'organisation' | 'imported' | 'result';
  readonly geometryType:
    | 'Point'
    | 'MultiPoint'
    | 'LineString'
    | 'MultiLineString'
    | 'Polygon'
    | 'MultiPolygon'
    | 'Mixed'
    | 'None';
  readonly columns: readonly ColumnDefinition[];
  readonly labelField: string | null;
  readonly source?: string | null;
  readonly asOf?: string | null;
  /** A `LayerStyle` as JSON, or null for the default of its geometry type. */
  readonly style?: unknown;
  /** Stands with the layer for ever: an analysis' result and evidence, or an import's account. */
  readonly evidence?: unknown;
}

/** A row for a bulk insert: `wkb` is little-endian 2D WKB in WGS 84, or null. `values` follow `columns` in order. */
export interface BulkRow {
  readonly wkb: Uint8Array | null;
  readonly values: readonly SqlValue[];
}

export interface BulkOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (rows: number) => void;
  /** Columns whose value is the same in all rows: quicker than giving it with each of them. */
  readonly alike?: Readonly<Record<string, SqlValue>>;
}

/**
 * Writes rows one by one within one change set of either store, journalled with them: all that a form needs. Tables are
 * named as in the store; `wkb` is little-endian 2D WKB in WGS 84.
 */
export interface RowWriter {
  /** Inserts one row; system columns are filled. Returns its fid and id. */
  insert(
    table: string,
    values: Record<string, SqlValue>,
    wkb?: Uint8Array | null,
  ): { fid: number; id: string };
  /** Writes cells of one row; `wkb` replaces the geometry when given, null takes it away. Refuses `row-not-found`. */
  update(table: string, fid: number, values: Record<string, SqlValue>, wkb?: Uint8Array | null): void;
  /** Refuses `row-not-found`. */
  remove(table: string, fids: readonly number[]): void;
}

/**
 * Writes within one change set; each call writes the rows and their journal operations in the same transaction.
 * Tables are registers, layers or those of `ATTRIBUTE_TABLES`.
 */
export interface Change extends RowWriter {
  readonly id: string;
  /** The same connection, for reading what was just written. */
  readonly db: ReadableDb;
  /**
   * Deletes a row and what the journal knows of its values, for what must not be read here any longer; earlier changes
   * of it are called by `label` from now on. No undo brings it back: the change set is to be of the kind `moved-apart`.
   */
  forget(table: string, fid: number, label: Bilingual): void;
  /** Makes a table with R-tree and catalogue entry; returns its final name. */
  createLayer(layer: NewLayer): string;
  /** Makes the layer of a zoning scheme (a view of `zone`) and returns its name. */
  createZoneLayer(schemeId: string, title: string): string;
  /**
   * Cells of many rows as bulk operations; `values` follow `columns`. Returns how many rows changed by it. Refuses
   * `row-not-found`, `field-not-found`.
   */
  updateMany(
    table: string,
    columns: readonly string[],
    rows: Iterable<{ readonly fid: number; readonly values: readonly SqlValue[] }>,
    options?: Pick<BulkOptions, 'signal' | 'onProgress'>,
  ): number;
  /** One bulk operation; calls `onProgress` now and then with the rows done; stops when `signal` aborts. */
  bulkInsert(
    table: string,
    columns: readonly string[],
    rows: Iterable<BulkRow>,
    options?: BulkOptions,
  ): { inserted: number; firstFid: number; lastFid: number };
  removeLayer(table: string): void;
  /** Adds an empty column to a table. Refuses `name-taken`. */
  addColumn(table: string, column: StoredColumn): void;
  /** Takes a column out; what it held stands in the journal. Refuses `field-not-found`. */
  removeColumn(table: string, name: string): void;
  /** Gives a column another type; `convert` says what becomes of each of its values. Refuses `field-not-found`. */
  retypeColumn(
    table: string,
    column: StoredColumn,
    convert: (value: SqlValue, fid: number) => SqlValue,
  ): void;
  /** Fills a column that this change made: cells by fid, without an operation for each. */
  fillColumn(table: string, column: string, cells: Iterable<readonly [number, SqlValue]>): void;
  /**
   * Changes the catalogue entry of a layer: title, style, visible, opacity, z-order, evidence, source, as-of date, the
   * field that names its rows, what is kept of its fields.
   */
  updateLayer(
    table: string,
    values: Partial<{
      title: string;
      style: unknown;
      visible: boolean;
      opacity: number;
      order: number;
      evidence: unknown;
      source: string | null;
      asOf: string | null;
      labelField: string | null;
      fields: unknown;
    }>,
  ): void;
}

/** Writes rows of the restricted store: one by one, and the same cells of many. */
export type RestrictedWriter = RowWriter & Pick<Change, 'updateMany'>;

/** What was done to a table since somebody looked at it. */
export interface EditedSince {
  /** True for a row that was written to. */
  has(fid: number): boolean;
  /** Rows came or went, or may have: what was the tenth row may be another one. */
  readonly moved: boolean;
}

/** Personal data: encrypted, beside the workspace, absent until it is needed. */
export interface RestrictedStore {
  readonly state: 'none' | 'locked' | 'open';
  /**
   * Makes the store with its first user, who keeps the users; the recovery code is shown once. Refuses `workspace-exists`
   * when there is one.
   */
  create(passphrase: string, name?: string): Promise<{ recoveryCode: string }>;
  /**
   * Refuses `passphrase-wrong` (never taken for damage), `user-expired` and `restricted-missing`.
   *
   * @param user whose passphrase it is; without one everyone's is tried
   */
  unlock(passphrase: string, user?: string | null): Promise<void>;
  lock(): void;
  /** Refuses `restricted-locked` / `restricted-missing`. */
  db(): ReadableDb;
  /** How pages read a register: masked as far as nothing was opened. Refuses `restricted-locked` / `restricted-missing`. */
  reading(register: string): RestrictedReading;
  /**
   * Counted writes to the restricted store, with its own journal. Refuses `rights-missing` for who may only look.
   * `reverts` is the change set that an undo takes back.
   */
  change<T>(label: ChangeLabel & { readonly reverts?: string }, work: (db: WritableDb) => T): T;
  /**
   * The same for rows of registers, as forms and tables write them. Refuses `personal-masked` besides, for fields
   * that were not opened.
   */
  changeRows<T>(label: ChangeLabel, work: (writer: RestrictedWriter) => T): T;
  /**
   * What was done to the rows of a register since its reading had a version, but for versions that the asker made; null where
   * that is not known. Refuses like `db`.
   */
  editedSince(register: string, version: number, own: readonly number[]): EditedSince | null;
  /** Notes in the audit log that something was looked at or handed on: ids and counts only, never a value. */
  note(event: AuditNote): void;
  /** How many households there are, or null while locked. */
  households(): number | null;
  /** Who writes, for the trail of a row: the user's opaque id. Refuses like `db`. */
  who(): string;
  /** Users, openings, settings, erasure. Refuses `restricted-locked` / `restricted-missing`. */
  desk(): RestrictedDesk;
  /** Somebody is at the desk: puts the locking off. When it locks itself, as an ISO instant; null while it is locked. */
  active(): string | null;
  /** The same without putting it off. */
  lockAt(): string | null;
  /** Users whom this machine has seen, and who came last: for the question for the passphrase. */
  known(): { readonly users: readonly { id: string; name: string }[]; readonly last: string | null };
}

/** A large change set that a thread of its own writes. */
export interface ApartWork {
  /** The worker's module, from `workerUrl`; it answers by `answerApart`. */
  readonly worker: URL;
  /** What the worker is told: plain values, which are copied. */
  readonly task: unknown;
  /** What is being written, for those who are refused meanwhile. */
  readonly title: string;
}

export interface OpenWorkspace {
  readonly folder: string;
  /** `workspace.gpkg`'s path, for workers that open their own read-only connection. */
  readonly gpkgPath: string;
  readonly readOnly: boolean;
  readonly db: ReadableDb;
  readonly restricted: RestrictedStore;
  info(): WorkspaceInfo;
  /**
   * One transaction, one change set, one undo. Nothing is kept when `work` throws. Publishes `changed` events and
   * raises the version of the layers it touched. Refuses `workspace-read-only`.
   */
  change<T>(label: ChangeLabel, work: (change: Change) => T): T;
  /**
   * The same from a thread of its own: this one goes on answering. While the thread writes, reading sees the state from
   * before it and every other write refuses `workspace-busy`. An abort or the closing of the workspace ends the thread
   * and keeps nothing (`job-cancelled`), unless it is committing already. Resolves to what the worker answers.
   */
  changeApart(
    work: ApartWork,
    options?: { signal?: AbortSignal; onProgress?: (fraction: number) => void },
  ): Promise<unknown>;
  /** Resolves once no thread writes: for work that has taken long and had better wait than be refused. */
  writable(signal?: AbortSignal): Promise<void>;
  /**
   * Takes erased data subjects out of the backups in the workspace's folder, one after another. Resolves to how many were
   * cleaned, and to the names of those that none of the store's keys opens.
   */
  eraseInBackups(control?: {
    signal?: AbortSignal;
    onProgress?: (fraction: number) => void;
  }): Promise<{ cleaned: number; left: string[] }>;
  /** How many backups lie in the workspace's folder. */
  backupCount(): number;
  /** How many households and vulnerable people an area has, as it may be shown; null where nothing was counted. */
  areaCounts(layer: string, fid: number): AreaCounts | null;
  /** The head of the restricted store's audit log as it was at the last lock; empty where none was noted. */
  auditHead(): string;
  /** Called once before the files close: for worker threads that hold connections of their own. */
  onClose(work: () => void | Promise<void>): void;
  /** What was changed, and the way back. */
  readonly journal: WorkspaceJournal;
}

/** Undo and redo stand in the file: they work across close and open. */
export interface WorkspaceJournal {
  state(): JournalState;
  /** Refuses `nothing-to-undo`. */
  undo(): UndoResult;
  /** Refuses `nothing-to-redo`. */
  redo(): UndoResult;
  /** Takes back one change set, also long after it. Refuses `nothing-to-undo` where there is nothing of it to take back. */
  revert(id: string): UndoResult;
  /**
   * The same as a change of its own, which an undo takes back. Refuses `undo-conflict` with the rows where it would lose work
   * that was done since, leave rows naming what is gone, or bring a code back that was given anew.
   */
  takeOut(id: string): UndoResult;
  /** Several of these steps as one: a power cut, or a step that is refused, leaves none of them done. */
  together<T>(steps: () => T): T;
  /** Newest first; `before` is the id of the last one that the page has. */
  history(limit: number, before: string | null): ChangeSet[];
}

export interface AppContext {
  readonly options: AppOptions;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly files: FileTokens;
  /** The open workspace; refuses `workspace-none-open`. */
  workspace(): OpenWorkspace;
  settings(): Settings;
  /** Work to be done when the app closes: ending worker pools, dropping caches. Run last registered first. */
  onClose(work: () => void | Promise<void>): void;
}

/** What the workspace session is made from: everything but the workspace itself. */
export type CoreParts = Omit<AppContext, 'workspace'>;
