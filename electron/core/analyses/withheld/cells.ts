import type { AreaBreakdown, Atoms } from './atoms.ts';

/** A figure that an answer may show: of which atoms it is the sum. */
export interface Cell {
  readonly key: string;
  readonly at: readonly number[];
  readonly count: number;
  /** The layer of areas that it is by; empty for all households. */
  readonly breakdown: string;
  /** Which is withheld sooner where several would do: an area before what lies outside all, that before the sum of all. */
  readonly rank: number;
}

/** A figure with those that lie wholly in it. */
export interface Whole {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** What lies outside every area of a breakdown, and the sum of all its areas. */
export const OUTSIDE = 'outside';
export const TOTAL = 'total';

/** The figures of one answer for every breakdown: `limits` says up to which ring of each ladder households are counted. */
export interface Table {
  /** The atoms that its figures are made of. */
  readonly among: readonly number[];
  readonly cells: readonly Cell[];
  readonly wholes: readonly Whole[];
}

export const cellKey = (
  limits: readonly number[],
  breakdown: string,
  area: number | typeof OUTSIDE | typeof TOTAL,
): string => `${limits.join(',')} ${breakdown} ${area}`;

/**
 * Few households that two breakdowns together tell apart: who lives in an area of the one and in an area of the other, or in
 * an area of the one and not in that of the other. None is an area as well.
 *
 * @param among the atoms that the figures are made of
 */
export function crossings(atoms: Atoms, among: readonly number[], k: number): (readonly number[])[] {
  const count = (at: readonly number[]): number => at.reduce((sum, i) => sum + (atoms.counts[i] ?? 0), 0);
  return atoms.owners.flatMap((one) =>
    [...Map.groupBy(among, (i) => one[i] ?? -1).values()].flatMap((area) =>
      atoms.owners.flatMap((other) => {
        const held = [...Map.groupBy(area, (i) => other[i] ?? -1).values()];
        const within = count(area);
        const left = held
          .filter((at) => within - count(at) > 0 && within - count(at) < k)
          .map((at) => {
            const own = new Set(at);
            return area.filter((i) => !own.has(i));
          });
        return [...held.filter((at) => count(at) < k), ...left];
      }),
    ),
  );
}

/** All households, which is taken for known. */
export const allOf = ({ counts }: Atoms): Cell => {
  const at = [...counts.keys()];
  return { key: 'all', at, count: counts.reduce((sum, count) => sum + count, 0), breakdown: '', rank: 3 };
};

/** All households as every breakdown parts them: into the sum of its areas and what lies outside, and into its areas. */
export function wholesOfAll(
  total: Cell,
  { cells }: Table,
  breakdowns: readonly AreaBreakdown[],
): Readonly<Record<'sums' | 'areas', readonly Whole[]>> {
  const parted = (into: (cell: Cell) => boolean): Whole[] =>
    breakdowns.map(({ key }) => ({
      total,
      parts: cells.filter((cell) => cell.breakdown === key && into(cell)),
    }));
  return { sums: parted(({ rank }) => rank > 0), areas: parted(({ rank }) => rank < 2) };
}

/** The figures of every breakdown, of the households within the limits. */
export function tableOf(
  atoms: Atoms,
  breakdowns: readonly AreaBreakdown[],
  limits: readonly number[],
): Table {
  const within = [...atoms.counts.keys()].filter((i) =>
    limits.every((limit, ladder) => (atoms.rings[ladder]?.[i] ?? 0) <= limit),
  );
  const cell = (
    breakdown: string,
    area: Parameters<typeof cellKey>[2],
    at: readonly number[],
    rank: number,
  ): Cell => ({
    ...{ key: cellKey(limits, breakdown, area), at, breakdown, rank },
    count: at.reduce((sum, i) => sum + (atoms.counts[i] ?? 0), 0),
  });
  const rows = breakdowns.map(({ key, fids }, b) => {
    const owners = atoms.owners[b] ?? [];
    const inside = Map.groupBy(within, (i) => owners[i] ?? -1);
    const areas = [...inside].flatMap(([area, at]) => (area < 0 ? [] : [cell(key, fids[area] ?? -1, at, 0)]));
    const held = within.filter((i) => (owners[i] ?? -1) >= 0);
    return {
      areas,
      outside: cell(key, OUTSIDE, inside.get(-1) ?? [], 1),
      total: cell(key, TOTAL, held, 2),
    };
  });
  return {
    among: within,
    cells: rows.flatMap(({ areas, outside, total }) => [...areas, outside, total]).filter(isPeople),
    wholes: wholesOf(rows),
  };
}

export const isPeople = ({ count }: Cell): boolean => count > 0;

interface BreakdownCells {
  readonly areas: readonly Cell[];
  readonly outside: Cell;
  readonly total: Cell;
}

/** Which figures of one breakdown lie wholly in which of another; the narrowest first, so that what is withheld lies near. */
function wholesOf(rows: readonly BreakdownCells[]): Whole[] {
  const wholes = rows.flatMap((wide) => {
    const ownerOf = new Map<number, Cell>();
    for (const area of [...wide.areas, wide.outside]) for (const i of area.at) ownerOf.set(i, area);
    return rows.flatMap((narrow): Whole[] => {
      const inTotal = narrow.areas.filter(({ at }) => at.every((i) => ownerOf.get(i) !== wide.outside));
      if (wide === narrow) return [{ total: wide.total, parts: wide.areas }];
      const inside = Map.groupBy([...narrow.areas, narrow.outside].filter(isPeople), ({ at }) => {
        const owner = ownerOf.get(at[0] ?? -1);
        return owner !== undefined && at.every((i) => ownerOf.get(i) === owner) ? owner : null;
      });
      const areas = [...inside].flatMap(([total, parts]) => (total === null ? [] : [{ total, parts }]));
      return [...areas, { total: wide.total, parts: inTotal }];
    });
  });
  return wholes.sort((a, b) => a.total.count - b.total.count || (a.total.key < b.total.key ? -1 : 1));
}
