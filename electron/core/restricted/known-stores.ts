import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What this machine knows of restricted stores: `restricted-stores.json` in the settings folder. Names of users stand here
 * and not in the key record, which is handed on with backups; and whom a store has forgotten, so that an older copy of it
 * forgets them too when it is opened here.
 */
const known = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string() })),
  last: z.string().nullable(),
  /** Opaque ids of erased data subjects. */
  erased: z.array(z.string()),
});
type Known = z.infer<typeof known>;
const file = z.object({ version: z.literal(1), stores: z.record(z.string(), known) });

const NOTHING: Known = { users: [], last: null, erased: [] };

export interface KnownStores {
  of(storeId: string): Known;
  put(storeId: string, changed: Partial<Known>): void;
}

function load(path: string): Record<string, Known> {
  if (!existsSync(path)) return {};
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).stores;
  } catch {
    // Set aside, never thrown away: the stores know their users and erasures themselves.
    renameSync(path, `${path}.damaged-${Date.now()}`);
    return {};
  }
}

/** Opens that record of a settings folder. Read at each call: another process may have written meanwhile. */
export function createKnownStores(settingsFolder: string): KnownStores {
  const path = join(settingsFolder, 'restricted-stores.json');
  return {
    of: (storeId) => load(path)[storeId] ?? NOTHING,
    put(storeId, changed) {
      const stores = load(path);
      mkdirSync(settingsFolder, { recursive: true });
      const next = { ...stores, [storeId]: { ...NOTHING, ...stores[storeId], ...changed } };
      // Written beside and renamed: a crash in between leaves the old file whole.
      writeFileSync(`${path}.new`, JSON.stringify({ version: 1, stores: next }, null, 1));
      renameSync(`${path}.new`, path);
    },
  };
}
