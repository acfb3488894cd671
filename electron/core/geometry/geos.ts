import { clearlySimple } from './clearly-simple.ts';
import { dimensionOf, ofDimension } from './dimension.ts';
import { GeometryError } from './geometry-error.ts';
import { cutPolygon, type Invalidity, invalidity } from './geos-cut.ts';
import { Engine } from './geos-engine.ts';
import { loadGeosModule, type Pointer } from './geos-module.ts';
import { type Shapes, shapesOf } from './geos-shapes.ts';

/** A shape that is tested many times. Call `free` when done: it lives in the WebAssembly heap. */
export interface PreparedShape {
  /** Shares at least one point, the border included. */
  intersects(wkb: Uint8Array): boolean;
  /** A point given by its coordinates lies inside or on the border. */
  intersectsPoint(x: number, y: number): boolean;
  /** Lies inside with at least one point in the interior (a point on the border is not contained). */
  contains(wkb: Uint8Array): boolean;
  /** Lies inside or on the border. */
  covers(wkb: Uint8Array): boolean;
  /** Meets the border alone: no point of the interior is shared. */
  touches(wkb: Uint8Array): boolean;
  /** Planar distance, in the units of the shape. */
  distanceWithin(wkb: Uint8Array, distance: number): boolean;
  free(): void;
}

/**
 * Planar geometry on little-endian 2D WKB. Coordinates are taken as they stand: distances, widths and tolerances
 * are in their units. Results are WKB of their own (an empty result is an empty geometry, never null).
 * All functions throw `GeometryError`; overlays repair invalid input and try again before they do.
 */
export interface Geos extends Shapes {
  readonly version: string;
  /** One shape of all; polygons dissolve, shared borders vanish. */
  union(wkbs: readonly Uint8Array[]): Uint8Array;
  /** Of two polygons polygons only: where they merely touch, the result is empty. */
  intersection(a: Uint8Array, b: Uint8Array): Uint8Array;
  difference(a: Uint8Array, b: Uint8Array): Uint8Array;
  /** `quadrantSegments` straight pieces stand for a quarter circle. */
  buffer(wkb: Uint8Array, width: number, quadrantSegments?: number): Uint8Array;
  /** The pieces into which lines cut a polygon, in no order to rely on: one where no line crosses it. */
  pieces(polygon: Uint8Array, lines: readonly Uint8Array[]): Uint8Array[];
  /** The cells of points: of each the ground that is nearer to it than to any other, as far as the envelope of `around`. */
  voronoi(points: Uint8Array, around: Uint8Array): Uint8Array[];
  isValid(wkb: Uint8Array): boolean;
  /** Why it is invalid, with the place; null when it is valid. */
  invalidReason(wkb: Uint8Array): string | null;
  /** The same, with the place as numbers. */
  invalidity(wkb: Uint8Array): Invalidity | null;
  /**
   * The pieces into which a line cuts a polygon, which keep its vertices bit by bit; one alone when the line does not
   * cross it from border to border.
   */
  cut(polygon: Uint8Array, line: Uint8Array): Uint8Array[];
  /** Keeps the area that rings enclose (overlapping parts are united, not cancelled out); collapsed parts go. */
  makeValid(wkb: Uint8Array): Uint8Array;
  /** A point that lies inside a polygon for certain; null for an empty shape. */
  pointOnSurface(wkb: Uint8Array): Uint8Array | null;
  /** Planar distance between the nearest points. */
  distance(a: Uint8Array, b: Uint8Array): number;
  prepare(wkb: Uint8Array): PreparedShape;
  /**
   * Simplifies polygons that share borders so that they still share them exactly (Visvalingam–Whyatt; `tolerance`
   * is a length, triangles under its square go). The order is kept.
   */
  coverageSimplify(wkbs: readonly Uint8Array[], tolerance: number): Uint8Array[];
  /** What of a shape lies within a box; polygons only of polygons. Quicker than an intersection. */
  clip(wkb: Uint8Array, box: readonly [number, number, number, number]): Uint8Array;
  /**
   * The stretches of border where valid polygons do not fit together: they overlap, share a border with different
   * vertices, or leave a gap that is narrower than `gapWidth`. Null when they fit, or do not meet at all.
   */
  misfits(wkbs: readonly Uint8Array[], gapWidth: number): Uint8Array | null;
  /** Bytes of WebAssembly memory: grows when needed and never shrinks. */
  heapBytes(): number;
}

/** Loads GEOS once a thread. */
export function loadGeos(): Promise<Geos> {
  loading ??= loadGeosModule().then((module) => geosOf(new Engine(module)));
  return loading;
}

let loading: Promise<Geos> | undefined;

const geosOf = (engine: Engine): Geos => ({
  version: engine.calls.GEOSversion(),
  ...overlaysOf(engine),
  ...checksOf(engine),
  ...shapesOf(engine),
  prepare: (wkb) => prepared(engine, wkb),
  coverageSimplify: (wkbs, tolerance) => simplified(engine, wkbs, tolerance),
  clip: (wkb, box) =>
    ofDimension(
      engine.overlay('clip', [wkb], (_, [x = 0]) => engine.calls.GEOSClipByRect(x, ...box)),
      dimensionOf(wkb),
    ),
  misfits: (wkbs, gapWidth) => misfits(engine, wkbs, gapWidth),
  invalidity: (wkb) => invalidity(engine, wkb),
  cut: (polygon, line) => cutPolygon(engine, polygon, line),
  heapBytes: () => engine.calls.Module.HEAPU8.length,
});

type Overlays = Pick<Geos, 'union' | 'intersection' | 'difference' | 'buffer' | 'pieces' | 'voronoi'>;

function overlaysOf(engine: Engine): Overlays {
  const { calls } = engine;
  return {
    union: (wkbs) =>
      engine.overlay('union', wkbs, (scope, parts) => calls.GEOSUnaryUnion(scope.collect(parts))),
    intersection: (a, b) => {
      const both = engine.overlay('intersection', [a, b], (_, [x = 0, y = 0]) =>
        calls.GEOSIntersection(x, y),
      );
      return ofDimension(both, Math.min(dimensionOf(a), dimensionOf(b)));
    },
    difference: (a, b) => {
      const rest = engine.overlay('difference', [a, b], (_, [x = 0, y = 0]) => calls.GEOSDifference(x, y));
      return ofDimension(rest, dimensionOf(a));
    },
    buffer: (wkb, width, quadrantSegments = 8) =>
      engine.overlay('buffer', [wkb], (_, [x = 0]) => calls.GEOSBuffer(x, width, quadrantSegments)),
    pieces: (polygon, lines) => pieces(engine, polygon, lines),
    voronoi: (points, around) =>
      engine.run((scope) => {
        const made = calls.GEOSVoronoiDiagram(scope.read(points), scope.read(around, 1), 0, 0);
        return membersOf(engine, scope.own(made, 'voronoi'));
      }),
  };
}

/** The members of a collection, each as WKB of its own. */
const membersOf = (engine: Engine, collection: Pointer): Uint8Array[] =>
  Array.from({ length: engine.calls.GEOSGetNumGeometries(collection) }, (_, i) =>
    engine.write(engine.calls.GEOSGetGeometryN(collection, i)),
  );

function pieces(engine: Engine, polygon: Uint8Array, lines: readonly Uint8Array[]): Uint8Array[] {
  const { calls } = engine;
  return engine.run((scope) => {
    const border = scope.own(calls.GEOSBoundary(scope.read(polygon)), 'pieces');
    const parts = [engine.write(border), ...lines].map((wkb, i) => scope.read(wkb, i));
    const noded = scope.own(calls.GEOSUnaryUnion(scope.collect(parts)), 'pieces');
    const list = scope.bytes(4);
    calls.Module.setValue(list, noded, 'i32');
    const found = membersOf(engine, scope.own(calls.GEOSPolygonize(list, 1), 'pieces'));
    const prepared = calls.GEOSPrepare(scope.read(polygon));
    try {
      return found.filter((piece) => {
        const inside = scope.own(calls.GEOSPointOnSurface(scope.read(piece)), 'pieces');
        return engine.yes(calls.GEOSPreparedIntersects(prepared, inside), 'pieces');
      });
    } finally {
      calls.GEOSPreparedGeom_destroy(prepared);
    }
  });
}

type Checks = Pick<Geos, 'isValid' | 'invalidReason' | 'makeValid' | 'pointOnSurface' | 'distance'>;

function checksOf(engine: Engine): Checks {
  const { calls } = engine;
  const memory = calls.Module;
  return {
    isValid: (wkb) =>
      clearlySimple(wkb) || engine.run((scope) => engine.yes(calls.GEOSisValid(scope.read(wkb)), 'isValid')),
    invalidReason: (wkb) =>
      engine.run((scope) => {
        const geometry = scope.read(wkb);
        if (engine.yes(calls.GEOSisValid(geometry), 'isValid')) return null;
        const text = calls.GEOSisValidReason(geometry);
        const reason = memory.UTF8ToString(text);
        calls.GEOSFree(text);
        return reason;
      }),
    makeValid: (wkb) =>
      engine.run((scope) => engine.write(engine.repaired(scope, scope.read(wkb), 'makeValid'))),
    pointOnSurface: (wkb) =>
      engine.run((scope) => {
        const point = scope.own(calls.GEOSPointOnSurface(scope.read(wkb)), 'pointOnSurface');
        return calls.GEOSisEmpty(point) === 1 ? null : engine.write(point);
      }),
    distance: (a, b) =>
      engine.run((scope) => {
        const out = scope.bytes(8);
        if (calls.GEOSDistance(scope.read(a), scope.read(b, 1), out) !== 1)
          throw new GeometryError('distance', engine.takeMessage(), null);
        return memory.getValue(out, 'double');
      }),
  };
}

function simplified(engine: Engine, wkbs: readonly Uint8Array[], tolerance: number): Uint8Array[] {
  const { calls } = engine;
  return engine.run((scope) => {
    const input = scope.collect(wkbs.map((wkb, i) => scope.read(wkb, i)));
    const output = calls.GEOSCoverageSimplifyVW(input, tolerance, 0);
    if (output === 0) throw engine.blame(scope, 'coverageSimplify', engine.takeMessage(), wkbs);
    scope.own(output, 'coverageSimplify');
    return wkbs.map((_, i) => engine.write(calls.GEOSGetGeometryN(output, i)));
  });
}

function misfits(engine: Engine, wkbs: readonly Uint8Array[], gapWidth: number): Uint8Array | null {
  const { calls } = engine;
  return engine.run((scope) => {
    const out = scope.bytes(4);
    calls.Module.setValue(out, 0, 'i32');
    const input = scope.collect(wkbs.map((wkb, i) => scope.read(wkb, i)));
    const fit = engine.yes(calls.GEOSCoverageIsValid(input, gapWidth, out), 'misfits');
    const made = calls.Module.getValue(out, 'i32');
    const edges = made === 0 ? 0 : scope.own(made, 'misfits');
    return fit || edges === 0 ? null : engine.write(edges);
  });
}

function prepared(engine: Engine, wkb: Uint8Array): PreparedShape {
  const { calls } = engine;
  const geometry = engine.read(wkb, 0);
  let handle = calls.GEOSPrepare(geometry);
  if (handle === 0) {
    calls.GEOSGeom_destroy(geometry);
    throw new GeometryError('prepare', engine.takeMessage(), 0);
  }
  const ask = (operation: string, test: (handle: number) => number): boolean => {
    if (handle === 0) throw new GeometryError(operation, 'used after free', null);
    return engine.yes(test(handle), operation);
  };
  const askOf = (
    operation: string,
    other: Uint8Array,
    test: (handle: number, other: number) => number,
  ): boolean => engine.run((scope) => ask(operation, (own) => test(own, scope.read(other))));
  return {
    intersects: (other) => askOf('intersects', other, (own, it) => calls.GEOSPreparedIntersects(own, it)),
    intersectsPoint: (x, y) => ask('intersects', (own) => calls.GEOSPreparedIntersectsXY(own, x, y)),
    contains: (other) => askOf('contains', other, (own, it) => calls.GEOSPreparedContains(own, it)),
    touches: (other) => askOf('touches', other, (own, it) => calls.GEOSPreparedTouches(own, it)),
    covers: (other) => askOf('covers', other, (own, it) => calls.GEOSPreparedCovers(own, it)),
    distanceWithin: (other, distance) =>
      askOf('distanceWithin', other, (own, it) => calls.GEOSPreparedDistanceWithin(own, it, distance)),
    free: () => {
      if (handle === 0) return;
      calls.GEOSPreparedGeom_destroy(handle);
      calls.GEOSGeom_destroy(geometry);
      handle = 0;
    },
  };
}
