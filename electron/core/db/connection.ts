import type { Sql, SqlValue, Statement, WritableDb } from './types.ts';

/** The part that both SQLite bindings (plain and encrypting) share. */
export interface RawStatement {
  readonly reader: boolean;
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
  iterate(...values: SqlValue[]): IterableIterator<unknown>;
}
export interface RawDatabase {
  readonly open: boolean;
  readonly inTransaction: boolean;
  prepare(text: string): RawStatement;
  exec(text: string): unknown;
  /** Takes SQLite's defensive mode off and on. */
  unsafeMode(unsafe: boolean): unknown;
  close(): unknown;
}

/** An open database: the typed front for queries, and the end of it. */
export interface Connection {
  readonly path: string;
  readonly db: WritableDb;
  /**
   * From now on every write throws `reason()` at once, instead of waiting for the other connection that is going to
   * write. Reading goes on. Throws it now when writes are held already. Returns the end of it.
   */
  holdWrites(reason: () => Error): () => void;
  /** Does nothing when closed already. */
  close(): void;
}

/** What runs inside every outermost transaction, before and after the work. */
export interface TransactionHooks {
  readonly begin?: () => void;
  readonly commit?: () => void;
}

const CACHE_SIZE = 300;

class SqliteConnection implements Connection {
  readonly path: string;
  readonly db: WritableDb;
  private readonly raw: RawDatabase;
  private readonly hooks: TransactionHooks;
  private readonly cache = new Map<string, RawStatement>();
  private depth = 0;
  private held: (() => Error) | null = null;

  constructor(raw: RawDatabase, path: string, hooks: TransactionHooks) {
    this.raw = raw;
    this.path = path;
    this.hooks = hooks;
    const front = {
      all: (query: Sql) => this.prepare(query.text).all(...query.values),
      get: (query: Sql) => this.prepare(query.text).get(...query.values),
      // An iterating statement is busy, so it gets its own: the cached one may be asked for meanwhile.
      iterate: (query: Sql) => this.raw.prepare(query.text).iterate(...query.values),
      statement: (text: string) => this.statement(text),
      run: (query: Sql) => this.run(query),
      exec: (text: string) => this.exec(text),
      withShadowTables: <T>(work: () => T) => this.withShadowTables(work),
      transaction: <T>(work: () => T) => this.transaction(work),
    };
    // The two type marks of the interfaces exist for the compiler only.
    this.db = front as unknown as WritableDb;
  }

  /** The least recently used statement falls out: a table's name is part of the text, so texts are not finite. */
  private prepare(text: string): RawStatement {
    const known = this.cache.get(text);
    if (known) {
      this.cache.delete(text);
      this.cache.set(text, known);
      return known;
    }
    const made = this.raw.prepare(text);
    this.cache.set(text, made);
    if (this.cache.size > CACHE_SIZE) this.cache.delete(this.cache.keys().next().value as string);
    return made;
  }

  holdWrites(reason: () => Error): () => void {
    this.refuseHeld();
    this.held = reason;
    return () => {
      this.held = null;
    };
  }

  private refuseHeld(): void {
    if (this.held) throw this.held();
  }

  private exec(text: string): void {
    this.refuseHeld();
    this.raw.exec(text);
  }

  private run(query: Sql): { changes: number; lastInsertRowid: number } {
    this.refuseHeld();
    const result = this.prepare(query.text).run(...query.values);
    return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
  }

  private statement(text: string): Statement {
    const made = this.raw.prepare(text);
    const front = {
      run: (...values: SqlValue[]) => {
        this.refuseHeld();
        return made.run(...values);
      },
      get: (...values: SqlValue[]) => made.get(...values),
      all: (...values: SqlValue[]) => made.all(...values),
      iterate: (...values: SqlValue[]) => made.iterate(...values),
    };
    return front as unknown as Statement;
  }

  private withShadowTables<T>(work: () => T): T {
    this.raw.unsafeMode(true);
    try {
      return work();
    } finally {
      this.raw.unsafeMode(false);
    }
  }

  private transaction<T>(work: () => T): T {
    this.refuseHeld();
    const outermost = this.depth === 0;
    const name = `level_${this.depth}`;
    this.raw.exec(outermost ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`);
    this.depth++;
    try {
      if (outermost) this.hooks.begin?.();
      const result = work();
      if (result instanceof Promise) throw new Error('a transaction can not wait for a promise');
      if (outermost) this.hooks.commit?.();
      this.raw.exec(outermost ? 'COMMIT' : `RELEASE ${name}`);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (this.raw.inTransaction)
        this.raw.exec(outermost ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    } finally {
      this.depth--;
    }
  }

  close(): void {
    this.cache.clear();
    if (this.raw.open) this.raw.close();
  }
}

/** Puts the typed front before an open database of either binding. */
export function connect(raw: RawDatabase, path: string, hooks: TransactionHooks = {}): Connection {
  return new SqliteConnection(raw, path, hooks);
}
