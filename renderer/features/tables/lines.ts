import type { TableGroup } from '../../../shared/contract/tables.ts';

/** What stands in one line of the grid: a row by its place in the table, or the heading of a group. */
export type Line =
  | { readonly kind: 'row'; readonly position: number }
  | { readonly kind: 'group'; readonly group: number };

/** The lines of a grid: the rows, with headings where they are grouped, without those of folded groups. */
export interface Lines {
  readonly count: number;
  at(line: number): Line;
  /** The line of a row; null while its group is folded. */
  lineOf(position: number): number | null;
  /** The group that a row is in; null without groups. */
  groupOf(position: number): number | null;
  /** The next row that is seen from a line on, in a direction; null where there is none. */
  rowFrom(line: number, step: 1 | -1): number | null;
}

const plain = (total: number): Lines => ({
  count: total,
  at: (line) => ({ kind: 'row', position: line }),
  lineOf: (position) => (position >= 0 && position < total ? position : null),
  groupOf: () => null,
  rowFrom: (line) => (line >= 0 && line < total ? line : null),
});

/** The last index whose value is not above the wanted one. */
const lastUpTo = (values: readonly number[], wanted: number): number => {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
};

class GroupedLines implements Lines {
  readonly count: number;
  private readonly groups: readonly TableGroup[];
  private readonly folded: ReadonlySet<number>;
  /** The line of each group's heading. */
  private readonly heads: readonly number[];
  private readonly starts: readonly number[];

  constructor(groups: readonly TableGroup[], folded: ReadonlySet<number>) {
    this.groups = groups;
    this.folded = folded;
    const heads: number[] = [];
    let line = 0;
    groups.forEach(({ count }, i) => {
      heads.push(line);
      line += 1 + (folded.has(i) ? 0 : count);
    });
    this.heads = heads;
    this.starts = groups.map(({ start }) => start);
    this.count = line;
  }

  at(line: number): Line {
    const group = lastUpTo(this.heads, line);
    const within = line - (this.heads[group] ?? 0);
    if (within === 0) return { kind: 'group', group };
    return { kind: 'row', position: (this.starts[group] ?? 0) + within - 1 };
  }

  groupOf(position: number): number {
    return lastUpTo(this.starts, position);
  }

  lineOf(position: number): number | null {
    const group = this.groupOf(position);
    const { start = 0, count = 0 } = this.groups[group] ?? {};
    if (this.folded.has(group) || position < start || position >= start + count) return null;
    return (this.heads[group] ?? 0) + 1 + position - start;
  }

  rowFrom(line: number, step: 1 | -1): number | null {
    for (let at = line; at >= 0 && at < this.count; at += step) {
      const found = this.at(at);
      if (found.kind === 'row') return found.position;
    }
    return null;
  }
}

/** The lines of a table of so many rows; `groups` null where they are not grouped. */
export const linesOf = (
  total: number,
  groups: readonly TableGroup[] | null,
  folded: ReadonlySet<number>,
): Lines => (groups === null || groups.length === 0 ? plain(total) : new GroupedLines(groups, folded));
