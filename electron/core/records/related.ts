import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { RelatedList } from '../../../shared/contract/records.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type Referrer,
  type RegisterDefinition,
  referrersTo,
  registerOf,
} from '../../../shared/domain/registers/index.ts';
import { sortKey } from '../../../shared/domain/thai-text.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { rowsByFid } from './labels.queries.ts';
import {
  countNaming,
  fidsNaming,
  keysOf,
  type LinkSide,
  linkedFids,
  linksOf,
  type RowKeys,
} from './links.queries.ts';
import { placeLine } from './place-line.ts';
import { rowStore, rowsOfRegister } from './row-store.ts';

/** Rows that are named before the first of them are chosen by name. */
const NAMED = 500;

const titleOf = ({ th, en }: { th: string; en: string }): Bilingual => ({ th, en });

const firstRows = (
  workspace: OpenWorkspace,
  db: ReadableDb,
  register: RegisterDefinition,
  fids: readonly number[],
  limit: number,
): RelatedList['rows'] =>
  rowsByFid(db, register, fids)
    .map((row) => ({ row, key: sortKey(row.title) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.fid - b.row.fid))
    .slice(0, limit)
    .map(({ row }) => ({
      title: row.title,
      layer: row.layer,
      fid: row.fid,
      detail: placeLine(workspace, register, row),
    }));

/** A new row that names this one; null where rows of the register are not made by a form here. */
const beginning = (
  workspace: OpenWorkspace,
  { register, field, by, level }: Referrer,
  keys: RowKeys,
): Record<string, CellValue> | null => {
  const key = (by === 'id' ? keys.ids : keys.codes)[0];
  if (key === undefined || register.key === 'zone') return null;
  try {
    rowStore(workspace, register.key);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
  return level === null ? { [field.name]: key } : { [level.field]: level.value, [field.name]: key };
};

const namingList = (
  workspace: OpenWorkspace,
  referrer: Referrer,
  keys: RowKeys,
  limit: number,
): RelatedList[] => {
  const { register, field } = referrer;
  const { db, locked } = rowsOfRegister(workspace, register.key);
  const list = {
    register: register.key,
    title: titleOf(register),
    field: field.name,
    fieldTitle: titleOf(field),
  };
  if (!db) return locked ? [{ ...list, count: null, rows: [], begin: null }] : [];
  const count = countNaming(db, referrer, keys);
  const rows = firstRows(workspace, db, register, fidsNaming(db, referrer, keys, NAMED), limit);
  return [{ ...list, count, rows, begin: beginning(workspace, referrer, keys) }];
};

const linkedList = (
  workspace: OpenWorkspace,
  side: LinkSide,
  keys: RowKeys,
  limit: number,
): RelatedList[] => {
  const register = registerOf(side.other.register);
  if (!register || side.link.dated) return [];
  const fids = linkedFids(workspace.db, side, keys);
  const rows = firstRows(workspace, workspace.db, register, fids.slice(0, NAMED), limit);
  return [
    {
      register: register.key,
      title: titleOf(register),
      field: null,
      fieldTitle: titleOf(side.link),
      count: fids.length,
      rows,
      begin: null,
    },
  ];
};

/**
 * What belongs to a row: for each register whose rows name it, and for each table of links, how many rows there are and the
 * first of them by name. Refuses `layer-not-found`, `row-not-found`.
 */
export const relatedOf = (
  workspace: OpenWorkspace,
  { layer: name, fid, limit }: { layer: string; fid: number; limit: number },
): RelatedList[] => {
  const { db, layer, table } = rowStore(workspace, name);
  const register = layer.register === null ? undefined : registerOf(layer.register);
  if (!register) return [];
  const keys = keysOf(db, table.base, register.codeField, [fid]);
  if (keys.ids.length === 0) throw new Refusal('row-not-found', { row: fid });
  return [
    ...linksOf(register.key).flatMap((side) => linkedList(workspace, side, keys, limit)),
    ...referrersTo(register.key).flatMap((referrer) => namingList(workspace, referrer, keys, limit)),
  ];
};
