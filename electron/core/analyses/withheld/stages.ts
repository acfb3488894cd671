import { type AreaBreakdown, type Atoms, atomsOf, type Rings } from './atoms.ts';
import {
  allOf,
  type Cell,
  cellKey,
  crossings,
  OUTSIDE,
  type Table,
  TOTAL,
  tableOf,
  wholesOfAll,
} from './cells.ts';
import { withheldCells } from './decide.ts';

/** One condition that is asked for: where households lie on its ladder, and up to which ring they are counted. */
export interface AskedLadder {
  readonly rings: Rings;
  readonly rungs: number;
  readonly limit: number;
}

/** Who counts where, for every answer about them. */
export interface Households {
  readonly breakdowns: readonly AreaBreakdown[];
  readonly placed: readonly boolean[];
}

/** What of an answer is withheld. */
export interface Withheld {
  /** Of the areas, by fid. */
  readonly fids: readonly number[];
  /** How many lie outside every area. */
  readonly outside: boolean;
  /** The sum of all areas. */
  readonly total: boolean;
}

/** Small places, small figures, and what two breakdowns together tell apart: each once. */
function secretsOf(atoms: Atoms, tables: readonly Table[], k: number): (readonly number[])[] {
  const all = [
    ...atoms.counts.flatMap((count, i) => (count < k ? [[i]] : [])),
    ...tables.flatMap(({ cells }) => cells.filter(({ count }) => count < k).map(({ at }) => at)),
    ...tables.flatMap(({ among }) => crossings(atoms, among, k)),
  ];
  return [...new Map(all.map((at) => [at.join(), at])).values()];
}

/** What a figure holds beyond a narrower one of the same area, where that is so few that it is a secret. */
const between = (wide: Cell, narrow: Cell | undefined, k: number): (readonly number[])[] => {
  const left = wide.count - (narrow?.count ?? 0);
  if (left <= 0 || left >= k) return [];
  const held = new Set(narrow?.at);
  return [wide.at.filter((i) => !held.has(i))];
};

/** Figures of one area in several tables, widest first: secrets are what lies between any two. */
function betweenTables(tables: readonly Table[], names: readonly (readonly string[])[], k: number) {
  const cellOf = new Map(tables.flatMap(({ cells }) => cells.map((cell) => [cell.key, cell] as const)));
  return names.flatMap((keys) =>
    keys.flatMap((wide, i) => {
      const total = cellOf.get(wide);
      return total === undefined
        ? []
        : keys.slice(i + 1).flatMap((narrow) => between(total, cellOf.get(narrow), k));
    }),
  );
}

/** Every area, what lies outside and the sum, each with its keys in the tables of these limits. */
const namesIn = (breakdowns: readonly AreaBreakdown[], limits: readonly (readonly number[])[]): string[][] =>
  breakdowns.flatMap(({ key, fids }) =>
    [...fids, OUTSIDE, TOTAL].map((area) =>
      limits.map((limit) => cellKey(limit, key, area as number | typeof OUTSIDE)),
    ),
  );

const shownOf = ({ cells }: Table, hidden: ReadonlySet<string>): Cell[] =>
  cells.filter(({ key }) => !hidden.has(key));

/** The first stage: the answers without a distance. */
function withoutDistance({ breakdowns, placed }: Households, k: number): Set<string> {
  const atoms = atomsOf(breakdowns, [], placed);
  const table = tableOf(atoms, breakdowns, []);
  const all = allOf(atoms);
  const { sums, areas } = wholesOfAll(all, table, breakdowns);
  // First what hides the sum of all: parts of a sum that is shown would be withheld for its sake.
  const wholes = [...sums, ...table.wholes, ...areas];
  const secrets = secretsOf(atoms, [table], k);
  return withheldCells(
    {
      ...{ atoms: atoms.counts.length, known: [all], secrets },
      tables: [{ ...table, wholes }],
    },
    k,
  );
}

/** Keys of the first stage are without limits. */
const asBase = (table: Table, limits: readonly number[]): Table => {
  const prefix = `${limits.join(',')} `;
  const plain = (cell: Cell): Cell => ({ ...cell, key: ` ${cell.key.slice(prefix.length)}` });
  return { ...table, cells: table.cells.map(plain), wholes: [] };
};

/** The second stage: all distances of one ladder. */
function withinDistances(
  { breakdowns, placed }: Households,
  { rings, rungs }: AskedLadder,
  base: ReadonlySet<string>,
  k: number,
): Set<string> {
  const atoms = atomsOf(breakdowns, [rings], placed);
  const whole = asBase(tableOf(atoms, breakdowns, [rungs]), [rungs]);
  const limits = Array.from({ length: rungs }, (_, i) => [rungs - 1 - i]);
  const tables = limits.map((limit) => tableOf(atoms, breakdowns, limit));
  const secrets = [
    ...secretsOf(atoms, [whole, ...tables], k),
    ...betweenTables([whole, ...tables], namesIn(breakdowns, [[], ...limits]), k),
  ];
  const known = [allOf(atoms), ...shownOf(whole, base)];
  return withheldCells({ atoms: atoms.counts.length, tables, known, secrets }, k);
}

/**
 * What is withheld of answers about households, by the layer of areas, so that neither one nor all the other answers to the
 * same question together tell of fewer than `k`: by other areas, at other distances, or without any.
 *
 * @param asked the condition, or none; of more at a time the caller refuses to answer
 */
export function withheldOf(
  households: Households,
  asked: AskedLadder | null,
  k: number,
): (breakdown: string) => Withheld {
  const base = withoutDistance(households, k);
  const [limits, hidden] =
    asked === null ? [[], base] : [[asked.limit], withinDistances(households, asked, base, k)];
  return (breakdown) => {
    const isHidden = (area: Parameters<typeof cellKey>[2]): boolean =>
      hidden.has(cellKey(limits, breakdown, area));
    const { fids = [] } = households.breakdowns.find(({ key }) => key === breakdown) ?? {};
    return { fids: fids.filter(isHidden), outside: isHidden(OUTSIDE), total: isHidden(TOTAL) };
  };
}
