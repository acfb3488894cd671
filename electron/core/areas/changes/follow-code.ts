import type { ChangingRegister, PlanMember } from '../../../../shared/contract/area-change.ts';
import { codeAbove } from '../../../../shared/domain/area-codes.ts';
import { REGISTERS } from '../../../../shared/domain/registers/index.ts';
import { areaFate, areaNoun } from '../../../../shared/text/areas.ts';
import type { ReadableDb, SqlValue } from '../../db/types.ts';
import { type AreaFacts, aboveColumn, areasBelow, BELOW, rowsNamingCode } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { titleOf } from './plan-context.ts';

/** Columns of registers that name an area by its code, but for those of what lies below it, which is recoded itself. */
const namingColumns = (register: ChangingRegister): { table: string; column: string }[] =>
  REGISTERS.filter(({ store, key }) => store === 'workspace' && key !== BELOW[register]).flatMap(
    ({ key, fields }) =>
      fields
        .filter(({ reference }) => reference?.by === 'code' && reference.register === register)
        .map(({ name }) => ({ table: key, column: name })),
  );

/** Tables of links by code: one row for each pair. */
const LINKS: Readonly<Partial<Record<ChangingRegister, { table: string; column: string; other: string }>>> = {
  district: { table: 'zone_district', column: 'district_code', other: 'scheme_id' },
  subdistrict: {
    table: 'council_area_subdistrict',
    column: 'subdistrict_code',
    other: 'council_area_id',
  },
};

/** Rows of links that go from one code to another; what is linked to the other already goes away. Returns how many. */
export function moveLinks(
  book: ChangeBook,
  db: ReadableDb,
  register: ChangingRegister,
  before: string,
  after: string,
  taken: Set<string> = new Set(),
): number {
  const link = LINKS[register];
  if (!link || before === after) return 0;
  for (const { other } of rowsNamingCode(db, link.table, link.column, after, link.other))
    taken.add(`${other} ${after}`);
  const rows = rowsNamingCode(db, link.table, link.column, before, link.other);
  for (const { fid, other } of rows) {
    const key = `${other} ${after}`;
    if (taken.has(key)) book.remove(link.table, fid);
    else book.update(link.table, fid, { [link.column]: after });
    taken.add(key);
  }
  return rows.length;
}

/** Rows of registers that name an area by its code name another one. Returns how many. */
export function moveNames(
  book: ChangeBook,
  db: ReadableDb,
  register: ChangingRegister,
  before: string,
  after: string,
): number {
  let moved = 0;
  for (const { table, column } of namingColumns(register))
    for (const { fid } of rowsNamingCode(db, table, column, before, column)) {
      book.update(table, fid, { [column]: after });
      moved += 1;
    }
  return moved;
}

/** The cells that say the code of an area and where it lies by it. */
export const codeValues = (register: ChangingRegister, code: string): Record<string, SqlValue> => ({
  code,
  ...(register === 'council_area' ? {} : { [aboveColumn(register)]: codeAbove(code) }),
  ...(register === 'village' ? { moo: Number(code.slice(-2)) } : {}),
});

/** What lies below an area and is recoded with it. */
export interface Recoded {
  readonly members: PlanMember[];
  /** By register: how many. */
  readonly counts: Map<ChangingRegister, number>;
  links: number;
}

export const nothingRecoded = (): Recoded => ({ members: [], counts: new Map(), links: 0 });

/**
 * Gives an area that goes on another code; what lies in it keeps its last two digits below the new one, and whatever names
 * one of them by its code follows. Each recoding is a step of lineage.
 */
export function recodeArea(
  book: ChangeBook,
  db: ReadableDb,
  area: AreaFacts,
  code: string,
  into: Recoded,
  part: number | null = null,
): void {
  const { register, fid, id, nameTh } = area;
  if (area.code === code) return;
  book.update(register, fid, codeValues(register, code));
  const known = { id, name: nameTh };
  book.lineage.push({
    kind: 'recode',
    register,
    from: { ...known, code: area.code },
    to: { ...known, code },
  });
  into.members.push({ register, id, title: titleOf(area), before: area.code, after: code, part });
  into.counts.set(register, (into.counts.get(register) ?? 0) + 1);
  if (area.code === null) return;
  into.links +=
    moveLinks(book, db, register, area.code, code) + moveNames(book, db, register, area.code, code);
  const below = BELOW[register];
  if (!below) return;
  for (const child of areasBelow(db, below, area.code))
    recodeArea(book, db, child, code + (child.code ?? '').slice(-2), into, part);
}

/** Says how many areas get other codes along, and how many links follow. */
export function tellRecoded(book: ChangeBook, { counts, links }: Recoded): void {
  for (const [register, count] of counts)
    book.tell(areaFate.codes(areaNoun[register]), areaFate.recoded, count);
  book.tell(areaFate.councilLinks, areaFate.linkedAnew, links);
}
