import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../stats/seeded-random.ts';
import { type Breakdown, suppressAreas } from './area-suppression.ts';
import type { SuppressionCell } from './suppression.ts';

const K = 5;

/** Seeded: the same instances on every machine. */
const chance = (seed: number) => {
  const random = new SeededRandom(seed);
  return (below: number): number => Math.floor(random.between(0, below));
};

/** A small land: pieces that belong to a sub-district and to a council area each. */
interface Land {
  readonly breakdowns: Breakdown[];
  readonly across: { total: SuppressionCell; parts: SuppressionCell[] }[];
  /** Which pieces a cell is the sum of. */
  readonly pieces: Map<string, number[]>;
  readonly counts: number[];
}

function land(seed: number): Land {
  const next = chance(seed);
  const districts = 2 + next(3);
  const pieces: { district: number; sub: string; council: string; zoneA: number; zoneB: number }[] = [];
  for (let d = 0; d < districts; d++) {
    const [zoneA, zoneB] = [next(2), next(2)];
    const subs = 1 + next(4);
    for (let s = 0; s < subs; s++)
      for (let part = 0; part < 1 + next(2); part++)
        pieces.push({ district: d, sub: `s${d}.${s}`, council: `c${d}.${next(3)}`, zoneA, zoneB });
  }
  const counts = pieces.map(() => (next(3) === 0 ? next(4) : next(40)));
  const of = new Map<string, number[]>();
  const cell = (key: string, among: (piece: (typeof pieces)[number]) => boolean, parent: string | null) => {
    const at = pieces.flatMap((piece, i) => (among(piece) ? [i] : []));
    of.set(key, at);
    return { key, count: at.reduce((sum, i) => sum + (counts[i] ?? 0), 0), parent };
  };
  const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
  const province = [cell('province', () => true, null)];
  const districtCells = (parent: (d: number) => string) =>
    unique(pieces.map(({ district }) => district)).map((d) =>
      cell(`d${d}`, (piece) => piece.district === d, parent(d)),
    );
  const zones = (name: 'zoneA' | 'zoneB') =>
    unique(pieces.map((piece) => piece[name])).map((z) =>
      cell(`${name}${z}`, (piece) => piece[name] === z, 'province'),
    );
  const zoneOf = (name: 'zoneA' | 'zoneB') => (d: number) =>
    `${name}${pieces.find(({ district }) => district === d)?.[name]}`;
  const subs = unique(pieces.map(({ sub }) => sub)).map((sub) =>
    cell(sub, (piece) => piece.sub === sub, `d${sub.slice(1).split('.')[0]}`),
  );
  const councils = unique(pieces.map(({ council }) => council)).map((council) =>
    cell(council, (piece) => piece.council === council, `d${council.slice(1).split('.')[0]}`),
  );
  const inside = (whole: SuppressionCell, parts: readonly SuppressionCell[]) => {
    const own = new Set(of.get(whole.key));
    return { total: whole, parts: parts.filter(({ key }) => of.get(key)?.every((i) => own.has(i))) };
  };
  return {
    breakdowns: [
      [province, zones('zoneA'), districtCells(zoneOf('zoneA')), subs],
      [province, zones('zoneB'), districtCells(zoneOf('zoneB')), subs],
      [province, districtCells(() => 'province'), councils],
    ],
    across: [...councils.map((one) => inside(one, subs)), ...subs.map((one) => inside(one, councils))],
    pieces: of,
    counts,
  };
}

/** Rank of vectors over the rationals, by elimination in floats: entries are small whole numbers. */
function rank(rows: number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, i) => i >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    [left[found], left[at]] = [left[at] as number[], left[found] as number[]];
    const pivot = left[found] as number[];
    for (let i = found + 1; i < left.length; i++) {
      const row = left[i] as number[];
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let j = column; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
    found++;
  }
  return found;
}

const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);

describe('counts by area', () => {
  it('of fewer than k people are withheld in every breakdown, and zero is not', () => {
    for (const seed of SEEDS) {
      const { breakdowns, across, pieces, counts } = land(seed);
      const hidden = suppressAreas(breakdowns, across, { counts, of: pieces }, K);
      for (const { key, count } of breakdowns.flat(2)) {
        if (count > 0 && count < K) expect(hidden.has(key), `${seed} ${key}`).toBe(true);
        if (count === 0) expect(hidden.has(key)).toBe(false);
      }
    }
  });

  it('of pieces that no breakdown shows can’t be worked out either', () => {
    for (const seed of SEEDS) {
      const { breakdowns, across, pieces, counts } = land(seed);
      const hidden = suppressAreas(breakdowns, across, { counts, of: pieces }, K);
      const vector = (at: readonly number[]) =>
        counts.map((count, i) => (count > 0 && at.includes(i) ? 1 : 0));
      const shown = [...pieces].filter(([key]) => !hidden.has(key)).map(([, at]) => vector(at));
      const base = rank(shown);
      counts.forEach((count, i) => {
        if (count > 0 && count < K) expect(rank([...shown, vector([i])]), `${seed} ${i}`).toBe(base + 1);
      });
    }
  });

  it('can’t be worked out from those that are shown, by no sum or difference of them', () => {
    let withheld = 0;
    let given = 0;
    for (const seed of SEEDS) {
      const { breakdowns, across, pieces, counts } = land(seed);
      const hidden = suppressAreas(breakdowns, across, { counts, of: pieces }, K);
      const vector = (key: string): number[] =>
        counts.map((count, i) => (count > 0 && pieces.get(key)?.includes(i) ? 1 : 0));
      const keys = [...pieces.keys()];
      const shown = keys.filter((key) => !hidden.has(key)).map(vector);
      const base = rank(shown);
      for (const key of hidden) {
        const count = (pieces.get(key) ?? []).reduce((sum, i) => sum + (counts[i] ?? 0), 0);
        if (count >= K) continue;
        withheld += 1;
        if (rank([...shown, vector(key)]) === base) given += 1;
      }
    }
    expect(withheld).toBeGreaterThan(300);
    expect(given).toBe(0);
  });

  it('are withheld sparingly: nothing where nothing is small', () => {
    const cells = (parent: string | null, ...counts: number[]) =>
      counts.map((count, i) => ({ key: `${parent}.${i}`, count, parent }));
    const [province] = cells(null, 40);
    const breakdown = [[province as SuppressionCell], cells('null.0', 12, 28), cells('null.0.0', 5, 7)];
    const pieces = {
      counts: [5, 7, 28],
      of: new Map([
        ['null.0', [0, 1, 2]],
        ['null.0.0', [0, 1]],
        ['null.0.1', [2]],
        ['null.0.0.0', [0]],
        ['null.0.0.1', [1]],
      ]),
    };
    expect([...suppressAreas([breakdown], [], pieces, K)]).toEqual([]);
  });
});
