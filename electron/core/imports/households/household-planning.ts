import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { memberFieldOf } from '../../../../shared/domain/member-fields.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { householdReason, householdsText } from '../../../../shared/text/households.ts';
import { shapeWords } from '../../../../shared/text/row-matching.ts';
import { Tally } from '../../formats/index.ts';
import { PlanBook, type ShownRow } from '../matching/index.ts';
import { compared, isEmpty, type ListedHousehold, type ListedMember, personKey } from './group-rows.ts';
import { differing, fieldsOf, hidden, sameBytes } from './household-differences.ts';
import type { Cells, HouseholdParts, PlannedHousehold, PlannedMember } from './household-types.ts';
import {
  type HouseholdReader,
  type HouseholdRow,
  householdReader,
  householdRows,
  newRowId,
} from './households.queries.ts';

/** What the rows of one household come to, before they are put into classes. */
interface Judged {
  readonly household: PlannedHousehold;
  /** By row. */
  readonly members: ReadonlyMap<number, PlannedMember>;
  readonly conflict: Bilingual | null;
  /** By row: why its member can't simply be written. */
  readonly memberConflicts: ReadonlyMap<number, Bilingual>;
}

/** What is known while the households of a list are compared with the store. */
export class HouseholdPlanning {
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
  /** Villages that rows lie in of which no household can be made; null for one that may be of any. */
  readonly lost = new Set<string | null>();

  constructor({ db }: HouseholdParts) {
    this.reader = householdReader(db);
    this.rows = householdRows(db);
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

  /** A row of which no household can be made. */
  lose(row: number, code: IssueCode, village: string | null): void {
    this.skip(row, code);
    this.lost.add(village);
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
    // Where several fit, none of them is missing from the list.
    for (const { id: own } of here) this.claimed.add(own);
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
      village: listed.village,
      disputed: conflict !== null,
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

  private classify(judged: Judged, row: number, first: boolean): void {
    if (this.book.isSkipped(row)) return;
    const { household, members, conflict, memberConflicts } = judged;
    const member = members.get(row);
    const isLeftOut = member === undefined && memberConflicts.has(row);
    // The household has taken from it what it says: nothing is left of it that could be written.
    if (!first && !member && !isLeftOut && !conflict) {
      this.skip(row, 'code-duplicate');
      return;
    }
    const against = conflict ?? memberConflicts.get(row) ?? null;
    const own = first && household.known ? household : null;
    const differences = differencesOf(own, member);
    const reason = (told: Bilingual | null): ShownRow => ({
      ...{ row, label: householdsText.row(row), differences: differences.slice(0, 30) },
      reason: told,
    });
    if (against) {
      // A row is written whole or not at all: with its person, as something new or as a change, not as both.
      const whole = conflict !== householdReason.severalHere && !isLeftOut;
      const adds = (first && !household.known) || isNew(member);
      const moves = member?.moves ?? false;
      const changes = (differences.length > 0 || moves) && !isNew(member);
      this.book.put(row, 'conflicting', reason(against), Number(whole && changes));
      if (!whole || !adds || moves) this.book.neverInsert(row);
    } else if (!household.known) this.book.put(row, 'new', reason(null));
    else if (isNew(member)) this.book.put(row, 'new', reason(householdReason.newMember));
    else if (differences.length === 0) this.book.put(row, 'same', reason(null));
    else {
      const fills = Object.keys(own?.filling ?? {}).length + Object.keys(member?.filling ?? {}).length > 0;
      this.book.put(row, 'changed', reason(null), 1, fills || (own?.point != null && own.fillsPoint));
    }
  }
}

const isNew = (member: PlannedMember | undefined): boolean => member !== undefined && !member.known;

/** What a row would change here, by the names of fields. */
function differencesOf(
  household: PlannedHousehold | null,
  member: PlannedMember | undefined,
): ShownRow['differences'] {
  const ownField = (name: string) => registerOf('household')?.fields.find((field) => field.name === name);
  return [
    ...(household ? fieldsOf(household.cells, ownField) : []),
    ...(household?.point ? [hidden('geom', shapeWords.label)] : []),
    ...(member?.known ? fieldsOf(member.cells, memberFieldOf) : []),
  ];
}
