import { isCounted } from '../../../../shared/domain/figure-counts.ts';
import { areaFate, areaFinding } from '../../../../shared/text/areas.ts';
import { type AreaFacts, type FigureRow, figuresOfAreas } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { type PlanContext, titleOf } from './plan-context.ts';

const TABLE = 'area_statistic';

const keyOf = ({ indicator, yearBe }: FigureRow): string => `${yearBe} ${indicator}`;

const earliest = (rows: readonly FigureRow[]): string | null =>
  rows
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(0) ?? null;

/** A figure is stated: in the row that stands for the area and year, else in a new one. */
function state(
  book: ChangeBook,
  standing: FigureRow | undefined,
  area: { readonly register: string; readonly id: string },
  figure: Omit<FigureRow, 'fid' | 'areaId'>,
): void {
  const values = { value: figure.value, source: figure.source, as_of: figure.asOf };
  if (standing) {
    book.update(TABLE, standing.fid, values);
    return;
  }
  const { indicator, yearBe, unit } = figure;
  const about = { area_level: area.register, area_id: area.id, indicator, year_be: yearBe, unit };
  book.insert(TABLE, { ...about, ...values });
}

/**
 * Figures of areas that become one: summed for each indicator and year that all of them have. Those of areas that end stay
 * with them.
 */
export function sumFigures(
  { db }: PlanContext,
  book: ChangeBook,
  areas: readonly AreaFacts[],
  heir: { readonly id: string },
): void {
  const [first] = areas;
  if (!first) return;
  const rows = figuresOfAreas(
    db,
    first.register,
    areas.map(({ id }) => id),
  );
  let summed = 0;
  let incomplete = 0;
  for (const group of Map.groupBy(rows, keyOf).values()) {
    const byArea = new Map(group.map((row) => [row.areaId, row]));
    const [sample] = group;
    if (!sample || byArea.size < areas.length) {
      incomplete += 1;
      continue;
    }
    const all = [...byArea.values()];
    const value = all.reduce((sum, row) => sum + row.value, 0);
    const source = areaFate.summedOf(areas.map(titleOf));
    state(
      book,
      byArea.get(heir.id),
      { register: first.register, id: heir.id },
      {
        ...{ indicator: sample.indicator, yearBe: sample.yearBe, unit: sample.unit },
        ...{ value, source, asOf: earliest(all) },
      },
    );
    summed += 1;
  }
  book.tell(areaFate.figures, areaFate.figuresSummed, summed);
  if (incomplete > 0) book.warn(areaFinding.figuresIncomplete(incomplete));
}

/**
 * Figures of an area that is divided: shared out by area as estimates that say so; whole where people or households are
 * counted and nothing of the sum is lost, else to two decimals.
 */
export function shareFigures(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  parts: readonly { readonly id: string; readonly areaM2: number | null }[],
): void {
  const total = parts.reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);
  const rows = figuresOfAreas(db, area.register, [area.id]);
  if (total === 0 || parts.some(({ areaM2 }) => areaM2 === null)) {
    book.tell(areaFate.figures, areaFate.figuresStay, rows.length);
    return;
  }
  for (const row of rows) {
    const scale = isCounted(row.indicator, row.unit) ? 1 : 100;
    // Each part takes what the parts up to it come to less what those before took: the shares sum up to the whole.
    let ground = 0;
    let given = 0;
    for (const { id, areaM2 } of parts) {
      ground += areaM2 ?? 0;
      const upTo = Math.round((row.value * ground * scale) / total);
      const value = (upTo - given) / scale;
      given = upTo;
      const standing = id === area.id ? row : undefined;
      const source = areaFate.estimated(titleOf(area));
      state(book, standing, { register: area.register, id }, { ...row, value, source });
    }
  }
  book.tell(areaFate.figures, areaFate.figuresShared, rows.length);
}

/** Figures that stay where they are are told. */
export function tellFigures({ db }: PlanContext, book: ChangeBook, areas: readonly AreaFacts[]): void {
  const [first] = areas;
  if (!first) return;
  const ids = areas.map(({ id }) => id);
  book.tell(areaFate.figures, areaFate.figuresStay, figuresOfAreas(db, first.register, ids).length);
}
