import type { AreaChange, AreaPlan, PlanConsequence } from '../../../../shared/contract/area-change.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { type AreaFacts, areaById } from './areas.queries.ts';
import { ChangeBook } from './change-book.ts';
import { planMerge } from './merge.ts';
import { checkDate, type PlanContext } from './plan-context.ts';
import { type Planned, planRecode, planRename, planRetire } from './simple.ts';
import { planSplit } from './split.ts';

/** What a change would do: for people, and as what is written. */
export interface PlannedChange {
  readonly plan: AreaPlan;
  readonly book: ChangeBook;
}

const idsOf = (change: AreaChange): readonly string[] =>
  change.kind === 'merge' ? [...new Set(change.ids)] : [change.id];

function planOf(
  context: PlanContext,
  book: ChangeBook,
  areas: readonly AreaFacts[],
  change: AreaChange,
): Planned {
  const [area] = areas;
  if (!area) throw new Refusal('row-not-found', { row: idsOf(change).join(' ') });
  switch (change.kind) {
    case 'rename':
      return planRename(book, area, change);
    case 'recode':
      return planRecode(context, book, area, change);
    case 'retire':
      return planRetire(context, book, area, change);
    case 'merge':
      return planMerge(context, book, areas, change);
    case 'split':
      return planSplit(context, book, area, change);
  }
}

/** The same thing with the same fate is told once. */
function summed(consequences: readonly PlanConsequence[]): PlanConsequence[] {
  const groups = Map.groupBy(consequences, ({ what, how }) => `${what.th} ${how.th}`);
  return [...groups.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, count: more.reduce((sum, { count }) => sum + count, first.count) }] : [],
  );
}

/** Works out a change of areas. Nothing is written. Refuses `row-not-found`. */
export function planAreaChange(context: PlanContext, change: AreaChange): PlannedChange {
  const book = new ChangeBook();
  const areas = idsOf(change).map((id) => {
    const area = areaById(context.db, change.register, id);
    if (!area) throw new Refusal('row-not-found', { row: id });
    return area;
  });
  checkDate(context, book, change.onDate, areas);
  const planned = planOf(context, book, areas, change);
  const shapes = (planned.shapes ?? []).map(({ part, geometry }) => ({
    part,
    geometry: decodeWkb(geometry as Uint8Array),
  }));
  return {
    book,
    plan: {
      ...{ sentence: planned.sentence, before: planned.before, after: planned.after },
      ...{ members: planned.members ?? [], councils: planned.councils ?? [], pieces: planned.pieces ?? [] },
      ...{ consequences: summed(book.consequences), findings: book.findings, shapes },
    },
  };
}
