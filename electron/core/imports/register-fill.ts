import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportAccount, RegisterFill } from '../../../shared/contract/imports.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { retiredAreas } from '../areas/index.ts';
import type { BulkRow, Change } from '../context.ts';
import type { Gazetteer } from '../crs/index.ts';
import type { SqlValue } from '../db/types.ts';
import { Tally } from '../formats/index.ts';
import { asMulti } from '../formats/staged/as-multi.ts';
import type { Geos } from '../geometry/index.ts';
import { noneOf } from './account.ts';
import { type AboveNames, deriveAbove } from './derive-above.ts';
import { type AreaRecord, areaRecords } from './imports.queries.ts';
import { makeIssue } from './issues.ts';
import { cellsByHand } from './matching/index.ts';
import type { ImportedSubdistrict } from './register-rows.ts';

export interface FillParts {
  readonly geos: Geos;
  readonly gazetteer: Gazetteer;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Of the whole work, what reading and comparing the areas is; the rest is dissolving those above them. */
const COMPARING = 0.2;

/** The sub-districts of one code, taken together: islands may come as rows of their own. */
interface Gathered {
  readonly first: ImportedSubdistrict;
  readonly shapes: Uint8Array[];
}

const COLUMNS = ['code', 'name_th', 'name_en', 'district_code', 'source_id', 'import_id'] as const;

/**
 * Fills the register of sub-districts within a change: rows of a new code are inserted, those of a known code brought
 * up to date, equal ones left alone; what somebody here wrote by hand stays, and is told. Then districts and provinces
 * above them are derived.
 */
export function fillSubdistricts(
  change: Change,
  rows: Iterable<ImportedSubdistrict>,
  parts: FillParts,
): RegisterFill {
  const tally = new Tally();
  const account = { ...noneOf() };
  const gathered = gather(rows, retiredAreas(change.db, 'subdistrict'), account, tally);
  const known = areaRecords(change.db, 'subdistrict');
  const byHand = cellsByHand(change.db, 'subdistrict');
  const fresh: BulkRow[] = [];
  let done = 0;
  for (const [code, area] of gathered) {
    parts.onProgress?.((COMPARING * done++) / gathered.size);
    const record = recordOf(code, area, parts, tally);
    const before = known.get(code);
    if (!before) {
      fresh.push({
        wkb: record.wkb,
        values: [...record.values, area.first.sourceId, area.first.importId],
      });
      account.inserted++;
      continue;
    }
    const { values, shape, kept } = differences(before, record, byHand.get(before.fid));
    if (kept) tally.add('edited-here-kept', 'warning', area.first.row);
    if (shape === undefined && Object.keys(values).length === 0) account.unchanged++;
    else {
      const origin = { source_id: area.first.sourceId, import_id: area.first.importId };
      change.update('subdistrict', before.fid, { ...values, ...origin }, ...(shape ? [shape] : []));
      account.updated++;
    }
  }
  if (fresh.length > 0) change.bulkInsert('subdistrict', COLUMNS, fresh);
  const derived = deriveAbove(change, [...gathered.keys()], namesAbove(gathered), {
    ...parts,
    onProgress: (fraction) => parts.onProgress?.(COMPARING + fraction * (1 - COMPARING)),
  });
  return { register: 'subdistrict', ...account, derived, issues: issuesFrom(tally) };
}

const issuesFrom = (tally: Tally): Issue[] =>
  tally.list().map(({ code, severity, count, examples }) => makeIssue(code, severity, count, {}, examples));

function gather(
  rows: Iterable<ImportedSubdistrict>,
  retired: ReadonlyMap<string, unknown>,
  account: ImportAccount,
  tally: Tally,
): Map<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  for (const row of rows) {
    account.read++;
    if (row.code === null || retired.has(row.code)) {
      account.skipped++;
      tally.add(row.code === null ? 'code-missing' : 'code-retired', 'warning', row.row);
      continue;
    }
    const before = gathered.get(row.code);
    if (!before) {
      gathered.set(row.code, { first: row, shapes: row.wkb ? [row.wkb] : [] });
      continue;
    }
    // Its shape is a part of the same area; as a row it is one too many.
    account.skipped++;
    tally.add('code-duplicate', 'warning', row.row);
    if (row.wkb) before.shapes.push(row.wkb);
  }
  return gathered;
}

interface AreaValues {
  readonly wkb: Uint8Array | null;
  readonly values: readonly SqlValue[];
}

function recordOf(code: string, { first, shapes }: Gathered, parts: FillParts, tally: Tally): AreaValues {
  const name = first.names.subdistrict_th ?? parts.gazetteer.area(code)?.name;
  if (name === undefined) tally.add('name-missing', 'warning', first.row);
  const whole = shapes.length > 1 ? parts.geos.union(shapes) : (shapes[0] ?? null);
  return {
    wkb: whole ? asMulti(whole) : null,
    values: [code, name ?? code, first.names.subdistrict_en ?? null, code.slice(0, 4)],
  };
}

/** What a file would change here. One without a shape or a name takes none away, and no word of somebody here. */
function differences(
  before: AreaRecord,
  record: AreaValues,
  byHand: ReadonlySet<string> = new Set(),
): { values: Record<string, SqlValue>; shape: Uint8Array | undefined; kept: boolean } {
  const [, nameTh, nameEn, district] = record.values;
  const said: Record<string, SqlValue> = {};
  if (nameTh !== before.name_th && nameTh !== before.code) said.name_th = nameTh ?? null;
  if (nameEn !== null && nameEn !== before.name_en) said.name_en = nameEn ?? null;
  if (district !== before.parent) said.district_code = district ?? null;
  const values = Object.fromEntries(Object.entries(said).filter(([field]) => !byHand.has(field)));
  const drawn = record.wkb && !sameShape(before.geom, record.wkb) ? record.wkb : undefined;
  const shape = byHand.has('geom') ? undefined : drawn;
  const kept = Object.keys(values).length < Object.keys(said).length || shape !== drawn;
  return { values, shape, kept };
}

const sameShape = (blob: Uint8Array | null, wkb: Uint8Array): boolean =>
  blob !== null && Buffer.compare(decodeGpkg(blob).wkb, wkb) === 0;

/** The names of districts and provinces that the rows themselves bear. */
function namesAbove(gathered: ReadonlyMap<string, Gathered>): Map<string, AboveNames> {
  const names = new Map<string, AboveNames>();
  const note = (code: string, th: string | undefined, en: string | undefined): void => {
    const before = names.get(code);
    names.set(code, { th: before?.th ?? th, en: before?.en ?? en });
  };
  for (const [code, { first }] of gathered) {
    note(code.slice(0, 4), first.names.district_th, first.names.district_en);
    note(code.slice(0, 2), first.names.province_th, first.names.province_en);
  }
  return names;
}
