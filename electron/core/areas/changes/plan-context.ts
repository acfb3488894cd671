import type { ChangingRegister, PlanArea } from '../../../../shared/contract/area-change.ts';
import type { Bilingual } from '../../../../shared/contract/base.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { areaFinding, areaTitle } from '../../../../shared/text/areas.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Geos } from '../../geometry/index.ts';
import type { AreaFacts } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';

/** What a plan is made with. */
export interface PlanContext {
  readonly db: ReadableDb;
  readonly geos: Geos;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The list of codes: an area's name by its code, and what the list is called. */
  readonly official: { nameOf(code: string): string | null; readonly title: Bilingual };
  /** How many rows of the restricted store name rows of a register by id; null while it is locked. */
  restrictedNaming(register: ChangingRegister, ids: readonly string[]): number | null;
}

export const titleOf = ({ register, nameTh }: Pick<AreaFacts, 'register' | 'nameTh'>): string =>
  areaTitle(register, nameTh);

const areaOf = (wkb: Uint8Array | null): number | null => (wkb === null ? null : wkbAreaM2(wkb));

/** An area as it is, with the last day that a change gives it. */
export const planAreaOf = (area: AreaFacts, validTo: string | null, goesOn: boolean): PlanArea => ({
  register: area.register,
  id: area.id,
  code: area.code,
  title: titleOf(area),
  validFrom: area.validFrom,
  validTo: validTo ?? area.validTo,
  areaM2: area.register === 'village' ? null : areaOf(area.wkb),
  goesOn,
});

/** The day must have come, and be later than the first day of the areas. */
export function checkDate(
  context: PlanContext,
  book: ChangeBook,
  onDate: string,
  areas: readonly AreaFacts[],
) {
  if (onDate > context.today) book.error(areaFinding.dateAhead(context.today), 'date');
  for (const area of areas) {
    if (!area.current) book.error(areaFinding.retired(titleOf(area)));
    if (area.validFrom !== null && area.validFrom !== '' && onDate <= area.validFrom)
      book.error(areaFinding.dateBefore(titleOf(area), area.validFrom), 'date');
  }
}
