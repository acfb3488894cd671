import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { householdReason, householdsText } from '../../../../shared/text/households.ts';
import { Tally } from '../../formats/index.ts';
import { type AreaIndex, PlanBook, type ShownRow } from '../matching/index.ts';
import { compared, isEmpty, type ListedHousehold, type ListedMember, personKey } from './group-rows.ts';
import { differing, type Here, rowDifferences, sameBytes } from './household-differences.ts';
import type { Cells, HouseholdParts, PlannedHousehold, PlannedMember } from './household-types.ts';
import {
  type HouseholdReader,
  type HouseholdRow,
  householdReader,
  householdRows,
  NO_HOUSEHOLDS,
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
  /** What stands here, to be shown beside what the list says. */
  readonly here: Here;
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
  private readonly index: AreaIndex;
  private readonly takesNew: boolean;
  private readonly above: number;

  constructor({ db, index, actions, above = 0 }: HouseholdParts) {
    this.above = above;
    this.index = index;
    this.takesNew = actions.new === 'insert';
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
      if (row.house_no) put(this.byHouse, `${compared(row.house_no)} ${row.village_id ?? ''}`, row);
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

  private findHere(listed: ListedHousehold): readonly HouseholdRow[] {
    const { id, values, village } = listed;
    const own = id === null ? undefined : this.byId.get(id);
    if (own) return [own];
    const coded = this.byCode.get(compared(values.hh_code)) ?? [];
    if (coded.length > 0) return coded;
    // A house of another code is another household of the same house.
    const housed = (this.byHouse.get(`${compared(values.house_no)} ${village ?? ''}`) ?? []).filter(
      (row) => isEmpty(row.hh_code) || isEmpty(values.hh_code),
    );
    // Without a village a house number tells nothing: whoever lives there does.
    return village === null ? housed.filter((row) => this.sharesPerson(listed, row)) : housed;
  }

  private sharesPerson({ members }: ListedHousehold, { id }: HouseholdRow): boolean {
    const present = this.reader.membersOf(id);
    return members.some(({ cells }) => present.some((here) => isSamePerson(cells, here)));
  }

  /** True for a household found by its house number alone in which, by the list, nobody lives who lives there here. */
  private areOthers(listed: ListedHousehold, known: HouseholdRow): boolean {
    const isNamed = listed.id !== null || (!isEmpty(known.hh_code) && !isEmpty(listed.values.hh_code));
    if (isNamed || listed.members.length === 0 || this.sharesPerson(listed, known)) return false;
    return this.reader.membersOf(known.id).length > 0;
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
    const others = here.length === 1 && known !== undefined && this.areOthers(listed, known);
    const contradiction = label ? householdReason.otherValues(label) : null;
    const conflict =
      here.length > 1 ? householdReason.severalHere : others ? householdReason.otherPeople : contradiction;
    const memberConflicts = new Map<number, Bilingual>();
    const membersHere = new Map<number, Cells>();
    const members = this.membersOf(listed, known?.id ?? null, memberConflicts, membersHere);
    const household: PlannedHousehold = {
      ...{ id, known: known !== undefined, cells, filling, point, rows: listed.rows, members },
      village: listed.village,
      disputed: conflict !== null,
      fillsPoint: isEmpty(current.geom),
      apart: others ? { id: newRowId(), cells: listed.values, point: listed.point } : null,
    };
    return {
      ...{ household, conflict, memberConflicts },
      members: new Map(members.map((one) => [one.row, one])),
      here: { household: current, members: membersHere },
    };
  }

  private membersOf(
    listed: ListedHousehold,
    household: string | null,
    conflicts: Map<number, Bilingual>,
    membersHere: Map<number, Cells>,
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
      if (moves)
        conflicts.set(member.row, householdReason.otherHousehold(this.placeOf(String(here.household_id))));
      if (here) membersHere.set(member.row, here);
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

  /** Where a household here is, in words that tell nobody's house. */
  private placeOf(id: string): string | null {
    const row = this.byId.get(id);
    const village = row?.village_id ? (this.index.byId(row.village_id)?.name ?? null) : null;
    if (!row?.hh_code) return village;
    return [village ?? '', `${householdsText.hidden}${row.hh_code.slice(-2)}`].join(' ').trim();
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
    else conflicts.set(row, householdReason.memberTwice(before.row + this.above));
    return true;
  }

  private classify(judged: Judged, row: number, first: boolean): void {
    if (this.book.isSkipped(row)) return;
    const { household, members, conflict, memberConflicts, here } = judged;
    const member = members.get(row);
    const isLeftOut = member === undefined && memberConflicts.has(row);
    // The household has taken from it what it says: nothing is left of it that could be written.
    if (!first && !member && !isLeftOut && !conflict) {
      this.skip(row, 'code-duplicate');
      return;
    }
    const against = conflict ?? memberConflicts.get(row) ?? null;
    const own = first && household.known ? household : null;
    const differences = rowDifferences(own, member, here, this.index);
    const reason = (told: Bilingual | null): ShownRow => ({
      ...{ row, label: householdsText.row(row + this.above), differences: differences.slice(0, 30) },
      reason: told,
    });
    if (against) {
      // A row is written whole or not at all: with its person, as something new or as a change, not as both.
      const whole = conflict !== householdReason.severalHere && !isLeftOut;
      const adds = (first && (!household.known || household.apart !== null)) || isNew(member);
      const moves = member?.moves ?? false;
      const changes = isNew(member) ? household.apart !== null : differences.length > 0 || moves;
      this.book.put(row, 'conflicting', reason(against), Number(whole && changes));
      if (!whole || !adds || moves) this.book.neverInsert(row);
    } else if (!household.known) this.book.put(row, 'new', reason(null));
    else if (differences.length > 0) {
      const fills = Object.keys(own?.filling ?? {}).length + Object.keys(member?.filling ?? {}).length > 0;
      const adds = isNew(member) && this.takesNew;
      const told = isNew(member) ? householdReason.newMember : null;
      this.book.put(row, 'changed', reason(told), 1, fills || adds || (own?.point != null && own.fillsPoint));
    } else if (isNew(member)) this.book.put(row, 'new', reason(householdReason.newMember));
    else this.book.put(row, 'same', reason(null));
  }
}

const isNew = (member: PlannedMember | undefined): boolean => member !== undefined && !member.known;

/** By the number where both have one, else by name. */
function isSamePerson(said: Cells, here: Cells): boolean {
  if (!isEmpty(said.national_id) && !isEmpty(here.national_id)) return said.national_id === here.national_id;
  const name = personKey(said);
  return name !== null && name === personKey(here);
}
