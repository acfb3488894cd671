import type { RestrictedUserRow, UserRights } from '../../../../shared/contract/restricted-users.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { restrictedUsersText } from '../../../../shared/text/restricted-users.ts';
import type { ChangeLabel } from '../../context.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import { uuidv7 } from '../../db/uuid.ts';
import type { AuditNote, RestrictedUsers } from '../desk.ts';
import {
  allPaired,
  type KeyRing,
  openKeyRing,
  renewRecovery,
  withoutUser,
  wrapForUser,
} from '../keys/key-ring.ts';
import type { KdfCost } from '../keys/passphrase-wrap.ts';
import type { RingFile } from '../keys/ring-file.ts';
import { today } from '../today.ts';
import {
  deleteUser,
  insertUser,
  lastUnlocks,
  listUsers,
  type StoredUser,
  updateUser,
  userById,
} from './users.queries.ts';

export interface UsersParts {
  /** The open store as it is now: it is another connection once its key was replaced. */
  db(): ReadableDb;
  key(): Uint8Array;
  readonly ring: RingFile;
  readonly cost: KdfCost;
  /** The user who has the store open; null for the recovery code. */
  me(): string | null;
  who(): string;
  requireKeeper(): void;
  note(event: AuditNote): void;
  change<T>(label: ChangeLabel, work: (db: WritableDb) => T): T;
  /** Gives the store another key and writes the record that is made for it. */
  replaceKey(ring: KeyRing): void;
  /** Users came or went, or bear other names. */
  onUsers(): void;
  /** One after another: the record is read, a passphrase stretched, the record written. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

const label = (text: ChangeLabel['label']): ChangeLabel => ({ kind: 'user', label: text });

const hasWrap = (ring: KeyRing, id: string): boolean => ring.wraps.some((one) => one.id === id);

class StoreUsers {
  private readonly parts: UsersParts;

  constructor(parts: UsersParts) {
    this.parts = parts;
  }

  list(): RestrictedUserRow[] {
    const { db, ring, me } = this.parts;
    const record = ring.read();
    const last = lastUnlocks(db());
    const day = today(db());
    return listUsers(db()).map((user) => this.row(user, record, day, me(), last.get(user.id) ?? null));
  }

  private row(
    { id, name, personId, ...rights }: StoredUser,
    record: KeyRing,
    day: string,
    me: string | null,
    lastUnlockAt: string | null,
  ): RestrictedUserRow {
    const expired = rights.expiresOn !== null && rights.expiresOn < day;
    return {
      ...{ id, name, personId, ...rights },
      ...{ hasPassphrase: hasWrap(record, id), expired, me: id === me, lastUnlockAt },
    };
  }

  private byId(id: string): RestrictedUserRow {
    const user = this.list().find((one) => one.id === id);
    if (!user) throw new Refusal('row-not-found', { row: id });
    return user;
  }

  private refuseTaken(name: string, but: string | null): void {
    if (listUsers(this.parts.db()).some((user) => user.id !== but && user.name === name))
      throw new Refusal('name-taken', { name });
  }

  async add(about: { name: string; passphrase: string; rights: UserRights }): Promise<RestrictedUserRow> {
    const { ring, key, cost, who, change, note, requireKeeper, onUsers } = this.parts;
    requireKeeper();
    const { name, passphrase, rights } = about;
    this.refuseTaken(name, null);
    const id = uuidv7();
    const wrapped = await wrapForUser(ring.read(), key(), { user: id, passphrase, cost });
    // The row first: a passphrase without a row opens nothing of worth, a row without a passphrase can be given one.
    change(label(restrictedUsersText.added), (db) => insertUser(db, id, { name, rights, who: who() }));
    ring.write(wrapped);
    note({ action: 'user-add', subject: id });
    onUsers();
    return this.byId(id);
  }

  update({ id, name, rights }: { id: string; name: string; rights: UserRights }): RestrictedUserRow {
    const { who, change, note, requireKeeper, onUsers } = this.parts;
    requireKeeper();
    const before = this.byId(id);
    this.refuseTaken(name, id);
    const over = rights.expiresOn !== null && rights.expiresOn < today(this.parts.db());
    if (before.canManage && (!rights.canManage || over)) this.refuseLast(id);
    change(label(restrictedUsersText.changed), (db) => updateUser(db, id, { name, rights, who: who() }));
    note({ action: 'user-update', subject: id });
    onUsers();
    return this.byId(id);
  }

  /** Somebody has to be left who can let others in. */
  private refuseLast(id: string): void {
    const others = this.list().filter((one) => one.id !== id);
    if (!others.some((one) => one.canManage && one.hasPassphrase && !one.expired))
      throw new Refusal('user-last');
  }

  async remove(id: string): Promise<{ recoveryCode: string | null }> {
    const { ring, key, cost, change, note, requireKeeper, replaceKey, onUsers } = this.parts;
    requireKeeper();
    const user = this.byId(id);
    if (user.canManage && user.hasPassphrase) this.refuseLast(id);
    let left = withoutUser(ring.read(), id);
    let recoveryCode: string | null = null;
    // A code of the first version holds the store's key itself: it can't be carried over to another.
    if (left.wraps.some((one) => one.kind === 'recovery' && !one.pair))
      ({ ring: left, recoveryCode } = await renewRecovery(left, key(), cost));
    // The record first: a row without a passphrase can be removed again, a passphrase without a row is seen by nobody.
    if (user.hasPassphrase && allPaired(left)) replaceKey(left);
    else ring.write(left);
    change(label(restrictedUsersText.removed), (db) => deleteUser(db, id));
    note({ action: 'user-remove', subject: id });
    onUsers();
    return { recoveryCode };
  }

  async changePassphrase(old: string, passphrase: string): Promise<void> {
    const { ring, key, cost, me, note } = this.parts;
    const id = me();
    // Who came by the recovery code has no passphrase to change: a keeper gives one to the user who forgot it.
    if (id === null) throw new Refusal('rights-missing');
    const record = ring.read();
    if (!(await openKeyRing(record, old, id))) throw new Refusal('passphrase-wrong');
    ring.write(await wrapForUser(record, key(), { user: id, passphrase, cost }));
    note({ action: 'passphrase', subject: id });
  }

  async resetPassphrase(id: string, passphrase: string): Promise<void> {
    const { ring, key, cost, requireKeeper, note, onUsers, db } = this.parts;
    requireKeeper();
    if (!userById(db(), id)) throw new Refusal('row-not-found', { row: id });
    ring.write(await wrapForUser(ring.read(), key(), { user: id, passphrase, cost }));
    note({ action: 'passphrase', subject: id });
    onUsers();
  }

  async renewRecovery(): Promise<{ recoveryCode: string }> {
    const { ring, key, cost, requireKeeper, note } = this.parts;
    requireKeeper();
    const renewed = await renewRecovery(ring.read(), key(), cost);
    ring.write(renewed.ring);
    note({ action: 'recovery' });
    return { recoveryCode: renewed.recoveryCode };
  }
}

/** The users of an open store. */
export function createUsers(parts: UsersParts): RestrictedUsers {
  const users = new StoreUsers(parts);
  const { inTurn } = parts;
  return {
    list: () => users.list(),
    update: (about) => users.update(about),
    add: (about) => inTurn(() => users.add(about)),
    remove: (id) => inTurn(() => users.remove(id)),
    changePassphrase: (old, passphrase) => inTurn(() => users.changePassphrase(old, passphrase)),
    resetPassphrase: (id, passphrase) => inTurn(() => users.resetPassphrase(id, passphrase)),
    renewRecovery: () => inTurn(() => users.renewRecovery()),
  };
}
