import type { Connection } from '../db/connection.ts';
import { erasedSubjects, eraseSubjects, knowsAny } from './erase/erase.queries.ts';
import type { RingFile } from './keys/ring-file.ts';
import { createKnownStores, type KnownStores } from './known-stores.ts';
import { listUsers } from './users/users.queries.ts';

/** What this machine remembers of one restricted store: who its users are, and whom it has forgotten. */
export class StoreMemory {
  private readonly stores: KnownStores;
  private readonly ring: RingFile;

  constructor(settingsFolder: string, ring: RingFile) {
    this.stores = createKnownStores(settingsFolder);
    this.ring = ring;
  }

  /** For the next question for a passphrase. */
  users({ db }: Connection, last: string | null): void {
    const id = this.ring.storeId();
    if (id === null) return;
    this.stores.put(id, { users: listUsers(db).map((user) => ({ id: user.id, name: user.name })), last });
  }

  known(): { users: readonly { id: string; name: string }[]; last: string | null } {
    const id = this.ring.storeId();
    const { users, last } = id === null ? { users: [], last: null } : this.stores.of(id);
    return { users, last };
  }

  erased(subjects: readonly string[]): void {
    const id = this.ring.storeId();
    if (id !== null)
      this.stores.put(id, { erased: [...new Set([...this.stores.of(id).erased, ...subjects])] });
  }

  /**
   * An older copy of the store forgets whom this machine has seen it forget. Returns how many rows of it went, or null when
   * there was nothing to forget.
   */
  forget({ db }: Connection, who: string): number | null {
    const id = this.ring.storeId();
    if (id === null) return null;
    const remembered = this.stores.of(id).erased;
    const again = remembered.length > 0 && knowsAny(db, remembered);
    const rows = again ? eraseSubjects(db, remembered, { who, backupsDone: false }) : null;
    const all = new Set([...erasedSubjects(db), ...remembered]);
    if (all.size > remembered.length) this.stores.put(id, { erased: [...all] });
    return rows;
  }
}
