/**
 * Which counts of people may be shown. A cell under k would point at single households; a lone hidden cell can be
 * worked out from a total. So cells of 1 to k-1 are hidden (primary), and further ones (complementary) until, in
 * every group whose total is shown or can be worked out, at least two cells are hidden and together hold at least k.
 * Zero hides nobody and stays; missing stays missing.
 *
 * The levels (province, zone, district, sub-district) are decided from the top: where a district's own total is
 * hidden, its sub-districts join those of the other hidden districts of the same group, whose common total is what a
 * reader could work out. The same decisions come out whichever level was asked for.
 *
 * What lies outside every area is one more cell, at every level (`OUTSIDE`): with it the total is that of all rows,
 * which another question may show. Where it is hidden the sum of the areas is too, being all rows less that cell.
 */
export const SMALLEST_SHOWN = 5;

/** The key of what lies outside every area of a level: of its rows, and of the areas below that none of it holds. */
export const OUTSIDE = '#outside';

export interface SuppressionCell {
  readonly key: string;
  readonly count: number;
  /** The key of the cell above it, of the level before; absent at the first level. */
  readonly parent: string | null;
}

/**
 * @param levels from the widest (below the province) to the one that is shown; each level's cells name their parents
 *   in the level before. Counts of wider levels are the sums of the cells below them where they have any.
 * @returns the hidden cells' keys of the last level, and whether the sum of its areas is hidden too.
 */
export function suppress(
  levels: readonly (readonly SuppressionCell[])[],
  k: number = SMALLEST_SHOWN,
): { hidden: Set<string>; totalHidden: boolean } {
  const shown = levels.at(-1) ?? [];
  const total = shown.reduce((sum, cell) => sum + (cell.key === OUTSIDE ? 0 : cell.count), 0);
  const hidden = suppressLevels(levels, k).at(-1) ?? new Set();
  return { hidden, totalHidden: hidden.has(OUTSIDE) || (total > 0 && total < k) };
}

/**
 * The same for all levels that are shown side by side.
 *
 * @param also keys that another breakdown of the same rows hides already: they are hidden here too, with what would give
 *   them away
 * @returns the hidden cells' keys of each level
 */
export function suppressLevels(
  levels: readonly (readonly SuppressionCell[])[],
  k: number = SMALLEST_SHOWN,
  also: ReadonlySet<string> = new Set(),
): Set<string>[] {
  let groups: SuppressionCell[][] = [[...(levels[0] ?? [])]];
  let hidden = new Set<string>();
  return levels.map((cells, depth) => {
    if (depth > 0) groups = groupsBelow(groups, hidden, cells);
    hidden = new Set(groups.flatMap((group) => hiddenIn(group, k, also)));
    return hidden;
  });
}

/** The cells of a group to hide, its total being known. */
function hiddenIn(group: readonly SuppressionCell[], k: number, also: ReadonlySet<string>): string[] {
  // Hidden with others only where nothing else is left, since the total goes with it.
  const spared = (cell: SuppressionCell): boolean => cell.key === OUTSIDE && cell.count >= k;
  const certain = (cell: SuppressionCell): boolean => cell.count < k || also.has(cell.key);
  const rank = (cell: SuppressionCell): number => (certain(cell) ? 0 : spared(cell) ? 2 : 1);
  const people = group
    .filter((cell) => cell.count > 0)
    .sort((a, b) => rank(a) - rank(b) || a.count - b.count || (a.key < b.key ? -1 : 1));
  const small = people.filter(certain).length;
  if (small === 0) return [];
  let taken = small;
  let sum = people.slice(0, taken).reduce((total, cell) => total + cell.count, 0);
  while (taken < people.length && (taken < 2 || sum < k)) sum += people[taken++]?.count ?? 0;
  return people.slice(0, taken).map((cell) => cell.key);
}

/** Groups of the next level: one for each shown cell, one for all hidden cells of a group together. */
function groupsBelow(
  groups: readonly SuppressionCell[][],
  hidden: ReadonlySet<string>,
  cells: readonly SuppressionCell[],
): SuppressionCell[][] {
  const below = Map.groupBy(cells, (cell) => cell.parent ?? '');
  const children = (cell: SuppressionCell): SuppressionCell[] => below.get(cell.key) ?? [];
  const known = new Set(groups.flat().map((cell) => cell.key));
  const orphans = cells.filter((cell) => cell.parent === null || !known.has(cell.parent));
  const next = groups.flatMap((group) => [
    ...group.filter((cell) => !hidden.has(cell.key)).map(children),
    group.filter((cell) => hidden.has(cell.key)).flatMap(children),
  ]);
  return [...next, orphans].filter((group) => group.length > 0);
}
