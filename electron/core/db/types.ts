/** What SQLite stores in a cell. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** A statement whose values can only be parameters. Made by the `sql` tag. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A compiled statement for hot loops. */
export interface Statement {
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number };
  get(...values: SqlValue[]): Record<string, SqlValue> | undefined;
  all(...values: SqlValue[]): Record<string, SqlValue>[];
  iterate(...values: SqlValue[]): IterableIterator<Record<string, SqlValue>>;
}

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that may be read. Integers come as numbers; a column's type is the caller's to know. */
export interface ReadableDb {
  readonly [readable]: true;
  all<T = Record<string, SqlValue>>(query: Sql): T[];
  get<T = Record<string, SqlValue>>(query: Sql): T | undefined;
  iterate<T = Record<string, SqlValue>>(query: Sql): IterableIterator<T>;
  statement(text: string): Statement;
}

/** The one connection that may be written. A function that takes a `ReadableDb` can't write through it by type. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true;
  run(query: Sql): { changes: number; lastInsertRowid: number };
  /** Several statements, no parameters: DDL and pragmas. */
  exec(text: string): void;
  /**
   * Lets `work` write the tables in which virtual tables keep their data, which are closed to writes otherwise: for
   * filling an R-tree in one go.
   */
  withShadowTables<T>(work: () => T): T;
  /** IMMEDIATE; nested calls are savepoints. */
  transaction<T>(work: () => T): T;
}
