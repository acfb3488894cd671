import type { Position, Ring } from '../../../../shared/geo/geometry.ts';
import { encodePointWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { BulkRow, NewLayer, OpenWorkspace } from '../../context.ts';
import { SeededRandom } from '../../sample/random.ts';

/** How much there is of everything. */
interface Sizes {
  readonly tambons: Mesh;
  readonly subdistricts: Mesh;
  readonly forests: { readonly count: number; readonly vertices: number };
  readonly points: number;
  readonly houses: number;
  readonly services: number;
  /** Crossings east and north of a mesh of roads, and corners of the road from one to the next. */
  readonly roads: { readonly columns: number; readonly rows: number; readonly corners: number };
  /** Of how many areas a district is made, on the average. */
  readonly districts: number;
}

/** Rows that sub-districts, forests and houses of a province, and of the country, come to. */
export const FULL: Sizes = {
  tambons: { columns: 85, rows: 86, count: 7255, size: 0.05, steps: 24 },
  subdistricts: { columns: 15, rows: 10, count: 150, size: 0.13, steps: 60 },
  forests: { count: 5000, vertices: 1000 },
  points: 500_000,
  houses: 50_000,
  services: 5000,
  roads: { columns: 250, rows: 180, corners: 5 },
  districts: 928,
};
/** Small enough for a test. */
export const SMALL: Sizes = {
  tambons: { columns: 10, rows: 8, count: 78, size: 0.05, steps: 12 },
  subdistricts: { columns: 4, rows: 3, count: 12, size: 0.13, steps: 24 },
  forests: { count: 150, vertices: 60 },
  points: 3000,
  houses: 1500,
  services: 100,
  roads: { columns: 24, rows: 18, corners: 2 },
  districts: 9,
};

const WEST = 100;
const SOUTH = 13;

interface Mesh {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
  /** Degrees. */
  readonly size: number;
  /** Vertices a side. */
  readonly steps: number;
}

/** Areas that share jagged borders, vertex for vertex, as sub-districts do. */
function* mesh({ columns, count, size, steps }: Mesh, districts: number): Generator<BulkRow> {
  const jag = (a: number, b: number): number => (new SeededRandom(a * 7919 + b).between(-1, 1) * size) / 12;
  const side = (column: number, row: number, along: 'x' | 'y'): Position[] =>
    Array.from({ length: steps + 1 }, (_, i): Position => {
      const end = i === 0 || i === steps;
      // Less near the corners, so that no two sides cross.
      const off = end
        ? 0
        : Math.sin((Math.PI * i) / steps) * jag((row * 1000 + column) * 2 + (along === 'x' ? 0 : 1), i);
      const at = (i / steps) * size;
      const [x, y] = [WEST + column * size, SOUTH + row * size];
      return along === 'x' ? [x + at, y + off] : [x + off, y + at];
    });
  for (let i = 0; i < count; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const south = side(column, row, 'x');
    const east = side(column + 1, row, 'y');
    const north = side(column, row + 1, 'x').reverse();
    const west = side(column, row, 'y').reverse();
    const ring: Ring = [
      ...south,
      ...east.slice(1),
      ...north.slice(1),
      ...west.slice(1, -1),
      south[0] as Position,
    ];
    const code = String(100_000 + i);
    // Whole blocks of neighbours.
    const district = Math.min(districts - 1, Math.floor(i / (count / districts)));
    yield { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: [code, `D${district}`] };
  }
}

function* forests({ count, vertices }: Sizes['forests'], [width, height]: Reach): Generator<BulkRow> {
  const random = new SeededRandom(1);
  for (let i = 0; i < count; i++) {
    const [x, y] = [WEST + random.between(0, width), SOUTH + random.between(0, height)];
    const ring = Array.from({ length: vertices }, (_, v): Position => {
      const radius = 0.006 * random.between(0.9, 1);
      const angle = (2 * Math.PI * v) / vertices;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    ring.push(ring[0] as Position);
    yield { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: [`F${i}`, null] };
  }
}

function* points(count: number, seed: number, [width, height]: Reach): Generator<BulkRow> {
  const random = new SeededRandom(seed);
  for (let i = 0; i < count; i++) {
    const wkb = encodePointWkb(WEST + random.between(0, width), SOUTH + random.between(0, height));
    yield { wkb, values: [`P${i}`, null] };
  }
}

/** Roads from crossing to crossing, winding, one in ten of them missing. */
function* roads({ columns, rows, corners }: Sizes['roads'], [width, height]: Reach): Generator<BulkRow> {
  const random = new SeededRandom(5);
  const [east, north] = [width / (columns - 1), height / (rows - 1)];
  const crossings = Array.from({ length: columns * rows }, (_, n): Position => {
    const [x, y] = [WEST + (n % columns) * east, SOUTH + Math.floor(n / columns) * north];
    return [x + random.between(-0.2, 0.2) * east, y + random.between(-0.2, 0.2) * north];
  });
  for (const [n, from] of crossings.entries())
    for (const next of [(n + 1) % columns === 0 ? n : n + 1, n + columns]) {
      const to = crossings[next];
      if (next === n || to === undefined || random.between(0, 1) < 0.1) continue;
      const between = Array.from({ length: corners }, (_, i): Position => {
        const share = (i + 1) / (corners + 1);
        const at = (axis: 0 | 1): number => from[axis] + (to[axis] - from[axis]) * share;
        return [at(0) + random.between(-0.03, 0.03) * east, at(1) + random.between(-0.03, 0.03) * north];
      });
      const wkb = encodeWkb({ type: 'LineString', coordinates: [from, ...between, to] });
      yield { wkb, values: [`R${n}-${next}`, null] };
    }
}

/** Degrees east and north of the corner. */
type Reach = readonly [number, number];
const reachOf = ({ columns, rows, size }: Mesh): Reach => [columns * size, rows * size];
type Made = readonly [string, NewLayer['geometryType'], Iterable<BulkRow>];

const layersOf = (sizes: Sizes): readonly Made[] => {
  const near = reachOf(sizes.subdistricts);
  return [
    ['tambons', 'MultiPolygon', mesh(sizes.tambons, sizes.districts)],
    ['subdistricts', 'MultiPolygon', mesh(sizes.subdistricts, sizes.districts)],
    ['forests', 'MultiPolygon', forests(sizes.forests, near)],
    ['points', 'Point', points(sizes.points, 2, reachOf(sizes.tambons))],
    ['houses', 'Point', points(sizes.houses, 3, near)],
    ['services', 'Point', points(sizes.services, 4, near)],
    ['roads', 'LineString', roads(sizes.roads, near)],
  ];
};

/** Fills a workspace with the layers of the benchmark; the same numbers each time. */
export function makeLand(workspace: OpenWorkspace, sizes: Sizes): void {
  for (const [name, geometryType, rows] of layersOf(sizes))
    workspace.change({ kind: 'import', label: { th: name, en: name } }, (change) => {
      const layer = change.createLayer({
        ...{ name, title: name, kind: 'imported', group: 'imported', geometryType, labelField: 'code' },
        columns: [
          { name: 'code', title: 'code', type: 'text' },
          { name: 'district', title: 'district', type: 'text' },
        ],
      });
      change.bulkInsert(layer, ['code', 'district'], rows);
    });
}
