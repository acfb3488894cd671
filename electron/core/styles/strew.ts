import { type Geometry, polygonsOf, type Ring } from '../../../shared/geo/geometry.ts';

/** Numbers in [0, 1) that are the same for the same seed: mulberry32 (Tommy Ettinger, public domain), written anew. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A parallel with the stretches of it that lie inside the shape. */
interface Strip {
  readonly y: number;
  readonly stretches: readonly (readonly [number, number])[];
  readonly width: number;
}

const stripAt = (rings: readonly Ring[], y: number): Strip => {
  const x: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1] ?? [0, 0];
      const [x1, y1] = ring[i] ?? [0, 0];
      if (y0 > y !== y1 > y) x.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  x.sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  let width = 0;
  for (let i = 0; i + 1 < x.length; i += 2) {
    const [from, to] = [x[i] ?? 0, x[i + 1] ?? 0];
    stretches.push([from, to]);
    width += to - from;
  }
  return { y, stretches, width };
};

const onStrip = ({ y, stretches, width }: Strip, share: number): [number, number] => {
  let left = share * width;
  for (const [from, to] of stretches) {
    if (left <= to - from) return [from + left, y];
    left -= to - from;
  }
  return [stretches.at(-1)?.[1] ?? 0, y];
};

/** Parallels through a shape: enough that their rows can't be seen, few enough for shapes of thousands of vertices. */
const stripCount = (dots: number): number => Math.min(400, Math.max(24, dots * 2));

/**
 * `count` places strewn evenly inside a polygon, holes left out: `[lon, lat, lon, lat, …]`. The same seed gives the same
 * places. Parallels at random heights are weighed by how much of them lies inside.
 */
export const strewn = (geometry: Geometry, count: number, seed: number): number[] => {
  const rings = polygonsOf(geometry).flat();
  if (count <= 0 || rings.length === 0) return [];
  let [south, north] = [Infinity, -Infinity];
  for (const ring of rings)
    for (const [, y] of ring) {
      if (y < south) south = y;
      if (y > north) north = y;
    }
  const random = seeded(seed);
  const wanted = stripCount(count);
  // One height in each of so many bands: random, and yet nowhere left out.
  const strips = Array.from({ length: wanted }, (_, i) =>
    stripAt(rings, south + ((i + random()) / wanted) * (north - south)),
  );
  const total = strips.reduce((sum, { width }) => sum + width, 0);
  if (total === 0) return [];
  const places: number[] = [];
  let [at, passed] = [0, 0];
  for (let i = 0; i < count; i++) {
    const place = ((i + random()) / count) * total;
    while (at < strips.length - 1 && passed + (strips[at]?.width ?? 0) < place)
      passed += strips[at++]?.width ?? 0;
    const strip = strips[at];
    if (strip) places.push(...onStrip(strip, random()));
  }
  return places;
};
