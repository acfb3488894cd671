import { dimensionOf, ofDimension } from './dimension.ts';
import { GeometryError } from './geometry-error.ts';
import type { Engine } from './geos-engine.ts';
import type { Pointer } from './geos-module.ts';

/** How two shapes may stand to each other (OGC Simple Features); `disjoint` is the contrary of `intersects`. */
export type ShapeRelation =
  | 'intersects'
  | 'within'
  | 'contains'
  | 'covers'
  | 'touches'
  | 'crosses'
  | 'overlaps'
  | 'equals';

/**
 * A shape that stays in the WebAssembly heap while it is laid over many others: read once, prepared when first asked.
 * Call `free` when done. Throws `GeometryError`; overlays of valid shapes do not.
 */
export interface HeldShape {
  relates(relation: ShapeRelation, other: HeldShape): boolean;
  /** Of two polygons polygons only, as everywhere. */
  intersection(other: HeldShape): Uint8Array;
  difference(other: HeldShape): Uint8Array;
  free(): void;
}

/** Unary and binary shapes that overlays leave out. */
export interface Shapes {
  /** Of two polygons polygons only. */
  symmetricDifference(a: Uint8Array, b: Uint8Array): Uint8Array;
  /** The centre of gravity in the plane; null for an empty shape. */
  centroid(wkb: Uint8Array): Uint8Array | null;
  convexHull(wkbs: readonly Uint8Array[]): Uint8Array;
  /** @param ratio 0 (as close as can be) to 1 (the convex hull), of the lengths of the edges of the triangulation */
  concaveHull(wkbs: readonly Uint8Array[], ratio: number): Uint8Array;
  /**
   * One shape of polygons that neither overlap nor share a border with different vertices; much quicker than `union`. Null
   * where GEOS finds that they do. It may not find it: whoever asks must hold the result's area against theirs.
   */
  coverageUnion(wkbs: readonly Uint8Array[]): Uint8Array | null;
  hold(wkb: Uint8Array): HeldShape;
}

/** The shapes of an engine. */
export function shapesOf(engine: Engine): Shapes {
  const { calls } = engine;
  return {
    symmetricDifference: (a, b) =>
      ofDimension(
        engine.overlay('symmetricDifference', [a, b], (_, [x = 0, y = 0]) => calls.GEOSSymDifference(x, y)),
        Math.max(dimensionOf(a), dimensionOf(b)),
      ),
    centroid: (wkb) =>
      engine.run((scope) => {
        const point = scope.own(calls.GEOSGetCentroid(scope.read(wkb)), 'centroid');
        return calls.GEOSisEmpty(point) === 1 ? null : engine.write(point);
      }),
    convexHull: (wkbs) =>
      engine.overlay('convexHull', wkbs, (scope, parts) => calls.GEOSConvexHull(scope.collect(parts))),
    concaveHull: (wkbs, ratio) =>
      engine.overlay('concaveHull', wkbs, (scope, parts) =>
        calls.GEOSConcaveHull(scope.collect(parts), ratio, 0),
      ),
    coverageUnion: (wkbs) =>
      engine.run((scope) => {
        const parts = scope.collect(wkbs.map((wkb, i) => scope.read(wkb, i)));
        const made = calls.GEOSCoverageUnion(parts);
        if (made !== 0) return engine.write(scope.own(made, 'coverageUnion'));
        engine.takeMessage();
        return null;
      }),
    hold: (wkb) => new Held(engine, wkb),
  };
}

class Held implements HeldShape {
  private readonly engine: Engine;
  private readonly dimension: number;
  private geometry: Pointer;
  private prepared: Pointer = 0;

  constructor(engine: Engine, wkb: Uint8Array) {
    this.engine = engine;
    this.dimension = dimensionOf(wkb);
    this.geometry = engine.read(wkb, 0);
  }

  relates(relation: ShapeRelation, other: HeldShape): boolean {
    const { engine } = this;
    const { calls } = engine;
    const it = pointerOf(other);
    if (relation === 'equals') return engine.yes(calls.GEOSEquals(this.geometry, it), relation);
    this.prepared ||= calls.GEOSPrepare(this.geometry);
    if (this.prepared === 0) throw new GeometryError('prepare', engine.takeMessage(), 0);
    return engine.yes(this.ask(relation, it), relation);
  }

  private ask(relation: Exclude<ShapeRelation, 'equals'>, it: Pointer): number {
    const { calls } = this.engine;
    switch (relation) {
      case 'intersects':
        return calls.GEOSPreparedIntersects(this.prepared, it);
      case 'within':
        return calls.GEOSPreparedWithin(this.prepared, it);
      case 'contains':
        return calls.GEOSPreparedContains(this.prepared, it);
      case 'covers':
        return calls.GEOSPreparedCovers(this.prepared, it);
      case 'touches':
        return calls.GEOSPreparedTouches(this.prepared, it);
      case 'crosses':
        return calls.GEOSPreparedCrosses(this.prepared, it);
      case 'overlaps':
        return calls.GEOSPreparedOverlaps(this.prepared, it);
    }
  }

  intersection(other: HeldShape): Uint8Array {
    const it = other as Held;
    const wkb = this.laid(
      'intersection',
      this.engine.calls.GEOSIntersection(this.geometry, pointerOf(other)),
    );
    return ofDimension(wkb, Math.min(this.dimension, it.dimension));
  }

  difference(other: HeldShape): Uint8Array {
    const wkb = this.laid('difference', this.engine.calls.GEOSDifference(this.geometry, pointerOf(other)));
    return ofDimension(wkb, this.dimension);
  }

  private laid(operation: string, made: Pointer): Uint8Array {
    return this.engine.run((scope) => this.engine.write(scope.own(made, operation)));
  }

  /** The address in the heap, for the other side of an operation. */
  get pointer(): Pointer {
    if (this.geometry === 0) throw new GeometryError('hold', 'used after free', null);
    return this.geometry;
  }

  free(): void {
    if (this.prepared !== 0) this.engine.calls.GEOSPreparedGeom_destroy(this.prepared);
    if (this.geometry !== 0) this.engine.calls.GEOSGeom_destroy(this.geometry);
    this.prepared = 0;
    this.geometry = 0;
  }
}

const pointerOf = (shape: HeldShape): Pointer => (shape as Held).pointer;
