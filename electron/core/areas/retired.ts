import type { ReadableDb } from '../db/types.ts';
import { codedRows, type LineageRegister, type LineageRow, lineageOf } from './lineage.queries.ts';

/** An area whose code is no longer in use: it was split, merged, given another code or dissolved. */
export interface RetiredArea {
  readonly level: LineageRegister;
  readonly code: string;
  readonly name: string;
  /** What became of it: the kind of its last change, or `retire` where only its last day is known. */
  readonly kind: string;
  /** The first day without it, or null where that is not known. */
  readonly on: string | null;
  /** Codes of the areas of today that it went into; of council areas without a code their ids. */
  readonly successors: readonly string[];
}

const keyOf = (code: string | null, id: string): string => (code === null || code === '' ? id : code);

/** The keys of today's areas that a key leads to, over any number of changes. */
function ends(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  current: ReadonlySet<string>,
): string[] {
  const seen = new Set([start]);
  const found: string[] = [];
  const queue = [...(next.get(start) ?? [])];
  for (const key of queue) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (current.has(key)) found.push(key);
    else queue.push(...(next.get(key) ?? []));
  }
  return found;
}

function followers(rows: readonly LineageRow[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { fromCode, fromId, toCode, toId } of rows) {
    if (toId === null) continue;
    const from = keyOf(fromCode, fromId);
    const list = next.get(from) ?? [];
    next.set(from, list);
    list.push(keyOf(toCode, toId));
  }
  return next;
}

/** The codes of a register that are no longer in use, with what follows them today. */
export function retiredAreas(db: ReadableDb, level: LineageRegister): Map<string, RetiredArea> {
  const rows = codedRows(db, level);
  const lineage = lineageOf(db, level);
  const current = new Set(rows.filter((row) => row.current).map(({ code, id }) => keyOf(code, id)));
  const next = followers(lineage);
  const retired = new Map<string, RetiredArea>();
  const put = (code: string, name: string | null, kind: string, on: string | null): void => {
    if (current.has(code)) return;
    retired.set(code, { level, code, name: name ?? code, kind, on, successors: ends(code, next, current) });
  };
  for (const { code, id, name, validTo } of rows) put(keyOf(code, id), name, 'retire', validTo);
  for (const { fromCode, fromId, fromName, kind, onDate } of lineage)
    put(keyOf(fromCode, fromId), fromName, kind, onDate);
  return retired;
}

/** The levels whose areas may retire. */
export const RETIRING_LEVELS: readonly LineageRegister[] = [
  'district',
  'subdistrict',
  'village',
  'council_area',
];
