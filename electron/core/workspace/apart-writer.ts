import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ApartWork } from '../context.ts';
import type { Connection } from '../db/connection.ts';
import {
  type ApartWriting,
  type ForeignCommit,
  type Journal,
  UncertainEnd,
  writeApart,
} from '../journal/index.ts';

/** Taken up where it is not known what was committed: all is read anew. */
const EVERYTHING: ForeignCommit = {
  event: { type: 'changed', topics: ['workspace', 'layers', 'rows', 'zones', 'journal'], layers: [] },
  touched: { tables: new Map(), catalogue: new Map() },
};

export interface ApartControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

interface ApartParts {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly start: () => { readonly gpkgPath: string; readonly replica: string; readonly who: string };
}

/** The one thread at a time that writes to an open workspace, beside the workspace's own connection. */
export class ApartWriter {
  private readonly parts: ApartParts;
  private writing: ApartWriting | null = null;
  /** Resolves when the thread that writes has ended and what it did is taken up. */
  private ending: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(parts: ApartParts) {
    this.parts = parts;
  }

  get busy(): boolean {
    return this.writing !== null;
  }

  /** See `OpenWorkspace.changeApart`. */
  async write(work: ApartWork, { signal, onProgress }: ApartControl): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.closed) throw new Refusal('workspace-none-open');
    const { connection, journal, start } = this.parts;
    // What other programs did before comes before, also in the journal.
    journal.adoptOutsideEdits();
    const release = connection.holdWrites(() => new Refusal('workspace-busy', { title: work.title }));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ending = promise;
    const stop = (): void => this.writing?.stop();
    try {
      this.writing = writeApart(
        work.worker,
        { ...start(), task: work.task },
        (fraction) => void onProgress?.(fraction),
      );
      signal?.addEventListener('abort', stop, { once: true });
      return await this.taken(this.writing, release);
    } finally {
      release();
      this.writing = null;
      signal?.removeEventListener('abort', stop);
      resolve();
    }
  }

  /** Waits for the thread and takes up what it committed. */
  private async taken(writing: ApartWriting, release: () => void): Promise<unknown> {
    const { journal, connection } = this.parts;
    try {
      const { result, commits } = await writing.finished;
      release();
      journal.takeUp(commits);
      return result;
    } catch (error) {
      release();
      journal.takeUp(error instanceof UncertainEnd ? [EVERYTHING] : []);
      // What was written and taken back stays in the log until then: hundreds of megabytes of a large import.
      connection.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      throw error;
    }
  }

  /** Resolves when no thread writes. Throws the signal's reason when it aborts first. */
  async idle(signal?: AbortSignal): Promise<void> {
    while (this.writing) {
      const { promise: aborted, resolve } = Promise.withResolvers<void>();
      const abort = (): void => resolve();
      signal?.addEventListener('abort', abort, { once: true });
      await Promise.race([this.ending, aborted]);
      signal?.removeEventListener('abort', abort);
      signal?.throwIfAborted();
    }
  }

  /** Stops the thread that writes, waits for its end and starts none any more. */
  async end(): Promise<void> {
    this.closed = true;
    this.writing?.stop();
    await this.ending;
  }
}
