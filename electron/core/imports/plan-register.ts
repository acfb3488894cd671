import type { ImportAccount } from '../../../shared/contract/imports.ts';
import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { wkbExtent } from '../../../shared/geo/wkb.ts';
import type { Gazetteer } from '../crs/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { type CellValue, type FeatureSource, Tally } from '../formats/index.ts';
import type { Geos } from '../geometry/index.ts';
import type { WritableSet } from './inspected-set.ts';
import { compileMapping, type RowMapper } from './mapping/index.ts';
import { fillableRegister, type RegisterFilling } from './mapping-of.ts';
import {
  type AreaIndex,
  type AreaMatching,
  areaIndex,
  type HintedRow,
  hintsOf,
  levelFor,
  matchAreas,
  type PlanRow,
  planRows,
  type RowPlan,
} from './matching/index.ts';
import { rowsAbove } from './rows-above.ts';
import type { SkippedRow } from './skipped-rows.ts';
import { takenRows } from './taken-rows.ts';

/** What rows are planned with. */
export interface PlanSurroundings {
  readonly db: ReadableDb;
  readonly gazetteer: Gazetteer;
  readonly geos: Geos;
}

/** The rows of a set in the words of a register, each with its area. */
export interface MatchedRows {
  readonly register: RegisterDefinition;
  readonly index: AreaIndex;
  readonly matching: AreaMatching;
  /** Of the columns and the areas. */
  readonly tally: Tally;
  /** The rows to be planned, again and again. */
  rows(): Iterable<PlanRow>;
}

/** What becomes of the rows of a set in a register. */
export interface RegisterPlan extends MatchedRows {
  readonly plan: RowPlan;
  /** Of the whole file. */
  readonly account: ImportAccount;
  readonly skipped: readonly SkippedRow[];
}

type PlannedSet = Pick<WritableSet, 'recipe' | 'table' | 'crs' | 'reading' | 'spoolPath' | 'choice'>;

/** Maps the rows and matches them to areas. Yields the share done. */
export function* matchRows(
  file: FeatureSource,
  set: PlannedSet,
  { register: key, mapping }: RegisterFilling,
  { db, gazetteer }: Omit<PlanSurroundings, 'geos'>,
): Generator<number, MatchedRows> {
  const register = fillableRegister(key, db);
  const { columns } = set.table;
  const mapper = compileMapping(register, mapping, columns);
  const index = areaIndex(db, gazetteer);
  const targets = mapping.map(({ field }) => field);
  const expected = Math.max(1, set.reading.account.inserted);
  const hinted = hintedRows(file, set, key, mapper);
  const matching = yield* shared(
    matchAreas(levelFor(key, targets), hinted.rows(), index, set.choice.areaPicks),
    () => Math.min(1, hinted.seen() / expected),
  );
  const tally = new Tally();
  for (const one of [mapper.tally, matching.tally]) tally.merge(one);
  // Its tally has counted every row once; who reads them again has one of its own.
  const again = compileMapping(register, mapping, columns);
  return { register, index, matching, tally, rows: () => plannedRows(file, set, again, matching) };
}

/** Of the whole work, what matching rows to areas is. */
const MATCHING = 0.5;

/** Matches the rows and compares them with those of the register. Nothing is written. Yields the share done. */
export function* planRegister(
  file: FeatureSource,
  set: PlannedSet,
  filling: RegisterFilling,
  { db, gazetteer, geos }: PlanSurroundings,
): Generator<number, RegisterPlan> {
  const matched = yield* shared(matchRows(file, set, filling, { db, gazetteer }), (done) => done * MATCHING);
  const { register, index, rows } = matched;
  const expected = Math.max(1, set.reading.account.inserted);
  const parts = {
    register,
    db,
    index,
    actions: set.choice.actions,
    geos,
    unread: hasUnread(set),
    above: rowsAbove(set.recipe),
  };
  const plan = yield* shared(
    planRows(parts, rows()),
    (seen) => MATCHING + Math.min(1, seen / expected) * (1 - MATCHING),
  );
  matched.tally.mergeAlike(plan.tally, 'area-unmatched');
  return { ...matched, plan, ...accountOf(set, plan) };
}

/** True where rows could not even be read; those that their file had deleted are none. */
export const hasUnread = ({ reading }: Pick<PlannedSet, 'reading'>): boolean =>
  reading.account.skipped > reading.tally.count('row-deleted-mark');

/** Turns what a generator yields into a share of the whole. */
function* shared<T>(work: Generator<number, T>, share: (value: number) => number): Generator<number, T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield share(step.value);
  }
}

function hintedRows(file: FeatureSource, set: PlannedSet, key: string, mapper: RowMapper) {
  let seen = 0;
  function* rows(): Generator<HintedRow> {
    for (const { row, wkb, values } of takenRows(file, set, false, null)) {
      seen = row;
      yield { row, hints: hintsOf(key, mapper.map(row, values as CellValue[])), at: placeOf(wkb) };
    }
  }
  return { rows, seen: () => seen };
}

function placeOf(wkb: Uint8Array | null): readonly [number, number] | null {
  const box = wkb ? wkbExtent(wkb) : null;
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

function* plannedRows(
  file: FeatureSource,
  set: PlannedSet,
  mapper: RowMapper,
  matching: AreaMatching,
): Generator<PlanRow> {
  for (const { row, wkb, values } of takenRows(file, set, false, null))
    yield { ...mapper.map(row, values as CellValue[]), wkb, matched: matching.areaOf(row) };
}

/** Rows that could not be read and rows that the plan leaves out; a mended row counts where it is taken in. */
export function accountOf(
  { reading }: Pick<PlannedSet, 'reading'>,
  plan: RowPlan,
): Pick<RegisterPlan, 'account' | 'skipped'> {
  const { inserted, updated, unchanged, skipped } = plan.account;
  let repaired = 0;
  for (const row of reading.mended.keys()) if (plan.verdictOf(row).action !== 'skip') repaired++;
  const account: ImportAccount = {
    read: reading.account.read,
    inserted,
    updated,
    unchanged,
    skipped: skipped + reading.account.skipped,
    repaired,
  };
  const rows = [...reading.skipped, ...plan.skipped].sort((a, b) => a.row - b.row);
  return { account, skipped: rows };
}
