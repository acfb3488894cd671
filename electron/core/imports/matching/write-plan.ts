import type { BulkRow, Change } from '../../context.ts';
import type { Gazetteer } from '../../crs/index.ts';
import type { SqlValue } from '../../db/index.ts';
import { type AboveNames, deriveAbove } from '../derive-above.ts';
import { isIdTaken, linkFids, linksOf, newRowId, rowReader } from './existing-rows.queries.ts';
import { filledRows } from './filled-rows.ts';
import type { FilledRow, PlanParts, PlanRow, RowPlan } from './plan-types.ts';
import { differencesOf } from './row-differences.ts';

/** What a plan is written with. */
export interface WriteParts extends PlanParts {
  readonly gazetteer: Gazetteer;
  /** Where the rows come from. */
  readonly origin: { readonly sourceId: string; readonly importId: string } | null;
  /** Names of districts and provinces by their code, where the file has better ones than its rows' hints. */
  readonly namesAbove?: ReadonlyMap<string, AboveNames>;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface Written {
  readonly inserted: number;
  readonly updated: number;
  readonly removed: number;
  /** Areas that stand above the written ones: `{ district: 8, province: 1 }`. */
  readonly derived: Readonly<Record<string, number>>;
}

/** Shares of the whole work: rows, then the areas above them. */
const ROWS_SHARE = 0.5;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Does what a plan says within one change. The plan must have been made in the same state of the workspace, and `rows`
 * must give the same rows each time: they are gone through twice. Throws when what is written is not what was announced.
 */
export function writePlan(
  change: Change,
  plan: RowPlan,
  rows: () => Iterable<PlanRow>,
  parts: WriteParts,
): Written {
  const { register } = parts;
  const links = new Map<string, readonly string[]>();
  const codes = new Set<string>();
  const names = new Map<string, AboveNames>(parts.namesAbove ?? []);
  const updated = updateRows(change, plan, rows, parts, (row, id) => {
    if (id !== '' && row.links.length > 0) links.set(id, row.links);
    noteAbove(row, codes, names);
  });
  const inserted = insertRows(change, plan, rows, parts, links);
  if (inserted !== plan.account.inserted || updated !== plan.account.updated)
    throw new Error(
      `${inserted} and ${updated} rows written, ${plan.account.inserted} and ${plan.account.updated} planned`,
    );
  for (const [council, own] of links) linkCouncil(change, council, own);
  for (const code of removeRows(change, plan, register.key)) codes.add(code);
  const derived =
    register.key === 'subdistrict'
      ? deriveAbove(change, [...codes], names, {
          ...{ geos: parts.geos, gazetteer: parts.gazetteer },
          onProgress: (fraction) => parts.onProgress?.(ROWS_SHARE + fraction * (1 - ROWS_SHARE)),
        })
      : {};
  parts.onProgress?.(1);
  return { inserted, updated, removed: plan.removals.length, derived };
}

/** The areas above a sub-district that is written or stands, and their names as its row has them. */
function noteAbove({ code, above }: FilledRow, codes: Set<string>, names: Map<string, AboveNames>): void {
  if (code?.length !== 6) return;
  codes.add(code);
  const note = (own: string, name: string | null): void => {
    const before = names.get(own);
    names.set(own, { th: before?.th ?? name ?? undefined, en: before?.en });
  };
  note(code.slice(0, 4), above.district);
  note(code.slice(0, 2), above.province);
}

/** Brings rows up to date, and shows every row that is taken in. Returns how many were changed. */
function updateRows(
  change: Change,
  plan: RowPlan,
  rows: () => Iterable<PlanRow>,
  parts: WriteParts,
  show: (row: FilledRow, id: string) => void,
): number {
  const { register, origin } = parts;
  const fields = register.fields.map((field) => field.name);
  const read = rowReader(change.db, register.key, [...fields, 'id']);
  let updated = 0;
  for (const row of filledRows(parts, rows(), null)) {
    const { action, fid } = plan.verdictOf(row.row);
    if (action === 'skip') continue;
    const here = action === 'insert' ? null : read(fid);
    show(row, String(here?.values.id ?? ''));
    if (!here || (action !== 'update' && action !== 'fill')) continue;
    parts.signal?.throwIfAborted();
    const { cells, filling, shape, fillsShape } = differencesOf(row, here);
    const values: Record<string, SqlValue> = { ...(action === 'fill' ? filling : cells) };
    if (origin) Object.assign(values, { source_id: origin.sourceId, import_id: origin.importId });
    const written = action === 'update' || fillsShape ? shape : null;
    if (written) change.update(register.key, fid, values, written);
    else change.update(register.key, fid, values);
    updated += 1;
  }
  return updated;
}

/** Inserts new rows in one go. Returns how many. */
function insertRows(
  change: Change,
  plan: RowPlan,
  rows: () => Iterable<PlanRow>,
  parts: WriteParts,
  links: Map<string, readonly string[]>,
): number {
  const expected = plan.account.inserted;
  if (expected === 0) return 0;
  const { register, origin, signal, onProgress } = parts;
  const fields = register.fields.map((field) => field.name);
  function* fresh(): Generator<BulkRow> {
    for (const row of filledRows(parts, rows(), null)) {
      if (plan.verdictOf(row.row).action !== 'insert') continue;
      // The id of an earlier export is kept, so that copies of a row know each other again.
      const id =
        row.id !== null && UUID.test(row.id) && !isIdTaken(change.db, register.key, row.id)
          ? row.id
          : newRowId();
      if (row.links.length > 0) links.set(id, row.links);
      const cells = fields.map((name) => row.values[name] ?? row.derived[name] ?? null);
      yield { wkb: row.wkb, values: [...cells, id, origin?.sourceId ?? null, origin?.importId ?? null] };
    }
  }
  const { inserted } = change.bulkInsert(register.key, [...fields, 'id', 'source_id', 'import_id'], fresh(), {
    ...(signal ? { signal } : {}),
    onProgress: (done) => onProgress?.(Math.min(1, done / expected) * ROWS_SHARE),
  });
  return inserted;
}

/** Adds the links of a council area to sub-districts that are not there yet. */
function linkCouncil(change: Change, council: string, codes: readonly string[]): void {
  const known = new Set(linksOf(change.db, council));
  for (const code of codes)
    if (!known.has(code))
      change.insert('council_area_subdistrict', { council_area_id: council, subdistrict_code: code });
}

/** Returns the codes of sub-districts that went: what lies above them is another without them. */
function removeRows(change: Change, { removals }: RowPlan, register: string): string[] {
  if (removals.length === 0) return [];
  const read = register === 'subdistrict' ? rowReader(change.db, register, ['code']) : null;
  const codes = removals.map((fid) => String(read?.(fid)?.values.code ?? ''));
  if (register === 'council_area') {
    const gone = removals.flatMap((fid) => linkFids(change.db, fid));
    if (gone.length > 0) change.remove('council_area_subdistrict', gone);
  }
  change.remove(register, removals);
  return codes.filter((code) => /^\d{6}$/.test(code));
}
