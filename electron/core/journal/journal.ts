import type { Bilingual } from '../../../shared/contract/base.ts';
import type { AppEvent, Topic } from '../../../shared/contract/events.ts';
import type { ChangeSet, JournalState, UndoResult } from '../../../shared/contract/journal.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { journalText } from '../../../shared/text/journal.ts';
import type { Change, ChangeLabel, JobControl, WorkspaceJournal } from '../context.ts';
import type { WritableDb } from '../db/types.ts';
import { adoptRows } from './adopt.queries.ts';
import { type Author, createChange } from './change.ts';
import { createClock, type HybridClock } from './clock.ts';
import { leftHanging, workSince } from './conflicts.queries.ts';
import {
  type ChangeSetRow,
  changeSet,
  deleteChangeSet,
  deleteOperations,
  finishChangeSet,
  insertChangeSet,
  isLasting,
  lastClock,
  listSets,
  newestSet,
  REVERT,
  redoCandidate,
  renewChangeSet,
  setState,
  summary,
  toChangeSet,
  undoCandidate,
  VIEW,
} from './operations.queries.ts';
import { clearOutsideChanges, hasOutsideChanges } from './outside.queries.ts';
import { adoptColumns, type OutsideColumn, outsideColumns } from './outside-columns.queries.ts';
import { Recorder } from './recorder.queries.ts';
import { revertOperations } from './revert.queries.ts';
import { newRowId } from './rows.queries.ts';
import { settle } from './settle.queries.ts';
import { Touched, type TouchedAccount } from './touched.ts';

const UNDO = 'undo';

/** Keeps derived data in step with the rows: it is never journalled, but follows every change, undo and redo. */
export interface Follower {
  /** Once, before the workspace opens: what `follow` needs and can't wait for. */
  prepare?(): Promise<void>;
  /** Once the workspace is open for writing, and again after another thread wrote: takes up what was left half done. */
  opened?(db: WritableDb, behind: Behind): void;
  /**
   * After the work of a change, in its change set: writes what follows from it for rows that people edit as well, so that
   * an undo takes both back. Not asked in undo and redo, which bring these rows along.
   */
  complete?(change: Change, touched: Touched): void;
  /**
   * Inside the change's transaction: may write derived columns and tables, and tells `touched` of the rows that it
   * changed.
   */
  follow?(db: WritableDb, touched: Touched): void;
  /** After the commit: what need not be in step at once, such as an index over a large import. */
  committed?(db: WritableDb, touched: Touched, behind: Behind): void;
}

/** Runs work behind the app's requests, tells of it as a job, and writes what fails into the log. */
export type Behind = (
  kind: string,
  title: Bilingual,
  work: (control: JobControl) => Promise<unknown>,
) => void;

export interface JournalOptions {
  readonly db: WritableDb;
  readonly readOnly: boolean;
  /** Of this copy on this machine. */
  readonly replica: string;
  who(): string;
  publish(event: AppEvent): void;
  readonly followers?: readonly Follower[];
  /** How far an undo, a redo or a revert is, 0 to 1. */
  readonly onReverted?: (fraction: number) => void;
  /** Left out where nothing is to go on after a commit, as in a thread that only writes. */
  readonly behind?: Behind;
}

/** What a journal in another thread committed to the same file. */
export interface ForeignCommit {
  readonly event: AppEvent;
  readonly touched: TouchedAccount;
}

export interface Journal extends WorkspaceJournal {
  /** By which changes are ordered; the restricted store counts by it as well. */
  readonly clock: HybridClock;
  /** See `OpenWorkspace.change`. Refuses `workspace-read-only`. */
  change<T>(label: ChangeLabel, work: (change: Change) => T): T;
  /** Adopts what other programs did to the file as one change set; returns how many rows that were. */
  adoptOutsideEdits(): number;
  /** Adopts columns that other programs added, as one change set; returns them. To be asked once, at opening. */
  adoptOutsideColumns(): OutsideColumn[];
  /** Goes on after another thread wrote to the file, with what it committed: as if it had been done here. */
  takeUp(commits: readonly ForeignCommit[]): void;
}

class RecordingJournal implements Journal {
  private readonly options: JournalOptions;
  private readonly db: WritableDb;
  readonly clock: HybridClock;
  private busy = false;

  constructor(options: JournalOptions) {
    this.options = options;
    this.db = options.db;
    this.clock = createClock(lastClock(options.db));
    this.resume();
  }

  private get followers(): readonly Follower[] {
    return this.options.followers ?? [];
  }

  private get behind(): Behind {
    return this.options.behind ?? (() => undefined);
  }

  private resume(): void {
    if (this.options.readOnly) return;
    for (const follower of this.followers) follower.opened?.(this.db, this.behind);
  }

  takeUp(commits: readonly ForeignCommit[]): void {
    this.clock.seen(lastClock(this.db));
    this.resume();
    for (const { event, touched } of commits) this.announce(event, new Touched(touched));
  }

  private author(): Author {
    return { who: this.options.who(), at: new Date().toISOString() };
  }

  /**
   * Everything in one transaction: the work, what follows from it, and the account of it. Events go out after the
   * commit, so that nobody reads what might still be rolled back.
   */
  private transact<T>(work: () => { result: T; touched: Touched | null }): T {
    if (this.options.readOnly) throw new Refusal('workspace-read-only');
    if (this.busy) throw new Error('a change within a change');
    this.busy = true;
    try {
      const { result, touched, layers } = this.db.transaction(() => {
        const done = work();
        if (!done.touched) return { ...done, layers: [] };
        for (const follower of this.followers) follower.follow?.(this.db, done.touched);
        return { ...done, layers: settle(this.db, done.touched) };
      });
      if (touched) this.tell(touched, layers);
      return result;
    } finally {
      this.busy = false;
    }
  }

  private tell(touched: Touched, layers: readonly string[]): void {
    const tables = [...touched.tables.keys()];
    const topics = new Set<Topic>(['journal']);
    if (tables.length > 0) topics.add('rows');
    if (touched.catalogue.size > 0 || tables.length > 0) topics.add('layers');
    if (tables.some((table) => /^zone|^district$|^subdistrict$/.test(table))) topics.add('zones');
    const named = new Set([...layers, ...touched.catalogue.keys()]);
    this.announce({ type: 'changed', topics: [...topics], layers: [...named] }, touched);
  }

  private announce(event: AppEvent, touched: Touched): void {
    this.options.publish(event);
    for (const follower of this.followers) follower.committed?.(this.db, touched, this.behind);
  }

  private begin(label: ChangeLabel, author: Author, reverts: string | null): string {
    const set = {
      id: newRowId(),
      kind: label.kind,
      labelTh: label.label.th,
      labelEn: label.label.en,
      why: label.why ?? '',
      who: author.who,
      at: author.at,
      clock: this.clock.next(),
      replica: this.options.replica,
      reverts,
      batch: label.batch ?? null,
    };
    const newest = label.kind === VIEW ? newestSet(this.db) : undefined;
    if (newest?.kind === VIEW && newest.state === 'done') {
      renewChangeSet(this.db, newest.id, set);
      return newest.id;
    }
    insertChangeSet(this.db, set);
    return set.id;
  }

  private end(setId: string): void {
    const { rows, tables } = summary(this.db, setId);
    finishChangeSet(this.db, setId, rows, tables);
  }

  change<T>(label: ChangeLabel, work: (change: Change) => T): T {
    this.adoptOutsideEdits();
    return this.transact(() => {
      const author = this.author();
      const setId = this.begin(label, author, null);
      const recorder = new Recorder(this.db, setId);
      const change = createChange(setId, this.db, recorder, author);
      const result = work(change);
      for (const follower of this.followers) follower.complete?.(change, recorder.touched);
      if (recorder.operations === 0) {
        deleteChangeSet(this.db, setId);
        return { result, touched: null };
      }
      this.end(setId);
      return { result, touched: recorder.touched };
    });
  }

  undo(): UndoResult {
    this.adoptOutsideEdits();
    return this.takeBack(undoCandidate(this.db));
  }

  private standing(id: string): ChangeSetRow | undefined {
    const target = changeSet(this.db, id);
    return target?.state === 'done' && target.reverts === null && !isLasting(target.kind)
      ? target
      : undefined;
  }

  revert(id: string): UndoResult {
    this.adoptOutsideEdits();
    return this.takeBack(this.standing(id));
  }

  takeOut(id: string): UndoResult {
    this.adoptOutsideEdits();
    const target = this.standing(id);
    const rows = target ? workSince(this.db, id, target.seq) : 0;
    if (rows > 0) throw new Refusal('undo-conflict', { rows });
    return this.takeBack(target, REVERT);
  }

  private takeBack(target: ChangeSetRow | undefined, kind: string = UNDO): UndoResult {
    return this.transact(() => {
      if (!target) throw new Refusal('nothing-to-undo');
      const label = { kind, label: journalText.undo({ th: target.label_th, en: target.label_en }) };
      const setId = this.begin(label, this.author(), target.id);
      const recorder = new Recorder(this.db, setId);
      const keptLater = revertOperations(this.db, target.id, recorder, this.options.onReverted);
      const hanging = kind === REVERT ? leftHanging(this.db, setId) : 0;
      if (hanging > 0) throw new Refusal('undo-conflict', { rows: hanging });
      setState(this.db, target.id, 'undone');
      if (target.kind === REVERT && target.reverts) setState(this.db, target.reverts, 'done');
      this.end(setId);
      return { result: this.answer(target.id, keptLater), touched: recorder.touched };
    });
  }

  redo(): UndoResult {
    this.adoptOutsideEdits();
    return this.transact(() => {
      const undo = redoCandidate(this.db);
      if (!undo?.reverts) throw new Refusal('nothing-to-redo');
      const recorder = new Recorder(this.db, null);
      const keptLater = revertOperations(this.db, undo.id, recorder, this.options.onReverted);
      setState(this.db, undo.id, 'undone');
      deleteOperations(this.db, undo.id);
      setState(this.db, undo.reverts, 'done');
      const redone = changeSet(this.db, undo.reverts);
      if (redone?.kind === REVERT && redone.reverts) setState(this.db, redone.reverts, 'undone');
      return { result: this.answer(undo.reverts, keptLater), touched: recorder.touched };
    });
  }

  together<T>(steps: () => T): T {
    if (this.options.readOnly) throw new Refusal('workspace-read-only');
    return this.db.transaction(steps);
  }

  private answer(id: string, keptLater: number): UndoResult {
    const row = changeSet(this.db, id);
    if (!row) throw new Error(`no change set ${id}`);
    return { changeSet: toChangeSet(row), state: this.state(), keptLater };
  }

  state(): JournalState {
    const undo = undoCandidate(this.db);
    const redo = redoCandidate(this.db)?.reverts;
    const redone = redo ? changeSet(this.db, redo) : undefined;
    return { undo: undo ? toChangeSet(undo) : null, redo: redone ? toChangeSet(redone) : null };
  }

  history(limit: number, before: string | null): ChangeSet[] {
    return listSets(this.db, limit, before).map(toChangeSet);
  }

  /** One change set of another program's, as if it had been done here. */
  private adopt<T>(work: (recorder: Recorder, author: Author) => T): T {
    return this.transact(() => {
      const author = { who: journalText.outsideWho, at: new Date().toISOString() };
      const label = { kind: 'outside', label: journalText.outside, why: journalText.outsideWhy.th };
      const setId = this.begin(label, author, null);
      const recorder = new Recorder(this.db, setId);
      const result = work(recorder, author);
      const change = createChange(setId, this.db, recorder, author);
      for (const follower of this.followers) follower.complete?.(change, recorder.touched);
      if (recorder.operations === 0) deleteChangeSet(this.db, setId);
      else this.end(setId);
      return { result, touched: recorder.operations > 0 ? recorder.touched : null };
    });
  }

  adoptOutsideEdits(): number {
    if (this.options.readOnly || this.busy || !hasOutsideChanges(this.db)) return 0;
    return this.adopt((recorder, author) => {
      const rows = adoptRows(this.db, recorder, author);
      clearOutsideChanges(this.db);
      return rows;
    });
  }

  adoptOutsideColumns(): OutsideColumn[] {
    const found = this.options.readOnly ? [] : outsideColumns(this.db);
    if (found.length > 0) this.adopt((recorder) => adoptColumns(this.db, recorder, found));
    return found;
  }
}

/** The journal of an open workspace: the one way in which its rows change. */
export const createJournal = (options: JournalOptions): Journal => new RecordingJournal(options);
