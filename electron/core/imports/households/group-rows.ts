import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import type { SqlValue } from '../../db/index.ts';
import type { Tally } from '../../formats/index.ts';
import type { AreaIndex, PlanRow } from '../matching/index.ts';
import type { Cells } from './household-types.ts';

/** What one row of a list says of a person. */
export interface ListedMember {
  readonly row: number;
  readonly cells: Cells;
}

/** The rows of one household, put together. */
export interface ListedHousehold {
  readonly key: string;
  readonly id: string | null;
  /** What the first row that says something says; fields that a later row says otherwise stand in `disputed`. */
  readonly values: Record<string, SqlValue>;
  point: Uint8Array | null;
  readonly disputed: Set<string>;
  readonly rows: number[];
  readonly members: ListedMember[];
  readonly village: string | null;
  readonly council: string | null;
}

const isEmpty = (value: SqlValue | undefined): boolean =>
  value === null || value === undefined || value === '';
const compared = (text: SqlValue | undefined): string =>
  arabicDigits(normaliseThai(String(text ?? '')))
    .replace(/\s+/g, '')
    .toLowerCase();

/** Where a row's household lies: by the area match, else by the ids that the row itself has. */
function liesIn(
  { matched, fields }: PlanRow,
  index: AreaIndex,
): { village: string | null; council: string | null } {
  const own = (field: string): string | null => index.byId(String(fields[field] ?? ''))?.id ?? null;
  const area = matched?.id ? index.byId(matched.id) : null;
  const village = own('village_id') ?? (area?.level === 'village' ? area.id : null);
  const council =
    own('council_area_id') ??
    (area?.level === 'council_area' ? area.id : null) ??
    (village ? (index.byId(village)?.council ?? null) : null);
  return { village, council };
}

/** A household stands at a point: the shape of an area that it lies in is not its place. */
const pointOf = (wkb: Uint8Array | null): Uint8Array | null =>
  wkb && wkbType(wkb) === 'Point' ? Uint8Array.from(wkb) : null;

/** By its code, else by its house number in its village; null where neither tells it from others. */
function keyOf(row: PlanRow, village: string | null): string | null {
  const code = compared(row.fields.hh_code);
  if (code !== '') return `code ${code}`;
  if (row.id !== null) return `id ${row.id}`;
  const house = compared(row.fields.house_no);
  if (house === '') return null;
  if (village !== null) return `house ${house} ${village}`;
  // The village is named but not known here: its own words keep house numbers apart.
  const words = compared(row.area.village);
  return words === '' ? null : `house ${house} ${row.matched?.code ?? ''} ${words}`;
}

/** Gathers rows into households. `skip` is told of rows that no household can be made of. */
export class Households {
  readonly all = new Map<string, ListedHousehold>();
  private readonly index: AreaIndex;
  private readonly tally: Tally;

  constructor(index: AreaIndex, tally: Tally) {
    this.index = index;
    this.tally = tally;
  }

  /** Returns why a row can't be taken in, or null. */
  take(row: PlanRow): 'required-missing' | 'area-unmatched' | null {
    const { village, council } = liesIn(row, this.index);
    const key = keyOf(row, village);
    if (key === null) return isEmpty(row.fields.house_no) ? 'required-missing' : 'area-unmatched';
    let household = this.all.get(key);
    if (!household) {
      const { id, fields } = row;
      const values = { ...fields, village_id: village, council_area_id: council };
      const point = pointOf(row.wkb);
      household = { key, id, values, point, disputed: new Set(), rows: [], members: [], village, council };
      this.all.set(key, household);
    } else this.add(household, row);
    household.rows.push(row.row);
    const cells = row.member ? this.memberCells(row.row, row.member) : null;
    if (cells) household.members.push({ row: row.row, cells });
    return null;
  }

  /** The village that a row lies in, or null. */
  villageOf(row: PlanRow): string | null {
    return liesIn(row, this.index).village;
  }

  private add(household: ListedHousehold, { fields, wkb }: PlanRow): void {
    household.point ??= pointOf(wkb);
    for (const [field, value] of Object.entries(fields)) {
      if (isEmpty(value) || field === 'village_id' || field === 'council_area_id') continue;
      const before = household.values[field];
      if (isEmpty(before)) household.values[field] = value;
      else if (compared(before) !== compared(value)) household.disputed.add(field);
    }
  }

  /** Null for a row that names nobody. An ID number is kept only when its check digit is right. */
  private memberCells(row: number, member: Cells): Cells | null {
    const cells = Object.fromEntries(Object.entries(member).filter(([, value]) => !isEmpty(value)));
    const number = cells.national_id;
    if (number !== undefined) {
      const digits = arabicDigits(String(number)).replace(/[\s-]/g, '');
      if (isNationalId(digits)) cells.national_id = digits;
      else {
        delete cells.national_id;
        this.tally.add('id-number-invalid', 'warning', row);
      }
    }
    return Object.keys(cells).length === 0 ? null : cells;
  }
}

/** The same person by name: without a number it is all that a list tells. */
export const personKey = (cells: Cells): string | null => {
  const name = compared(cells.given_name) + compared(cells.family_name);
  if (name === '') return null;
  return name;
};
export { compared, isEmpty };
