import { createHash } from 'node:crypto';
import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { differsMuch } from '../../../../shared/domain/rules/index.ts';
import { m2OfRaiNganWah } from '../../../../shared/domain/units.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { allReasons } from '../../../../shared/text/matching.ts';
import { rowReason } from '../../../../shared/text/row-matching.ts';
import type { SqlValue } from '../../db/index.ts';
import { Tally } from '../../formats/index.ts';
import { cellsByHand } from './cells-by-hand.queries.ts';
import { AreasOfRows } from './covered-areas.ts';
import { ExistingIndex } from './existing-index.ts';
import { type ExistingRow, rowReader } from './existing-rows.queries.ts';
import { filledRows } from './filled-rows.ts';
import { type FoundRow, findExisting } from './find-existing.ts';
import { missingRows } from './missing-rows.ts';
import { PlanBook, type ShownRow } from './plan-book.ts';
import type { FilledRow, PlanParts, PlanRow, RowPlan } from './plan-types.ts';
import { type Differences, differencesOf, differenceWords } from './row-differences.ts';

const YIELD_EVERY = 100;
/** Areas that are named. */
const MOST_AREAS = 50;

/** What is known while the rows of a file are gone through. */
class Planning {
  readonly parts: PlanParts;
  readonly book = new PlanBook();
  readonly tally = new Tally();
  readonly existing: ExistingIndex;
  /** Rows here that a row of the file is, by fid: the row and what it says. */
  readonly claims = new Map<number, { row: number; hash: string }>();
  /** Codes, or names within areas, that rows of the file bring along. */
  private readonly keys = new Map<string, { row: number; hash: string }>();
  private readonly byHand: ReadonlyMap<number, ReadonlySet<string>>;
  private readonly read: ReturnType<typeof rowReader>;
  readonly areas = new AreasOfRows();
  /** Conflicting rows of the same thing as an earlier one, and those whose code stands here already. */
  private readonly second = new Set<number>();
  private readonly codeTaken = new Set<number>();
  /** Rows whose code is out of use: it is never given out again. */
  private readonly retired = new Set<number>();
  private readonly find: Parameters<typeof findExisting>[0];

  constructor(parts: PlanParts, existing: ExistingIndex) {
    this.parts = parts;
    this.existing = existing;
    const { db, register, index, geos } = parts;
    this.byHand = cellsByHand(db, register.key);
    this.read = rowReader(
      db,
      register.key,
      register.fields.map((field) => field.name),
    );
    const shapeOf = (fid: number): Uint8Array | null => this.read(fid)?.geom ?? null;
    this.find = { register: register.key, existing: this.existing, index, geos, shapeOf };
  }

  take(row: FilledRow): void {
    for (const joined of row.joined) this.skip(joined, 'code-duplicate', 'info');
    this.areas.note(row.row, row.area);
    if (row.lacking !== null) {
      this.skip(row.row, row.lacking, 'warning');
      return;
    }
    const found = findExisting(this.find, row);
    if (row.code !== null && this.existing.byCode(row.code).length > 0) this.codeTaken.add(row.row);
    if (found.conflict === rowReason.codeRetired) this.retired.add(row.row);
    if (found.row) {
      // A file of codes alone is of the areas that its rows lie in here.
      if (row.area === null) this.areas.note(row.row, found.row.area);
      this.takeKnown(row, found, found.row);
    } else this.takeNew(row, found.conflict);
  }

  private skip(row: number, code: IssueCode, severity: 'info' | 'warning'): void {
    this.book.skip(row, code);
    this.tally.add(code, severity, row);
  }

  private shown(
    row: FilledRow,
    reasons: readonly (Bilingual | null)[],
    differences: ShownRow['differences'] = [],
  ): ShownRow {
    const told = reasons.filter((reason) => reason !== null);
    const reason = told.length === 0 ? null : allReasons(told);
    return { row: row.row, label: row.name ?? row.code ?? '', differences, reason };
  }

  private takeKnown(row: FilledRow, { by, conflict }: FoundRow, here: ExistingRow): void {
    const current = this.read(here.fid);
    if (!current) throw new Error('a row went while it was compared');
    const differences = differencesOf(row, current);
    const words = differenceWords(this.parts.register, differences, current, this.parts.index);
    const how = by === null ? null : rowReason[`by${by[0]?.toUpperCase()}${by.slice(1)}` as 'byCode'];
    const kept = differences.kept > 0 ? rowReason.emptyKept(differences.kept) : null;
    const hash = hashOf(row);
    const claimed = this.claims.get(here.fid);
    const shown = this.shown(row, [how, kept], words);
    if (claimed) {
      this.takeTwice(row, hash, claimed, shown, here.fid, rowReason.twiceInFile);
      return;
    }
    this.claims.set(here.fid, { row: row.row, hash });
    // A row that is found otherwise may bring its own code along: it stands once, like that of a new row.
    const key = row.code === null || row.code === here.code ? null : keyOf(row);
    const before = key === null ? undefined : this.keys.get(key);
    if (before) {
      this.takeTwice(row, hash, before, shown, here.fid, rowReason.codeTwice);
      return;
    }
    if (key !== null) this.keys.set(key, { row: row.row, hash });
    const edited = this.isEditedHere(here, differences) ? rowReason.editedHere : null;
    const against = conflict ?? edited;
    this.compareArea(row, current.values);
    if (against) this.book.put(row.row, 'conflicting', this.shown(row, [against], words), here.fid);
    else if (words.length === 0) this.book.put(row.row, 'same', shown, here.fid);
    else this.book.put(row.row, 'changed', shown, here.fid, fills(differences));
  }

  /** A second row of the same thing: the very same is one too many, another is a conflict of both. */
  private takeTwice(
    row: FilledRow,
    hash: string,
    before: { row: number; hash: string },
    shown: ShownRow,
    fid: number,
    reason: (row: number) => Bilingual,
  ): void {
    if (hash === before.hash) {
      this.skip(row.row, 'code-duplicate', 'info');
      return;
    }
    const above = this.parts.above ?? 0;
    this.book.put(row.row, 'conflicting', { ...shown, reason: reason(before.row + above) }, fid);
    // Only one of them can be written: the first, where the user says so.
    this.second.add(row.row);
    this.book.dispute(
      before.row,
      { ...shown, row: before.row, differences: [], reason: reason(row.row + above) },
      fid,
    );
  }
  private isEditedHere(here: ExistingRow, { cells, shape }: Differences): boolean {
    const byHand = here.imported ? this.byHand.get(here.fid) : undefined;
    if (!byHand) return false;
    return Object.keys(cells).some((field) => byHand.has(field)) || (shape !== null && byHand.has('geom'));
  }

  private takeNew(row: FilledRow, conflict: Bilingual | null): void {
    const lacking = this.lackingOf(row);
    if (lacking !== null) {
      this.skip(row.row, lacking, 'warning');
      return;
    }
    const shown = this.shown(row, [conflict]);
    const key = keyOf(row);
    const before = key === null ? undefined : this.keys.get(key);
    const hash = hashOf(row);
    if (before) {
      this.takeTwice(row, hash, before, shown, 0, rowReason.codeTwice);
      return;
    }
    if (key !== null) this.keys.set(key, { row: row.row, hash });
    this.compareArea(row, {});
    this.book.put(row.row, conflict ? 'conflicting' : 'new', shown);
  }

  /** Why a row can't be inserted: a required field that nothing fills. */
  private lackingOf(row: FilledRow): IssueCode | null {
    const { register } = this.parts;
    const empty = register.fields.filter(
      ({ name, required }) => required && !row.values[name] && !row.derived[name],
    );
    if (empty.length === 0) return null;
    const byArea = empty.some(({ name }) => name === register.codeField || name.endsWith('_code'));
    return byArea && row.area === null ? 'area-unmatched' : 'required-missing';
  }

  /** One row here takes one row of the file, and a code stands once: whatever the user chose for conflicting rows. */
  refuseUnwritable(): void {
    const { conflicting } = this.parts.actions;
    if (conflicting === 'skip') return;
    for (const row of this.retired) this.book.refuse(row, 'code-retired');
    const unwritable = conflicting === 'insert' ? [...this.second, ...this.codeTaken] : this.second;
    for (const row of unwritable)
      if (this.book.isConflicting(row) && !this.retired.has(row)) this.book.refuse(row, 'code-duplicate');
  }

  /** The declared area of a forest beside the measured one. */
  private compareArea(row: FilledRow, here: Readonly<Record<string, SqlValue>>): void {
    if (this.parts.register.key !== 'community_forest' || !row.wkb || !wkbType(row.wkb).endsWith('Polygon'))
      return;
    const part = (name: string): number => Number(row.values[name] ?? here[name] ?? 0);
    const declared = m2OfRaiNganWah({
      rai: part('declared_rai'),
      ngan: part('declared_ngan'),
      wah: part('declared_wah'),
    });
    const measured = wkbAreaM2(row.wkb);
    if (differsMuch(declared, measured)) this.tally.add('declared-area-differs', 'warning', row.row);
  }
}

const fills = ({ filling, fillsShape }: Differences): boolean =>
  fillsShape || Object.keys(filling).length > 0;

/** What must not stand twice among new rows. */
function keyOf({ code, nameKey, area, values }: FilledRow): string | null {
  if (code !== null) return `code ${code}`;
  if (nameKey === '' || area === null) return null;
  return `name ${nameKey} ${area} ${String(values.fiscal_year ?? '')}`;
}

function hashOf({ values, wkb }: FilledRow): string {
  const hash = createHash('md5').update(JSON.stringify(values));
  if (wkb) hash.update(wkb);
  return hash.digest('base64').slice(0, 12);
}

/**
 * Compares the rows of a file with those of a register: new, changed, same, conflicting, and missing from the file; by id,
 * code, name within the area, or place. Nothing is written. Yields the rows gone through.
 */
export function* planRows(parts: PlanParts, rows: Iterable<PlanRow>): Generator<number, RowPlan> {
  const planning = new Planning(parts, yield* ExistingIndex.read(parts.db, parts.register.key));
  let seen = 0;
  for (const row of filledRows(parts, rows, planning.tally)) {
    planning.take(row);
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield seen;
  }
  yield seen;
  return planOf(planning);
}

function planOf(planning: Planning): RowPlan {
  const { book, tally, parts, claims, existing } = planning;
  const { register, actions, index } = parts;
  planning.refuseUnwritable();
  const areas = planning.areas.covered(book, actions, parts.unread ?? false);
  const missing = missingRows(
    existing.rows,
    (fid) => claims.has(fid),
    areas,
    index,
    actions.missingIn === 'register',
  );
  const { account, skipped } = book.account(actions);
  for (const { row, code } of skipped)
    if (code === 'row-not-wanted' || code === 'row-conflict')
      tally.add(code, code === 'row-conflict' ? 'warning' : 'info', row);
  if (missing.rows.length > 0) tally.add('rows-missing-here', 'info', undefined, missing.rows.length);
  if (missing.unsure > 0) tally.add('rows-missing-unsure', 'info', undefined, missing.unsure);
  return {
    report: {
      register: register.key,
      new: book.shown('new'),
      changed: book.shown('changed'),
      same: book.shown('same'),
      missing: {
        ...{ count: missing.rows.length, items: missing.items },
        ...{ areas: missing.areas.slice(0, MOST_AREAS), areaCount: missing.areas.length },
      },
      conflicting: book.shown('conflicting'),
      actions,
    },
    ...{ account, tally, skipped },
    removals: actions.missing === 'remove' ? missing.rows.map(({ fid }) => fid) : [],
    verdictOf(row) {
      const { action, fid } = book.verdict(row, actions);
      return { action, fid };
    },
  };
}
