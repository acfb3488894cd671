import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import { memberFieldOf } from '../../../../shared/domain/member-fields.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { householdReason, householdsText } from '../../../../shared/text/households.ts';
import { allReasons } from '../../../../shared/text/matching.ts';
import { rowReason, shapeWords } from '../../../../shared/text/row-matching.ts';
import { Tally } from '../../formats/index.ts';
import { PlanBook, type PlanRow, type ShownRow } from '../matching/index.ts';
import {
  compared,
  Households,
  isEmpty,
  type ListedHousehold,
  type ListedMember,
  personKey,
} from './group-rows.ts';
import { differing, fieldsOf, hidden, sameBytes } from './household-differences.ts';
import type {
  Cells,
  HouseholdParts,
  HouseholdPlan,
  PlannedHousehold,
  PlannedMember,
} from './household-types.ts';
import {
  type HouseholdReader,
  type HouseholdRow,
  householdReader,
  householdRows,
  NO_HOUSEHOLDS,
  newRowId,
} from './households.queries.ts';

const YIELD_EVERY = 100;

/** What the rows of one household come to, before they are put into classes. */
interface Judged {
  readonly household: PlannedHousehold;
  /** By row. */
  readonly members: ReadonlyMap<number, PlannedMember>;
  readonly conflict: Bilingual | null;
  /** By row: why its member can't simply be written. */
  readonly memberConflicts: ReadonlyMap<number, Bilingual>;
}

class HouseholdPlanning {
  readonly book = new PlanBook();
  readonly tally = new Tally();
  readonly planned: PlannedHousehold[] = [];
  readonly claimed = new Set<string>();
  private readonly reader: HouseholdReader;
  private readonly byCode = new Map<string, HouseholdRow[]>();
  private readonly byHouse = new Map<string, HouseholdRow[]>();
  private readonly byId = new Map<string, HouseholdRow>();
  /** Persons of the list by their number, and the row that named them first. */
  private readonly numbers = new Map<string, { row: number; cells: Cells }>();
  readonly rows: readonly HouseholdRow[];

  constructor({ db }: HouseholdParts) {
    this.reader = db === null ? NO_HOUSEHOLDS : householdReader(db);
    this.rows = db === null ? [] : householdRows(db);
    const put = (map: Map<string, HouseholdRow[]>, key: string, row: HouseholdRow): void => {
      const before = map.get(key);
      if (before) before.push(row);
      else map.set(key, [row]);
    };
    for (const row of this.rows) {
      this.byId.set(row.id, row);
      if (row.hh_code) put(this.byCode, compared(row.hh_code), row);
      if (row.house_no && row.village_id)
        put(this.byHouse, `${compared(row.house_no)} ${row.village_id}`, row);
    }
  }

  skip(row: number, code: IssueCode): void {
    this.book.skip(row, code);
    this.tally.add(code, code === 'code-duplicate' ? 'info' : 'warning', row);
  }

  private findHere({ id, values, village }: ListedHousehold): readonly HouseholdRow[] {
    const own = id === null ? undefined : this.byId.get(id);
    if (own) return [own];
    const coded = this.byCode.get(compared(values.hh_code)) ?? [];
    if (coded.length > 0) return coded;
    const housed =
      village === null ? [] : (this.byHouse.get(`${compared(values.house_no)} ${village}`) ?? []);
    // A house of another code is another household of the same house.
    return housed.filter((row) => isEmpty(row.hh_code) || isEmpty(values.hh_code));
  }

  take(listed: ListedHousehold): void {
    const judged = this.judge(listed);
    this.planned.push(judged.household);
    if (listed.village === null) this.tally.add('household-without-village', 'warning', listed.rows[0]);
    for (const [i, row] of listed.rows.entries()) this.classify(judged, row, i === 0);
  }

  private judge(listed: ListedHousehold): Judged {
    const here = this.findHere(listed);
    const [known] = here;
    const current = known ? (this.reader.household(known.id) ?? {}) : {};
    const id = known?.id ?? newRowId();
    if (known) this.claimed.add(known.id);
    const { cells, filling } = known
      ? differing(listed.values, current)
      : { cells: listed.values, filling: {} };
    const point = listed.point && !sameBytes(current.geom, listed.point) ? listed.point : null;
    const disputed = [...listed.disputed].map((name) =>
      registerOf('household')?.fields.find((f) => f.name === name),
    );
    const label = disputed.flatMap((field) => (field ? { th: field.th, en: field.en } : []))[0];
    const conflict =
      here.length > 1 ? householdReason.severalHere : label ? householdReason.otherValues(label) : null;
    const memberConflicts = new Map<number, Bilingual>();
    const members = this.membersOf(listed, known?.id ?? null, memberConflicts);
    const household: PlannedHousehold = {
      ...{ id, known: known !== undefined, cells, filling, point, rows: listed.rows, members },
      fillsPoint: isEmpty(current.geom),
    };
    return { household, members: new Map(members.map((one) => [one.row, one])), conflict, memberConflicts };
  }

  private membersOf(
    listed: ListedHousehold,
    household: string | null,
    conflicts: Map<number, Bilingual>,
  ): PlannedMember[] {
    const present = household === null ? [] : this.reader.membersOf(household);
    const byName = new Map(present.map((row) => [personKey(row) ?? '', row]));
    const named = new Map<string, ListedMember>();
    return listed.members.flatMap((member) => {
      if (this.isTwice(member, named, conflicts)) return [];
      const number = member.cells.national_id;
      const numbered = number === undefined ? [] : this.reader.membersByNumber(String(number));
      const same = byName.get(personKey(member.cells) ?? '-');
      // Two numbers are two persons, whatever their names.
      const alike =
        same && (isEmpty(same.national_id) || number === undefined || same.national_id === number)
          ? same
          : undefined;
      const here = numbered[0] ?? alike;
      const moves = here !== undefined && here.household_id !== household;
      if (moves) conflicts.set(member.row, householdReason.otherHousehold);
      const { cells, filling } = here ? differing(member.cells, here) : { cells: member.cells, filling: {} };
      return [
        {
          row: member.row,
          id: String(here?.id ?? newRowId()),
          known: here !== undefined,
          cells,
          filling,
          moves,
        },
      ];
    });
  }

  /** A person that the list has named before: the very same is one row too many, else both contradict each other. */
  private isTwice(
    { row, cells }: ListedMember,
    named: Map<string, ListedMember>,
    conflicts: Map<number, Bilingual>,
  ): boolean {
    const number = cells.national_id;
    const name = personKey(cells);
    const unnumbered = number === undefined && name !== null ? named.get(name) : undefined;
    const before = number === undefined ? unnumbered : this.numbers.get(String(number));
    if (!before) {
      if (number !== undefined) this.numbers.set(String(number), { row, cells });
      if (name !== null) named.set(name, { row, cells });
      return false;
    }
    if (JSON.stringify(before.cells) === JSON.stringify(cells)) this.skip(row, 'code-duplicate');
    else conflicts.set(row, householdReason.memberTwice(before.row));
    return true;
  }

  private classify(
    { household, members, conflict, memberConflicts }: Judged,
    row: number,
    first: boolean,
  ): void {
    if (this.book.isSkipped(row)) return;
    const member = members.get(row);
    const against = conflict ?? memberConflicts.get(row) ?? null;
    const own = first && household.known ? household : null;
    const differences = [
      ...(own
        ? fieldsOf(own.cells, (name) => registerOf('household')?.fields.find((f) => f.name === name))
        : []),
      ...(own?.point ? [hidden('geom', shapeWords.label)] : []),
      ...(member?.known ? fieldsOf(member.cells, memberFieldOf) : []),
    ];
    const reason = (told: Bilingual | null): ShownRow => ({
      ...{ row, label: householdsText.row(row), differences: differences.slice(0, 30) },
      reason: told,
    });
    if (against) this.book.put(row, 'conflicting', reason(against), isWritable(conflict, member) ? 1 : 0);
    else if (!household.known) this.book.put(row, 'new', reason(null));
    else if (member && !member.known) this.book.put(row, 'new', reason(householdReason.newMember));
    else if (differences.length === 0) this.book.put(row, 'same', reason(null));
    else {
      const fills = Object.keys(own?.filling ?? {}).length + Object.keys(member?.filling ?? {}).length > 0;
      this.book.put(row, 'changed', reason(null), 1, fills || (own?.point != null && own.fillsPoint));
    }
  }
}

/** A person that stands twice in the list, or a household that may be several here, can't be written. */
const isWritable = (conflict: Bilingual | null, member: PlannedMember | undefined): boolean =>
  conflict !== householdReason.severalHere && (conflict !== null || member !== undefined);

/**
 * Compares a list of households with the restricted store. Nothing is written, and nothing that it reports is of a person:
 * rows by their number, differences by the names of fields.
 */
export function* planHouseholds(
  parts: HouseholdParts,
  rows: Iterable<PlanRow>,
): Generator<number, HouseholdPlan> {
  const planning = new HouseholdPlanning(parts);
  const households = new Households(parts.index, planning.tally);
  let seen = 0;
  for (const row of rows) {
    const lacking = households.take(row);
    if (lacking) planning.skip(row.row, lacking);
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield seen;
  }
  for (const listed of households.all.values()) {
    planning.take(listed);
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield seen;
  }
  return planOf(planning, parts);
}

function planOf(planning: HouseholdPlanning, { actions, index }: HouseholdParts): HouseholdPlan {
  const { book, tally, planned } = planning;
  const missing = missingOf(planning, (village) => index.byId(village)?.name ?? '');
  const { account, skipped } = book.account(actions);
  for (const { row, code } of skipped)
    if (code === 'row-not-wanted' || code === 'row-conflict')
      tally.add(code, code === 'row-conflict' ? 'warning' : 'info', row);
  if (missing.ids.length > 0) tally.add('rows-missing-here', 'info', undefined, missing.ids.length);
  const report: RowMatch = {
    register: 'household',
    ...{ new: book.shown('new'), changed: book.shown('changed'), same: book.shown('same') },
    missing: { count: missing.ids.length, items: missing.items },
    conflicting: book.shown('conflicting'),
    actions,
  };
  return {
    ...{ report, account, tally, skipped, households: planned, actions, removals: [] },
    missing: actions.missing === 'remove' ? missing.ids : [],
    verdictOf(row) {
      const { action, fid } = book.verdict(row, actions);
      return { action, fid };
    },
  };
}

const SHOWN = 100;

/** Households of the villages that the list has others of. */
function missingOf(
  { rows, planned, claimed }: HouseholdPlanning,
  nameOf: (village: string) => string,
): { ids: string[]; items: RowMatch['missing']['items'] } {
  const villages = new Set(
    planned.map(({ cells }) => cells.village_id).filter((id) => typeof id === 'string'),
  );
  for (const row of rows) if (claimed.has(row.id) && row.village_id) villages.add(row.village_id);
  const gone = rows.filter(
    (row) => !claimed.has(row.id) && row.village_id !== null && villages.has(row.village_id),
  );
  const items = gone.slice(0, SHOWN).map((row) => ({
    ...{ row: null, label: masked(row.hh_code), differences: [] },
    reason: allReasons([rowReason.missing(nameOf(row.village_id ?? ''))]),
  }));
  return { ids: gone.map(({ id }) => id), items };
}

/** The end of a code, enough to find the row by who has the list. */
const masked = (code: string | null): string => `${householdsText.hidden}${(code ?? '').slice(-2)}`;
