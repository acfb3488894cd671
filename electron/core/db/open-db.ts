import Database from 'better-sqlite3';
import { type Connection, connect, type RawDatabase, type TransactionHooks } from './connection.ts';
import { registerSpatialFunctions } from './st-functions.ts';

export interface OpenOptions {
  /** Refuses to make a file where there is none; true unless told. */
  readonly mustExist?: boolean;
  /** Marks the transactions of this program, so that the triggers for outside edits keep quiet. */
  readonly sessionMark?: boolean;
}

/**
 * What every connection for writing is set to. What is deleted is overwritten (`secure_delete`): words of persons that were
 * moved out of the file must not stay in its free pages. `synchronous` is set at each open because a WAL file opens again at
 * NORMAL, which may lose the last commits when the power fails.
 */
const WRITER_PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32000;
  PRAGMA journal_size_limit = 67108864;
`;

/**
 * Our mark stands in the file only inside our own transactions, so that no other program's commit ever finds it, not
 * even after a crash of ours.
 */
function markHooks(raw: RawDatabase): TransactionHooks {
  const has = raw.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'session_mark'");
  let known = false;
  return {
    begin: () => {
      known ||= has.get() !== undefined;
      if (known) raw.prepare('INSERT OR IGNORE INTO session_mark (id) VALUES (1)').run();
    },
    commit: () => {
      if (known) raw.prepare('DELETE FROM session_mark').run();
    },
  };
}

/** Opens a plain SQLite file for reading and writing: one such connection a file. Throws what SQLite throws. */
export function openDb(path: string, options: OpenOptions = {}): Connection {
  const raw = new Database(path, { fileMustExist: options.mustExist ?? true });
  try {
    raw.exec(WRITER_PRAGMAS);
    registerSpatialFunctions(raw);
    return connect(raw, path, options.sessionMark ? markHooks(raw) : {});
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Reads that come back to the same pages. */
const READER_CACHE_KB = 32_000;

/**
 * Opens a file for reading, as worker threads do; several at once beside the one writer. Of a connection opened so,
 * `db` is used as `ReadableDb`.
 *
 * @param cacheKb what SQLite may keep of the file in memory; whoever reads each page once needs little
 */
export function openReadOnly(path: string, cacheKb = READER_CACHE_KB): Connection {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  try {
    raw.exec(`PRAGMA query_only = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = ${-cacheKb};`);
    registerSpatialFunctions(raw);
    return connect(raw, path);
  } catch (error) {
    raw.close();
    throw error;
  }
}

/**
 * Opens a database that another program made, for looking at its data only: nothing in its schema is trusted, no
 * extension is loaded, nothing is written. Whole numbers come as bigint. The file must not be in WAL mode and must
 * have no journal beside it, else SQLite writes next to it.
 */
export function openForeign(path: string): Connection {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  try {
    raw.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;');
    raw.exec('PRAGMA mmap_size = 0; PRAGMA cache_size = -8000; PRAGMA busy_timeout = 1000;');
    raw.defaultSafeIntegers(true);
    return connect(raw, path);
  } catch (error) {
    raw.close();
    throw error;
  }
}
