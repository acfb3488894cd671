import Database from 'better-sqlite3-multiple-ciphers';
import { type Connection, connect, type RawDatabase } from './connection.ts';
import { registerSpatialFunctions } from './st-functions.ts';

export interface EncryptedOptions {
  readonly mustExist?: boolean;
  readonly readOnly?: boolean;
  /** More functions for triggers, by name. */
  readonly functions?: Readonly<Record<string, (...values: never[]) => unknown>>;
}

/**
 * AES-256 with a MAC on every page (SQLCipher 4): a page that was altered or torn is refused when it is read. A raw key,
 * so that opening derives nothing. `secure_delete` overwrites what is deleted; temporary tables stay in memory, since a
 * temporary file would be plain.
 */
function setUp(raw: Database.Database, key: Uint8Array, readOnly: boolean): void {
  raw.pragma("cipher = 'sqlcipher'");
  raw.pragma('legacy = 4');
  raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  raw.pragma('temp_store = MEMORY');
  // Large enough for an import: a page that is pushed out is encrypted, and read back is decrypted.
  raw.pragma('cache_size = -64000');
  raw.pragma('foreign_keys = ON');
  raw.pragma('busy_timeout = 5000');
  if (readOnly) {
    raw.pragma('query_only = ON');
    return;
  }
  raw.pragma('secure_delete = ON');
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
}

/**
 * Opens an encrypted database with its 256-bit key. A wrong key and a damaged file look the same here
 * (`SQLITE_NOTADB`): the key must have been checked before.
 */
export function openEncrypted(path: string, key: Uint8Array, options: EncryptedOptions = {}): Connection {
  if (key.length !== 32) throw new Error('the key must have 256 bits');
  const raw = new Database(path, {
    fileMustExist: options.mustExist ?? true,
    readonly: options.readOnly ?? false,
  });
  try {
    setUp(raw, key, options.readOnly ?? false);
    registerSpatialFunctions({
      function: (name, settings, body) => raw.function(name, settings, body),
    });
    for (const [name, body] of Object.entries(options.functions ?? {})) {
      raw.function(name, body as (...values: unknown[]) => unknown);
    }
    return connect(raw as unknown as RawDatabase, path);
  } catch (error) {
    raw.close();
    throw error;
  }
}
