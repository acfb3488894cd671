import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { destination, distanceM } from '../../../../shared/geo/geodesic.ts';
import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { SeededRandom } from '../../../../shared/stats/seeded-random.ts';
import { type Geos, loadGeos } from '../../geometry/index.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import type { RowSet, Tools } from '../operations/rows.ts';
import { GEODESIC } from '../ruler.ts';
import { AlongRoads, type RoadChoice } from './along-roads.ts';
import { junctionsOf } from './junctions.ts';
import { pieceIndexOf } from './piece-index.ts';
import { graphOf } from './road-graph.ts';
import { roadLinesOf } from './road-lines.ts';
import { spread } from './spread.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

/** A place so many metres east and north of a corner of the test's ground. */
const CORNER: Position = [100, 15];
const at = (east: number, north: number): Position => destination(destination(CORNER, 90, east), 0, north);
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const point = (east: number, north: number): Geometry => ({ type: 'Point', coordinates: at(east, north) });

const rowsOf = (origin: string, shapes: readonly Geometry[], bridges: readonly string[] = []): RowSet => ({
  ...{ origin, restricted: false, filteredFrom: null, title: origin, label: null },
  fields: [{ name: 'Bridge', title: { th: 'สะพาน', en: 'Bridge' }, type: 'text', unit: null }],
  features: shapes.map((shape, i) => makeRow(i + 1, String(i + 1), encodeWkb(shape), [bridges[i] ?? null])),
});

interface Asked {
  readonly roads: readonly Geometry[];
  readonly from: readonly Geometry[];
  readonly to: readonly Geometry[];
  readonly k?: number;
  readonly choice?: Partial<RoadChoice>;
  /** What stands in the field `bridge` of each road. */
  readonly bridges?: readonly string[];
}

/** The ways from every row to its nearest others, and what is told beside. */
function ask({ roads, from, to, k = 1, choice = {}, bridges = [] }: Asked) {
  const notes: Record<string, number> = {};
  const sets: Record<string, RowSet> = { roads: rowsOf('roads', roads, bridges) };
  const tools: Tools = {
    ...{ geos, ruler: GEODESIC, today: '2026-01-01', progress: () => undefined, isOnRecord: () => true },
    take: (name) => sets[name] as RowSet,
    against: (name) => sets[name] as RowSet,
    note: (code, origin, rows) => {
      const count = typeof rows === 'number' ? rows : rows.count;
      if (count > 0) notes[`${code} ${origin}`] = count;
    },
  };
  const [input, of] = [rowsOf('from', from), rowsOf('to', to)];
  const ways = new AlongRoads({ roads: 'roads', ...choice }, input, of, tools);
  const seek = ways.among(of.features, k, false);
  const found = input.features.map((row: AnalysisFeature) =>
    seek(row).map(({ row: other, metres }) => [other.fid, metres] as const),
  );
  const without = input.features.filter((_, i) => found[i]?.length === 0);
  const none = without.map((row) => ways.whyNone(row));
  ways.free();
  return { found, notes, none };
}
/** Metres to the nearest; null without. */
const metresOf = (asked: Asked): (number | null)[] => ask(asked).found.map(([first]) => first?.[1] ?? null);

describe('distances along roads', () => {
  it('go along a hand-made network, the ways to and from the road included', () => {
    // An L of 1,000 m east and 1,000 m north; both places stand 100 m off it.
    const roads = [line(at(0, 0), at(1000, 0)), line(at(1000, 0), at(1000, 1000))];
    const { found } = ask({ roads, from: [point(200, 100)], to: [point(900, 700)] });
    expect(found[0]?.[0]?.[1]).toBeCloseTo(100 + 800 + 700 + 100, 2);
  });

  it('measure a winding line as GeographicLib does', () => {
    const random = new SeededRandom(7);
    const path = Array.from({ length: 40 }, (_, i): Position => at(i * 1500, random.between(-3000, 3000)));
    const length = path.slice(1).reduce((sum, to, i) => sum + distanceM(path[i] as Position, to), 0);
    const ends = [path[0], path.at(-1)].map(
      (end): Geometry => ({ type: 'Point', coordinates: end as Position }),
    );
    const [metres] = metresOf({
      roads: [line(...path)],
      from: [ends[0] as Geometry],
      to: [ends[1] as Geometry],
      choice: { crossings: 'apart' },
    });
    expect(Math.abs((metres ?? 0) / length - 1)).toBeLessThan(1e-8);
  });

  it('bridge gaps within the tolerance, and no wider ones', () => {
    const roads = [line(at(0, 0), at(500, 0)), line(at(500.9, 0), at(1000, 0))];
    const asked = { roads, from: [point(0, 0)], to: [point(1000, 0)] };
    expect(metresOf(asked)[0]).toBeCloseTo(1000, 2);
    expect(metresOf({ ...asked, choice: { snapM: 0.5 } })).toEqual([null]);
    expect(metresOf({ ...asked, choice: { snapM: 0 } })).toEqual([null]);
  });

  it('keep the whole length of a line whose corners are closer than the tolerance', () => {
    const dense = Array.from({ length: 2001 }, (_, i) => at(i / 2, 0));
    expect(metresOf({ roads: [line(...dense)], from: [point(0, 0)], to: [point(1000, 0)] })[0]).toBeCloseTo(
      1000,
      2,
    );
  });

  it('join lines that cross, and those that end on another, unless they are to stay apart', () => {
    const cross = [line(at(0, 0), at(1000, 0)), line(at(400, -500), at(400, 500))];
    const asked = { roads: cross, from: [point(0, 0)], to: [point(400, 500)] };
    expect(metresOf(asked)[0]).toBeCloseTo(900, 2);
    expect(ask(asked).notes).toEqual({ 'crossings-joined roads': 1 });
    const apart = ask({ ...asked, choice: { crossings: 'apart' } });
    expect(apart.found).toEqual([[]]);
    expect(apart.notes).toEqual({});
    const tee = [line(at(0, 0), at(1000, 0)), line(at(400, 0.5), at(400, 500))];
    expect(metresOf({ ...asked, roads: tee })[0]).toBeCloseTo(900, 2);
    expect(metresOf({ ...asked, roads: tee, choice: { crossings: 'apart' } })).toEqual([null]);
    const corner = [line(at(0, 0), at(1000, 0)), line(at(400, -500), at(400, 0), at(400, 500))];
    expect(metresOf({ ...asked, roads: corner })[0]).toBeCloseTo(900, 2);
    expect(ask({ ...asked, roads: corner }).notes).toEqual({ 'crossings-joined roads': 1 });
  });

  it('let a line that the data calls a bridge meet others at its ends alone', () => {
    const over = line(at(400, -500), at(400, 500));
    const roads = [line(at(0, 0), at(1000, 0)), over, line(at(400, -500), at(1000, 0))];
    const asked = { roads, from: [point(0, 0)], to: [point(400, 500)] };
    expect(metresOf({ ...asked, bridges: ['F', 'no', ''] })[0]).toBeCloseTo(900, 2);
    const ramp = Math.hypot(600, 500);
    expect(metresOf({ ...asked, bridges: ['F', 'yes', ''] })[0]).toBeCloseTo(1000 + ramp + 1000, 0);
    // It comes down on the middle of a road that has no corner there.
    const down = { ...asked, roads: [line(at(0, 0), at(1000, 0)), line(at(400, 0), at(400, 500))] };
    expect(metresOf({ ...down, bridges: ['', 'T'] })[0]).toBeCloseTo(900, 2);
    const under = { ...down, roads: [line(at(0, 0), at(1000, 0)), line(at(400, 0.3), at(400, 500))] };
    expect(metresOf({ ...under, bridges: ['T', ''] })).toEqual([null]);
  });

  it('tell nothing of places beyond reach or in another part, rather than zero', () => {
    const roads = [line(at(0, 0), at(1000, 0)), line(at(0, 5000), at(1000, 5000))];
    const from = [point(0, 400), point(0, 600), point(0, 5000)];
    const { found, notes, none } = ask({ roads, from, to: [point(1000, 0), point(0, 1000)] });
    expect(found.map((ways) => ways.length)).toEqual([1, 0, 0]);
    expect(none).toEqual(['no-road-in-reach', 'no-way']);
    expect(notes).toEqual({ 'no-road-in-reach to': 1 });
    expect(metresOf({ roads, from, to: [point(1000, 0)], choice: { reachM: 601 } })[1]).toBeCloseTo(1600, 2);
  });

  it('take a place exactly on a road, and two at one place, each as its own', () => {
    const roads = [line(at(0, 0), at(1000, 0))];
    const to = [point(1000, 0), point(1000, 0), point(600, 0)];
    const { found } = ask({ roads, from: [point(250, 0)], to, k: 3, choice: { reachM: 0 } });
    expect(found[0]?.map(([fid]) => fid)).toEqual([3, 1, 2]);
    expect(found[0]?.map(([, metres]) => Math.round(metres * 100) / 100)).toEqual([350, 750, 750]);
  });

  it('come to an area where a road first meets it, and to one without roads by the nearest', () => {
    const square = (x: number, y: number): Geometry => ({
      type: 'Polygon',
      coordinates: [[at(x, y), at(x + 200, y), at(x + 200, y + 200), at(x, y + 200), at(x, y)]],
    });
    const roads = [line(at(0, 0), at(1000, 0))];
    const ways = (to: Geometry) => metresOf({ roads, from: [point(0, 0)], to: [to] })[0];
    expect(ways(square(700, -100))).toBeCloseTo(700, 1);
    const kite: Geometry = {
      type: 'Polygon',
      coordinates: [[at(700, 50), at(800, 150), at(700, 250), at(600, 150), at(700, 50)]],
    };
    expect(ways(kite)).toBeCloseTo(750, 1);
    // Inside is no way, wherever the roads are.
    expect(ways(square(-100, -100))).toBe(0);
    expect(metresOf({ roads, from: [point(0, 9000)], to: [square(-100, 8900)] })).toEqual([0]);
  });

  it('refuse a layer without a line, and leave out what is none', () => {
    const asked = { from: [point(0, 0)], to: [point(1000, 0)] };
    const refusal = (roads: readonly Geometry[]): unknown => {
      try {
        return ask({ ...asked, roads });
      } catch (error) {
        return error instanceof Refusal ? error.details.problem : error;
      }
    };
    expect(refusal([])).toBe('roads-none');
    expect(refusal([point(0, 0)])).toBe('roads-none');
    const { found, notes } = ask({ ...asked, roads: [point(0, 0), line(at(0, 0), at(1000, 0))] });
    expect(found[0]?.[0]?.[1]).toBeCloseTo(1000, 2);
    expect(notes).toEqual({ 'no-line roads': 1 });
  });
});

/** All ways of a graph at once (Floyd and Warshall), by three loops. */
function allWays(nodes: number, edges: readonly (readonly [number, number, number])[]): number[][] {
  const ways = Array.from({ length: nodes }, (_, i) =>
    Array.from({ length: nodes }, (_, j) => (i === j ? 0 : Infinity)),
  );
  const put = (i: number, j: number, metres: number): void => {
    const row = ways[i] as number[];
    row[j] = Math.min(row[j] ?? Infinity, metres);
  };
  for (const [i, j, metres] of edges) {
    put(i, j, metres);
    put(j, i, metres);
  }
  for (let k = 0; k < nodes; k++)
    for (let i = 0; i < nodes; i++)
      for (let j = 0; j < nodes; j++) put(i, j, (ways[i]?.[k] ?? Infinity) + (ways[k]?.[j] ?? Infinity));
  return ways;
}

describe('a random grid of roads', () => {
  const SIDE = 9;
  it.each([1, 2, 3])('gives the ways of Floyd and Warshall, seed %i', (seed) => {
    const random = new SeededRandom(seed);
    const nodes = Array.from({ length: SIDE * SIDE }, (_, n) =>
      at(
        (n % SIDE) * 700 + random.between(-200, 200),
        Math.floor(n / SIDE) * 700 + random.between(-200, 200),
      ),
    );
    const edges: [number, number, number][] = [];
    for (let n = 0; n < nodes.length; n++)
      for (const next of [(n + 1) % SIDE === 0 ? -1 : n + 1, n + SIDE])
        if (next > 0 && next < nodes.length && random.between(0, 1) < 0.7)
          edges.push([n, next, distanceM(nodes[n] as Position, nodes[next] as Position)]);
    const ways = allWays(nodes.length, edges);
    const roads = edges.map(([i, j]) => line(nodes[i] as Position, nodes[j] as Position));
    const places = (every: number): number[] => nodes.map((_, n) => n).filter((n) => n % every === 0);
    const shapes = (list: readonly number[]): Geometry[] =>
      list.map((n) => ({ type: 'Point', coordinates: nodes[n] as Position }));
    const [from, to] = [places(2), places(7)];
    // A place without any road of its own stands off the others' roads and is beyond reach.
    const choice = { reachM: 0.5, crossings: 'apart' as const };
    const { found } = ask({ roads, from: shapes(from), to: shapes(to), k: 4, choice });
    from.forEach((n, i) => {
      const wanted = to
        .map((other) => ways[n]?.[other] ?? Infinity)
        .filter((metres) => metres < Infinity)
        .sort((a, b) => a - b)
        .slice(0, 4);
      const got = (found[i] ?? []).map(([, metres]) => metres);
      expect(got).toHaveLength(wanted.length);
      for (const [rank, metres] of wanted.entries()) expect(got[rank]).toBeCloseTo(metres, 2);
    });
  });

  it.each([4, 5, 6])('joins every crossing of lines that lie anyhow, seed %i', (seed) => {
    const random = new SeededRandom(seed);
    const somewhere = (): Position => at(random.between(0, 400), random.between(0, 400));
    const lines = Array.from({ length: 30 }, () => [somewhere(), somewhere()] as const);
    const nodes: Position[] = lines.flat();
    const stops = lines.map((_, i) => [
      { share: 0, node: i * 2 },
      { share: 1, node: i * 2 + 1 },
    ]);
    lines.forEach(([[ax, ay], [bx, by]], i) => {
      lines.slice(0, i).forEach(([[cx, cy], [dx, dy]], j) => {
        const across = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
        const f = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / across;
        const g = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / across;
        if (f < 0 || f > 1 || g < 0 || g > 1) return;
        const node = nodes.push([ax + f * (bx - ax), ay + f * (by - ay)]) - 1;
        stops[i]?.push({ share: f, node });
        stops[j]?.push({ share: g, node });
      });
    });
    const edges = stops.flatMap((own) =>
      own
        .sort((a, b) => a.share - b.share)
        .slice(1)
        .map(({ node }, i): [number, number, number] => {
          const before = own[i]?.node ?? 0;
          return [before, node, distanceM(nodes[before] as Position, nodes[node] as Position)];
        }),
    );
    const ways = allWays(nodes.length, edges);
    const ends = lines.map(([end]): Geometry => ({ type: 'Point', coordinates: end }));
    const { found } = ask({
      roads: lines.map(([a, b]) => line(a, b)),
      from: ends,
      to: ends,
      k: 30,
      choice: { snapM: 0 },
    });
    found.forEach((mine, i) => {
      const wanted = ends.flatMap((_, j) => ways[i * 2]?.[j * 2] ?? []).filter((metres) => metres < Infinity);
      expect(mine).toHaveLength(wanted.length);
      // Straight in degrees here, and along the geodesic there: a few millimetres.
      for (const [fid, metres] of mine)
        expect(Math.abs(metres - (ways[i * 2]?.[(fid - 1) * 2] ?? Infinity))).toBeLessThan(0.02);
    });
  });

  it('keeps the nearest of many owners as plain search from each does', () => {
    const random = new SeededRandom(11);
    const roads = Array.from({ length: 120 }, () => {
      const [x, y] = [random.between(0, 6000), random.between(0, 6000)];
      return line(at(x, y), at(x + random.between(-2500, 2500), y + random.between(-2500, 2500)));
    });
    const { lines } = roadLinesOf(rowsOf('roads', roads), () => undefined);
    const joined = junctionsOf(lines, pieceIndexOf(lines), { snapM: 1, crossings: true }, () => undefined);
    const graph = graphOf(joined, lines.starts.length - 1);
    expect(joined.crossings).toBeGreaterThan(100);
    const owners = Array.from({ length: 12 }, (_, i) => [{ node: i * 9, metres: random.between(0, 50) }]);
    const together = spread(graph, owners, 3, () => undefined);
    const alone = owners.map((entries) => spread(graph, [entries], 1, () => undefined));
    for (let node = 0; node < graph.nodes; node++) {
      const wanted = alone
        .map(({ metres }) => metres[node] ?? Infinity)
        .sort((a, b) => a - b)
        .slice(0, 3);
      expect([...together.metres.subarray(node * 3, node * 3 + 3)]).toEqual(wanted);
    }
  });
});
