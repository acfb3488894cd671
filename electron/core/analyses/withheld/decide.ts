import { LinearSpan } from '../../../../shared/domain/linear-span.ts';
import { type Cell, isPeople, type Table, type Whole } from './cells.ts';

/** What is to be decided: which of the figures are withheld, others being shown already. */
export interface Decision {
  /** How many atoms there are. */
  readonly atoms: number;
  readonly tables: readonly Table[];
  /** Figures that are shown whatever is decided. */
  readonly known: readonly Cell[];
  /** Sets of atoms of which nobody may learn how many households they hold. */
  readonly secrets: readonly (readonly number[])[];
}

const bySize = (a: Cell, b: Cell): number => a.rank - b.rank || a.count - b.count || (a.key < b.key ? -1 : 1);

/** With more figures than this, each is not tried again: it would take minutes. */
const MOST_TRIED = 400;

/**
 * The keys of the figures that are withheld: those under `k`, and as many more as it takes until no secret is a sum or a
 * difference of what is shown, and what is withheld in a whole that is shown comes to `k` at least, in two places. What can
 * be shown again after all, since others were withheld later, is.
 */
export function withheldCells(decision: Decision, k: number): Set<string> {
  const cells = decision.tables.flatMap((table) => table.cells);
  const open = new Set(cells.map(({ key }) => key));
  const hidden = new Set(cells.filter(({ count }) => count < k).map(({ key }) => key));
  for (let before = -1; hidden.size > before; ) {
    before = hidden.size;
    for (const table of decision.tables)
      for (const wholes of [() => table.wholes, () => leftOvers(table, hidden)])
        for (const whole of wholes()) while (guard(whole, hidden, open, k));
    guardSums(decision, hidden, open);
  }
  if (cells.length <= MOST_TRIED) showAgain(decision, cells, hidden, k);
  return hidden;
}

/** Shows what others that are withheld protect already: areas before sums. */
function showAgain(decision: Decision, cells: readonly Cell[], hidden: Set<string>, k: number): void {
  const told = new Set(toldBy(decision, new Set(cells.map(({ key }) => key))).map(({ secret }) => secret));
  const isSafe = (): boolean =>
    decision.tables.every((table) =>
      [...table.wholes, ...leftOvers(table, hidden)].every((whole) => !isTelling(whole, hidden, k)),
    ) && toldBy(decision, hidden).every(({ secret }) => told.has(secret));
  for (const group of triedAgain(decision.tables, k)) {
    const again = group.filter(({ key }) => hidden.has(key));
    for (const { key } of again) hidden.delete(key);
    if (again.length > 0 && !isSafe()) for (const { key } of again) hidden.add(key);
  }
}

/** Figures that may protect only each other: those of a breakdown, of a whole, and each by itself, areas before sums. */
function triedAgain(tables: readonly Table[], k: number): Cell[][] {
  const great = (some: readonly Cell[]): Cell[] => some.filter(({ count }) => count >= k).sort(bySize);
  return tables.flatMap(({ cells, wholes }) => {
    const areas = great(cells).filter(({ rank }) => rank === 0);
    return [
      ...Map.groupBy(areas, ({ breakdown }) => breakdown).values(),
      ...wholes.map(({ parts }) => great(parts)),
      ...great(cells).map((cell) => [cell]),
    ];
  });
}

/** Whether what is left of a whole that is shown is too little, or one figure alone. */
function isTelling({ total, parts }: Whole, hidden: ReadonlySet<string>, k: number): boolean {
  if (hidden.has(total.key) || total.count === 0) return false;
  const rest = total.count - parts.reduce((sum, { count }) => sum + count, 0);
  const unseen = parts.filter(({ key }) => hidden.has(key));
  if (unseen.length === 0) return rest > 0 && rest < k;
  const sum = unseen.reduce((all, { count }) => all + count, rest);
  return unseen.length + (rest > 0 ? 1 : 0) === 1 || sum < k;
}

/** Withholds one more figure of a whole of which too much could be worked out. True where it did. */
function guard(whole: Whole, hidden: Set<string>, open: ReadonlySet<string>, k: number): boolean {
  if (!isTelling(whole, hidden, k)) return false;
  const left = [...whole.parts, whole.total].filter(({ key }) => open.has(key) && !hidden.has(key));
  const [next] = left.sort(bySize);
  if (next !== undefined) hidden.add(next.key);
  return next !== undefined;
}

/** What is withheld in a whole is known together: districts that are, say, with the sub-districts that lie in them. */
function leftOvers({ cells, wholes }: Table, hidden: ReadonlySet<string>): Whole[] {
  return wholes.flatMap(({ total, parts }): Whole[] => {
    const seen = parts.filter(({ key }) => !hidden.has(key));
    if (hidden.has(total.key) || seen.length === parts.length) return [];
    const shown = new Set(seen.flatMap(({ at }) => at));
    const left = new Set(total.at.filter((i) => !shown.has(i)));
    const own = new Set(parts);
    const inside = cells.filter((cell) => !own.has(cell) && cell.at.every((i) => left.has(i)));
    const count = total.count - seen.reduce((sum, part) => sum + part.count, 0);
    const rest = { key: `${total.key} left`, at: [...left], count, rank: total.rank };
    // Of each breakdown by itself: parts must not overlap.
    const byBreakdown = Map.groupBy(inside.filter(isPeople), ({ breakdown }) => breakdown);
    return [...byBreakdown.values()].map((own) => ({
      total: { ...rest, breakdown: total.breakdown },
      parts: own.filter(({ rank }) => rank < 2),
    }));
  });
}

interface Told {
  readonly secret: readonly number[];
  /** The shown figures of which it is a sum or a difference. */
  readonly used: readonly Cell[];
}

/** The secrets that what is shown tells. */
function toldBy({ atoms, tables, known, secrets }: Decision, hidden: ReadonlySet<string>): Told[] {
  const vectorOf = (at: readonly number[]): Float64Array => {
    const vector = new Float64Array(atoms);
    for (const i of at) vector[i] = 1;
    return vector;
  };
  const cells = tables.flatMap((table) => table.cells).filter(({ key }) => !hidden.has(key));
  // Short ones first, for most of them stay as they are.
  const shown = [...known, ...cells].sort((a, b) => a.at.length - b.at.length);
  const span = new LinearSpan(shown.map(({ at }) => vectorOf(at)));
  return secrets.flatMap((secret): Told[] => {
    const made = span.makes(vectorOf(secret));
    return made === null ? [] : [{ secret, used: made.flatMap((i) => shown[i] ?? []) }];
  });
}

/** Withholds a figure of every sum that tells a secret. */
function guardSums(decision: Decision, hidden: Set<string>, open: ReadonlySet<string>): void {
  for (const { used } of toldBy(decision, hidden)) {
    // One that was withheld a moment ago may have been what it takes.
    if (used.some(({ key }) => hidden.has(key))) continue;
    const [least] = used.filter(({ key }) => open.has(key)).sort(bySize);
    if (least) hidden.add(least.key);
  }
}
