import type { Dependents } from '../../../shared/contract/records.ts';
import {
  type Referrer,
  type RegisterDefinition,
  referrersTo,
  registerOf,
} from '../../../shared/domain/registers/index.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { OpenWorkspace } from '../context.ts';
import { countNaming, documentFids, keysOf, linkFids, linksOf, type RowKeys } from './links.queries.ts';
import { type RowStore, rowStore, rowsOfRegister } from './row-store.ts';

/** A row can't be without a link that it must have: of an area of any level the level alone would say nothing. */
export const isNeeded = ({ field }: Referrer): boolean => field.required === true;

/** Rows of users are written by who keeps the users alone. */
const USERS = 'app_user';

/**
 * True where rows of the restricted store that name rows of the workspace can be written with them: while it is open to
 * somebody who may edit it.
 */
export const mayReach = ({ restricted }: OpenWorkspace, { register }: Referrer): boolean =>
  register.store === 'restricted' &&
  register.key !== USERS &&
  restricted.state === 'open' &&
  restricted.desk().me.canEdit;

const storeOf = (register: RegisterDefinition | undefined): string => register?.store ?? 'workspace';

/** True when rows of both registers are written in one change set. */
export const inSameStore = (a: RegisterDefinition | undefined, b: RegisterDefinition | undefined): boolean =>
  storeOf(a) === storeOf(b);

const naming = (
  workspace: OpenWorkspace,
  target: RegisterDefinition,
  referrer: Referrer,
  keys: RowKeys,
): Dependents[] => {
  const { register, field } = referrer;
  const { db, locked } = rowsOfRegister(workspace, register.key);
  const count = db ? countNaming(db, referrer, keys) : null;
  if (count === 0 || (count === null && !locked)) return [];
  const reached = inSameStore(register, target) || mayReach(workspace, referrer);
  const fate = reached ? (isNeeded(referrer) ? 'remove' : 'empty') : 'stays';
  const words = ({ th, en }: { th: string; en: string }) => ({ th, en });
  return [{ register: register.key, title: words(register), fieldTitle: words(field), count, fate }];
};

const links = ({ db }: RowStore, target: RegisterDefinition, keys: RowKeys): Dependents[] =>
  linksOf(target.key).flatMap((side) => {
    const count = linkFids(db, side, keys).length;
    const { th, en } = side.link;
    const found: Dependents = {
      register: side.link.table,
      title: { th, en },
      fieldTitle: recordsText.linkedTogether,
      count,
      fate: 'remove',
    };
    return count === 0 ? [] : [found];
  });

const documents = (store: RowStore, keys: RowKeys): Dependents[] => {
  const count = documentFids(store.db, store.table.base, keys.ids).length;
  const found: Dependents = {
    register: 'document',
    title: recordsText.documents,
    fieldTitle: recordsText.attached,
    count,
    fate: 'remove',
  };
  return count === 0 ? [] : [found];
};

/**
 * What names rows, by register: only what there is some of, and what can't be looked into while the restricted store is
 * locked. Rows of an imported layer are named by their papers alone. Refuses `layer-not-found`.
 */
export const dependentsOf = (
  workspace: OpenWorkspace,
  { layer: name, fids }: { layer: string; fids: readonly number[] },
): Dependents[] => {
  const store = rowStore(workspace, name);
  const register = store.layer.register === null ? undefined : registerOf(store.layer.register);
  const keys = keysOf(store.db, store.table.base, register?.codeField ?? null, fids);
  if (!register) return documents(store, keys);
  return [
    ...referrersTo(register.key).flatMap((referrer) => naming(workspace, register, referrer, keys)),
    ...(register.store === 'workspace' ? links(store, register, keys) : []),
    ...documents(store, keys),
  ];
};
