import { describe, expect, it } from 'vitest';
import { LinearSpan } from '../../../../shared/domain/linear-span.ts';
import { SeededRandom } from '../../../../shared/stats/seeded-random.ts';
import { type AskedLadder, type Households, withheldOf } from './stages.ts';

const K = 5;
const RUNGS = 3;

/** Seeded: the same instances on every machine. */
const chance = (seed: number) => {
  const random = new SeededRandom(seed);
  return (below: number): number => Math.floor(random.between(0, below));
};

interface Land extends Households {
  readonly rings: readonly number[];
}

/**
 * A small land: places that lie in a sub-district, a district, a council area and zones of two schemes, some of them outside
 * of one or another, each with few or many households at several distances.
 */
function land(seed: number): Land {
  const next = chance(seed);
  const homes: { areas: number[]; ring: number }[] = [];
  const districts = 2 + next(2);
  const zones = Array.from({ length: districts }, () => [next(2), next(2)] as const);
  for (let district = 0; district < districts; district++) {
    const subs = 1 + next(3);
    for (let sub = 0; sub < subs; sub++)
      for (let place = 0; place < 1 + next(3); place++) {
        const out = next(12) === 0;
        const council = next(8) === 0 ? -1 : district * 3 + next(3);
        const [a, b] = zones[district] ?? [0, 0];
        const areas = out ? [-1, -1, council, -1, -1] : [district * 4 + sub, district, council, a, b];
        const ring = next(RUNGS + 1);
        const count = next(3) === 0 ? next(4) : next(25);
        for (let i = 0; i < count; i++) homes.push({ areas, ring });
      }
  }
  const breakdowns = [16, 4, 12, 2, 2].map((size, b) => ({
    ...{ key: `b${b}`, fids: Array.from({ length: size }, (_, i) => i + 1) },
    owners: homes.map(({ areas }) => areas[b] ?? -1),
  }));
  return { breakdowns, placed: homes.map(() => true), rings: homes.map(({ ring }) => ring) };
}

/** A figure that some answer shows or withholds: of which households. */
interface Figure {
  readonly homes: readonly number[];
  readonly shown: boolean;
}

/** All figures of one question for every breakdown. */
function figuresOf(lands: Land, asked: AskedLadder | null): Figure[] {
  const { breakdowns, placed } = lands;
  const within = [...placed.keys()].filter((i) => asked === null || (asked.rings[i] ?? 0) <= asked.limit);
  const withheld = withheldOf(lands, asked, K);
  return breakdowns.flatMap(({ key, fids, owners }): Figure[] => {
    const told = withheld(key);
    const of = (area: number): number[] => within.filter((i) => owners[i] === area);
    return [
      ...fids.map((fid, area) => ({ homes: of(area), shown: !told.fids.includes(fid) })),
      { homes: of(-1), shown: !told.outside },
      { homes: within.filter((i) => (owners[i] ?? -1) >= 0), shown: !told.total },
    ];
  });
}

const ladderOf = (lands: Land, limit: number): AskedLadder => ({
  ...{ rings: lands.rings, rungs: RUNGS, limit },
});
/** No condition, and every distance of the first ladder. */
const ofOneLadder = (lands: Land): (AskedLadder | null)[] => [
  null,
  ...Array.from({ length: RUNGS }, (_, limit) => ladderOf(lands, limit)),
];

/** What follows from all shown figures together, by sums and differences of them. */
function attack(lands: Land, figures: readonly Figure[]): (homes: readonly number[]) => boolean {
  const key = (i: number): string =>
    [...lands.breakdowns.map(({ owners }) => owners[i]), lands.rings[i]].join();
  const keys = [...new Set([...lands.placed.keys()].map(key))];
  const place = new Map(keys.map((one, at) => [one, at]));
  const vector = (homes: readonly number[]): Float64Array => {
    const made = new Float64Array(keys.length);
    for (const i of homes) made[place.get(key(i)) ?? 0] = 1;
    return made;
  };
  const all = [...lands.placed.keys()];
  const span = new LinearSpan(
    [all, ...figures.filter(({ shown }) => shown).map(({ homes }) => homes)].map(vector),
  );
  return (homes) => span.makes(vector(homes)) !== null;
}

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
const few = (homes: readonly unknown[]): boolean => homes.length > 0 && homes.length < K;

describe('all answers about the same households', () => {
  it('together tell no figure under k of any area, at any distance, nor between two distances', () => {
    let secrets = 0;
    let shown = 0;
    for (const seed of SEEDS) {
      const lands = land(seed);
      const tables = ofOneLadder(lands).map((asked) => figuresOf(lands, asked));
      const figures = tables.flat();
      const tells = attack(lands, figures);
      for (const figure of figures) {
        if (figure.homes.length === 0) expect(figure.shown).toBe(true);
        if (figure.shown) shown++;
        if (!few(figure.homes)) continue;
        secrets++;
        expect(figure.shown, `${seed}`).toBe(false);
        expect(tells(figure.homes), `${seed}: ${figure.homes.length}`).toBe(false);
      }
      // What lies between two distances, or beyond one, of each area.
      const [, ...narrower] = tables;
      for (const [wide, table] of tables.entries())
        for (const narrow of narrower.filter((_, i) => i + 1 !== wide))
          table.forEach(({ homes }, at) => {
            const own = new Set(narrow[at]?.homes);
            const between = homes.filter((i) => !own.has(i));
            if (between.length + own.size !== homes.length || !few(between)) return;
            secrets++;
            expect(tells(between), `${seed} between`).toBe(false);
          });
    }
    expect(secrets).toBeGreaterThan(1000);
    expect(shown).toBeGreaterThan(1000);
  });

  it('tell no small place either that no breakdown shows by itself', () => {
    for (const seed of SEEDS) {
      const lands = land(seed);
      const tells = attack(
        lands,
        ofOneLadder(lands).flatMap((asked) => figuresOf(lands, asked)),
      );
      const places = Map.groupBy(lands.placed.keys(), (i) =>
        [...lands.breakdowns.map(({ owners }) => owners[i]), lands.rings[i]].join(),
      );
      for (const homes of places.values()) if (few(homes)) expect(tells(homes), `${seed}`).toBe(false);
    }
  });

  it('withhold the same of a distance whatever else is asked, and nothing where nobody is few', () => {
    const homes = Array.from({ length: 60 }, (_, i) => i);
    const lands = {
      breakdowns: [
        { key: 'sub', fids: [1, 2], owners: homes.map((i) => (i < 30 ? 0 : 1)) },
        { key: 'province', fids: [1], owners: homes.map(() => 0) },
      ],
      placed: homes.map(() => true),
    };
    const rings = homes.map((i) => i % 3);
    const asked = { rings, rungs: RUNGS, limit: 1 };
    expect(withheldOf(lands, asked, K)('sub')).toEqual({ fids: [], outside: false, total: false });
    expect(withheldOf(lands, null, K)('province')).toEqual({ fids: [], outside: false, total: false });
  });
});
