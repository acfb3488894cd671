import type { ChangingRegister } from '../../../../shared/contract/area-change.ts';
import { REGISTERS, type RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { areaFate } from '../../../../shared/text/areas.ts';
import { type AreaFacts, forestLinks, rowsNamingId } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import type { PlanContext } from './plan-context.ts';

/** A column that names areas by the id of their row; with a level where it names areas of any. */
interface Referrer {
  readonly register: RegisterDefinition;
  readonly column: string;
  readonly level: { readonly column: string; readonly value: string } | null;
}

/** What is dealt with by itself: figures, and the memberships of villages. */
const APART = new Set(['area_statistic', 'village']);

const referrersTo = (key: ChangingRegister): Referrer[] =>
  REGISTERS.filter((register) => register.store === 'workspace' && !APART.has(register.key)).flatMap(
    (register) =>
      register.fields.flatMap(({ name, reference }): Referrer[] => {
        if (reference?.by !== 'id') return [];
        if (reference.register === key) return [{ register, column: name, level: null }];
        if (typeof reference.register === 'string') return [];
        return [{ register, column: name, level: { column: reference.register.field, value: key } }];
      }),
  );

const words = ({ th, en }: RegisterDefinition): { th: string; en: string } => ({ th, en });

/**
 * What names areas by their rows: it names what follows them, or goes on naming them where nothing does. Says so, and how
 * many rows of the restricted store go on naming them.
 */
export function tellReferrers(
  context: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  heir: { readonly id: string; readonly title: string } | null,
): void {
  const [first] = gone;
  if (!first) return;
  const { register: key } = first;
  for (const { register, column, level } of referrersTo(key)) {
    const fids = gone.flatMap(({ id }) => rowsNamingId(context.db, register.key, column, id, level));
    if (heir) for (const fid of fids) book.update(register.key, fid, { [column]: heir.id });
    book.tell(words(register), heir ? areaFate.follows(heir.title) : areaFate.staysBehind, fids.length);
  }
  if (key === 'village') followForests(context, book, gone, heir);
  const households = context.restrictedNaming(
    key,
    gone.map(({ id }) => id),
  );
  book.tell(areaFate.households, heir ? areaFate.householdsFollow : areaFate.staysBehind, households ?? 0);
}

/** The forests that villages look after go to what follows them, each once. */
function followForests(
  { db }: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  heir: { readonly id: string; readonly title: string } | null,
): void {
  const links = gone.flatMap(({ id }) => forestLinks(db, id));
  if (!heir) {
    book.tell(areaFate.forests, areaFate.staysBehind, links.length);
    return;
  }
  const taken = new Set(forestLinks(db, heir.id).map(({ forest }) => forest));
  for (const { fid, forest } of links) {
    if (taken.has(forest)) book.remove('forest_village', fid);
    else book.update('forest_village', fid, { village_id: heir.id });
    taken.add(forest);
  }
  book.tell(areaFate.forests, areaFate.follows(heir.title), links.length);
}
