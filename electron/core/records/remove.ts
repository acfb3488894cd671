import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { type Referrer, referrersTo, registerOf } from '../../../shared/domain/registers/index.ts';
import { journalText } from '../../../shared/text/journal.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { OpenWorkspace, RowWriter } from '../context.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { dependentsOf, inSameStore, isNeeded, mayReach } from './dependents.ts';
import {
  documentFids,
  fidsNaming,
  keysOf,
  linkFids,
  linksDoubledBy,
  linksOf,
  type RowKeys,
} from './links.queries.ts';
import { type RowStore, rowStore } from './row-store.ts';

/** The kind of change sets that delete rows, and of those that let go of them in the other store. */
export const REMOVAL = 'remove';
export const LINKS_OF_REMOVAL = 'remove-links';

/** What becomes of the rows that name those which go. */
export type LinksChoice = 'refuse' | 'empty' | { readonly to: number };

/** Everything that goes and everything that is written, before any of it is done. */
class Plan {
  readonly going = new Map<string, Set<number>>();
  readonly writes = new Map<string, { table: string; fid: number; values: Record<string, SqlValue> }>();

  take(table: string, fids: Iterable<number>): number[] {
    const known = this.going.get(table) ?? new Set<number>();
    this.going.set(table, known);
    const fresh = [...new Set(fids)].filter((fid) => !known.has(fid));
    for (const fid of fresh) known.add(fid);
    return fresh;
  }

  write(table: string, fid: number, values: Record<string, SqlValue>): void {
    const key = `${table} ${fid}`;
    const before = this.writes.get(key)?.values;
    this.writes.set(key, { table, fid, values: { ...before, ...values } });
  }

  get isEmpty(): boolean {
    return this.writes.size === 0 && [...this.going.values()].every((fids) => fids.size === 0);
  }

  run(writer: RowWriter): void {
    for (const { table, fid, values } of this.writes.values())
      if (!this.going.get(table)?.has(fid)) writer.update(table, fid, values);
    // What hangs on others goes before them.
    for (const [table, fids] of [...this.going].reverse()) if (fids.size > 0) writer.remove(table, [...fids]);
  }
}

/** What is written of the other store, along with rows of the workspace. */
interface Apart {
  readonly db: ReadableDb;
  readonly plan: Plan;
  /** Those of the other store whose rows may be written now. */
  referrersTo(register: string): Referrer[];
}

const apartFrom = (workspace: OpenWorkspace, name: string): Apart | null => {
  const { restricted } = workspace;
  if (registerOf(name)?.store !== 'workspace' || restricted.state !== 'open') return null;
  return {
    db: restricted.db(),
    plan: new Plan(),
    referrersTo: (register) => referrersTo(register).filter((referrer) => mayReach(workspace, referrer)),
  };
};

const referrersWithin = (register: string): Referrer[] =>
  referrersTo(register).filter((referrer) => inSameStore(referrer.register, registerOf(register)));

const keysIn = (db: ReadableDb, table: string, fids: readonly number[]): RowKeys =>
  keysOf(db, table, registerOf(table)?.codeField ?? null, fids);

/** Takes rows, empties what names them, and takes along what can't be without them, and so on. */
const takeAll = (
  db: ReadableDb,
  plan: Plan,
  [table, fids]: readonly [table: string, fids: readonly number[]],
  apart: Apart | null,
): void => {
  const fresh = plan.take(table, fids);
  if (fresh.length === 0) return;
  const keys = keysIn(db, table, fresh);
  plan.take('document', documentFids(db, table, keys.ids));
  if (registerOf(table)?.store === 'workspace')
    for (const side of linksOf(table)) plan.take(side.link.table, linkFids(db, side, keys));
  for (const referrer of referrersWithin(table)) letGo({ db, plan, apart }, referrer, keys);
  for (const referrer of apart?.referrersTo(table) ?? [])
    if (apart) letGo({ db: apart.db, plan: apart.plan, apart: null }, referrer, keys);
};

/** Empties the links of one register to rows that go, or takes along the rows that can't be without. */
const letGo = (
  { db, plan, apart }: { readonly db: ReadableDb; readonly plan: Plan; readonly apart: Apart | null },
  referrer: Referrer,
  keys: RowKeys,
): void => {
  const naming = fidsNaming(db, referrer, keys);
  const { key } = referrer.register;
  if (isNeeded(referrer)) takeAll(db, plan, [key, naming], apart);
  else for (const fid of naming) plan.write(key, fid, { [referrer.field.name]: null });
};

/** Lets everything that names the rows name another row instead; the rows alone go. */
const moveAll = (
  { db, table, layer }: RowStore,
  plan: Plan,
  { fids, to }: { readonly fids: readonly number[]; readonly to: number },
  apart: Apart | null,
): void => {
  const target = keysIn(db, table.base, [to]);
  const [id] = target.ids;
  if (id === undefined || fids.includes(to)) throw new Refusal('row-not-found', { row: to });
  const keys = keysIn(db, table.base, fids);
  const pointTo = (within: { readonly db: ReadableDb; readonly plan: Plan }, referrer: Referrer): void => {
    const key = referrer.by === 'id' ? id : target.codes[0];
    const naming = fidsNaming(within.db, referrer, keys);
    if (key === undefined && naming.length > 0)
      throw new Refusal('validation-failed', {
        ...namedInBoth('field', layer),
        ...namedInBoth('reason', validationText.noCode),
      });
    for (const fid of naming)
      within.plan.write(referrer.register.key, fid, { [referrer.field.name]: key ?? null });
  };
  for (const referrer of referrersWithin(table.base)) pointTo({ db, plan }, referrer);
  if (apart) for (const referrer of apart.referrersTo(table.base)) pointTo(apart, referrer);
  if (registerOf(table.base)?.store === 'workspace')
    for (const side of linksOf(table.base)) {
      const key = side.own.by === 'id' ? id : (target.codes[0] ?? '');
      const own = linkFids(db, side, keys);
      const doubled = new Set(linksDoubledBy(db, side, own, key));
      plan.take(side.link.table, doubled);
      for (const fid of own)
        if (!doubled.has(fid)) plan.write(side.link.table, fid, { [side.own.column]: key });
    }
  for (const fid of documentFids(db, table.base, keys.ids)) plan.write('document', fid, { owner_id: id });
  plan.take(table.base, fids);
};

const refuseWhenNamed = (workspace: OpenWorkspace, layer: string, fids: readonly number[]): void => {
  const named = dependentsOf(workspace, { layer, fids }).filter(({ fate }) => fate !== 'stays');
  const what = named.map(({ title, count }) => `${title.th} ${count ?? ''}`.trim()).join(', ');
  if (named.length > 0) throw new Refusal('rows-depend', { what });
};

/**
 * Deletes rows as one change. What names them in the same store is emptied, or names another row (`to`); rows that can't be
 * without them go along when links are left empty. So it is with rows of the restricted store while it is open to somebody
 * who may edit: a change of that store right before, which undo takes back along. While it is locked they keep what they
 * hold. Zones go by the zone panel
 * and results stand for what they answered: both are refused as `validation-failed`. Refuses `row-not-found` when one of
 * the rows is not there, `rows-depend` when something names them and nothing was chosen.
 */
export const removeRecords = (
  workspace: OpenWorkspace,
  name: string,
  fids: readonly number[],
  links: LinksChoice = 'refuse',
): number => {
  const store = rowStore(workspace, name);
  const { layer, table } = store;
  if (layer.kind === 'result' || layer.register === 'zone')
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', layer),
      ...namedInBoth('reason', validationText.notEditable),
    });
  const different = [...new Set(fids)];
  if (links === 'refuse') refuseWhenNamed(workspace, name, different);
  const plan = new Plan();
  const apart = apartFrom(workspace, table.base);
  if (typeof links === 'object') moveAll(store, plan, { fids: different, to: links.to }, apart);
  else takeAll(store.db, plan, [table.base, different], apart);
  const label = journalText.recordsRemoved(layer, different.length);
  const remove = (): void => store.change({ kind: REMOVAL, label }, (writer) => plan.run(writer));
  if (apart === null || apart.plan.isEmpty) remove();
  // Within the other store's change: where the rows can't go, their links stay.
  else
    workspace.restricted.changeRows({ kind: LINKS_OF_REMOVAL, label }, (writer) => {
      apart.plan.run(writer);
      remove();
    });
  return different.length;
};

/**
 * The deletion of rows in favour of another row of their layer, for a change set of the caller's: everything that names
 * them in the same store names that row then. Refuses `layer-not-found` and `row-not-found`.
 */
export const removeInto = (
  workspace: OpenWorkspace,
  name: string,
  fids: readonly number[],
  to: number,
): ((writer: RowWriter) => void) => {
  const plan = new Plan();
  moveAll(rowStore(workspace, name), plan, { fids: [...new Set(fids)], to }, null);
  return (writer) => plan.run(writer);
};
