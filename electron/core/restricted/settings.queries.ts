import { type RestrictedSettings, restrictedSettings } from '../../../shared/contract/restricted.ts';
import { SMALLEST_SHOWN } from '../../../shared/domain/suppression.ts';
import { tableExists } from '../db/contents.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

const DEFAULTS: RestrictedSettings = { autoLockMinutes: 10, openMinutes: 15, smallestShown: SMALLEST_SHOWN };
const KEY = 'desk';

/** What the store's keepers have set; what was never set, or is no longer understood, is as it comes. */
export function readSettings(db: ReadableDb): RestrictedSettings {
  if (!tableExists(db, 'store_setting')) return DEFAULTS;
  const row = db.get<{ value: string }>(sql`SELECT value FROM store_setting WHERE key = ${KEY}`);
  if (!row) return DEFAULTS;
  const read = restrictedSettings.partial().safeParse(JSON.parse(row.value));
  return { ...DEFAULTS, ...(read.success ? read.data : {}) } as RestrictedSettings;
}

export function writeSettings(db: WritableDb, settings: RestrictedSettings): void {
  db.run(sql`INSERT INTO store_setting (key, value) VALUES (${KEY}, ${JSON.stringify(settings)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}
