import { dimensionOf, ofDimension } from './dimension.ts';
import { GeometryError } from './geometry-error.ts';
import { type GeosModule, loadGeosModule, type Pointer } from './geos-module.ts';

const LITTLE_ENDIAN = 1;
const COLLECTION = 7;
const STRUCTURE = 1;

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
  /** Planar distance, in the units of the shape. */
  distanceWithin(wkb: Uint8Array, distance: number): boolean;
  free(): void;
}

/**
 * Planar geometry on little-endian 2D WKB. Coordinates are taken as they stand: distances, widths and tolerances
 * are in their units. Results are WKB of their own (an empty result is an empty geometry, never null).
 * All functions throw `GeometryError`; overlays repair invalid input and try again before they do.
 */
export interface Geos {
  readonly version: string;
  /** One shape of all; polygons dissolve, shared borders vanish. */
  union(wkbs: readonly Uint8Array[]): Uint8Array;
  /** Of two polygons polygons only: where they merely touch, the result is empty. */
  intersection(a: Uint8Array, b: Uint8Array): Uint8Array;
  difference(a: Uint8Array, b: Uint8Array): Uint8Array;
  /** `quadrantSegments` straight pieces stand for a quarter circle. */
  buffer(wkb: Uint8Array, width: number, quadrantSegments?: number): Uint8Array;
  isValid(wkb: Uint8Array): boolean;
  /** Why it is invalid, with the place; null when it is valid. */
  invalidReason(wkb: Uint8Array): string | null;
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
  /** Bytes of WebAssembly memory: grows when needed and never shrinks. */
  heapBytes(): number;
}

/** Loads GEOS once a thread. */
export async function loadGeos(): Promise<Geos> {
  return geosOf(await loadGeosModule());
}

let made: { module: GeosModule; geos: Geos } | undefined;

function geosOf(module: GeosModule): Geos {
  if (made?.module === module) return made.geos;
  const geos = makeGeos(module);
  made = { module, geos };
  return geos;
}

/** What a call allocated, freed together whatever happens. */
interface Scope {
  read(wkb: Uint8Array, shape?: number): Pointer;
  /** Takes over a geometry that GEOS made; refuses null. */
  own(geometry: Pointer, operation: string): Pointer;
  /** A geometry went into another one that owns it now. */
  disown(geometry: Pointer): void;
  bytes(count: number): Pointer;
}

type Run = <T>(work: (scope: Scope) => T) => T;

function makeGeos(module: GeosModule): Geos {
  const { calls } = module;
  const memory = calls.Module;
  const codec = makeCodec(module);
  const repair = calls.GEOSMakeValidParams_create();
  calls.GEOSMakeValidParams_setMethod(repair, STRUCTURE);
  calls.GEOSMakeValidParams_setKeepCollapsed(repair, 0);

  const run: Run = (work) => {
    const geometries = new Set<Pointer>();
    const blocks: Pointer[] = [];
    const scope: Scope = {
      read: (wkb, shape = 0) => {
        const geometry = codec.read(wkb, shape);
        geometries.add(geometry);
        return geometry;
      },
      own: (geometry, operation) => {
        if (geometry === 0) throw new GeometryError(operation, module.takeMessage(), null);
        geometries.add(geometry);
        return geometry;
      },
      disown: (geometry) => void geometries.delete(geometry),
      bytes: (count) => {
        const block = memory._malloc(count);
        blocks.push(block);
        return block;
      },
    };
    try {
      return work(scope);
    } finally {
      for (const geometry of geometries) calls.GEOSGeom_destroy(geometry);
      for (const block of blocks) memory._free(block);
    }
  };

  const collect = (scope: Scope, parts: readonly Pointer[]): Pointer => {
    const list = scope.bytes(Math.max(4, parts.length * 4));
    parts.forEach((part, i) => {
      memory.setValue(list + i * 4, part, 'i32');
    });
    const collection = scope.own(
      calls.GEOSGeom_createCollection(COLLECTION, list, parts.length),
      'collection',
    );
    for (const part of parts) scope.disown(part);
    return collection;
  };

  const fixed = (scope: Scope, geometry: Pointer, operation: string): Pointer =>
    scope.own(calls.GEOSMakeValidWithParams(geometry, repair), operation);

  const blame = (
    scope: Scope,
    operation: string,
    reason: string,
    shapes: readonly Uint8Array[],
  ): GeometryError => {
    const spoiled = shapes.findIndex((wkb, i) => calls.GEOSisValid(scope.read(wkb, i)) !== 1);
    return new GeometryError(operation, reason, spoiled < 0 ? null : spoiled);
  };

  const overlay = (
    operation: string,
    shapes: readonly Uint8Array[],
    act: (scope: Scope, geometries: Pointer[]) => Pointer,
  ): Uint8Array =>
    run((scope) => {
      const first = act(
        scope,
        shapes.map((wkb, i) => scope.read(wkb, i)),
      );
      if (first !== 0) return codec.write(scope.own(first, operation));
      const reason = module.takeMessage();
      const repaired = shapes.map((wkb, i) => fixed(scope, scope.read(wkb, i), operation));
      const second = act(scope, repaired);
      if (second === 0) throw blame(scope, operation, reason || module.takeMessage(), shapes);
      return codec.write(scope.own(second, operation));
    });

  /** 0 no, 1 yes, 2 an exception. */
  const yes = (answer: number, operation: string): boolean => {
    if (answer > 1) throw new GeometryError(operation, module.takeMessage(), null);
    return answer === 1;
  };

  return {
    version: calls.GEOSversion(),
    union: (wkbs) => overlay('union', wkbs, (scope, parts) => calls.GEOSUnaryUnion(collect(scope, parts))),
    intersection: (a, b) => {
      const both = overlay('intersection', [a, b], (_, [x = 0, y = 0]) => calls.GEOSIntersection(x, y));
      return ofDimension(both, Math.min(dimensionOf(a), dimensionOf(b)));
    },
    difference: (a, b) => {
      const rest = overlay('difference', [a, b], (_, [x = 0, y = 0]) => calls.GEOSDifference(x, y));
      return ofDimension(rest, dimensionOf(a));
    },
    buffer: (wkb, width, quadrantSegments = 8) =>
      overlay('buffer', [wkb], (_, [x = 0]) => calls.GEOSBuffer(x, width, quadrantSegments)),
    isValid: (wkb) => run((scope) => yes(calls.GEOSisValid(scope.read(wkb)), 'isValid')),
    invalidReason: (wkb) =>
      run((scope) => {
        const geometry = scope.read(wkb);
        if (yes(calls.GEOSisValid(geometry), 'isValid')) return null;
        const text = calls.GEOSisValidReason(geometry);
        const reason = memory.UTF8ToString(text);
        calls.GEOSFree(text);
        return reason;
      }),
    makeValid: (wkb) => run((scope) => codec.write(fixed(scope, scope.read(wkb), 'makeValid'))),
    pointOnSurface: (wkb) =>
      run((scope) => {
        const point = scope.own(calls.GEOSPointOnSurface(scope.read(wkb)), 'pointOnSurface');
        return calls.GEOSisEmpty(point) === 1 ? null : codec.write(point);
      }),
    distance: (a, b) =>
      run((scope) => {
        const out = scope.bytes(8);
        if (calls.GEOSDistance(scope.read(a), scope.read(b, 1), out) !== 1)
          throw new GeometryError('distance', module.takeMessage(), null);
        return memory.getValue(out, 'double');
      }),
    prepare: (wkb) => prepared(module, codec, run, yes, wkb),
    coverageSimplify: (wkbs, tolerance) =>
      run((scope) => {
        const input = collect(
          scope,
          wkbs.map((wkb, i) => scope.read(wkb, i)),
        );
        const output = calls.GEOSCoverageSimplifyVW(input, tolerance, 0);
        if (output === 0) throw blame(scope, 'coverageSimplify', module.takeMessage(), wkbs);
        scope.own(output, 'coverageSimplify');
        return wkbs.map((_, i) => codec.write(calls.GEOSGetGeometryN(output, i)));
      }),
    heapBytes: () => memory.HEAPU8.length,
  };
}

interface Codec {
  read(wkb: Uint8Array, shape: number): Pointer;
  write(geometry: Pointer): Uint8Array;
}

function makeCodec(module: GeosModule): Codec {
  const { calls } = module;
  const memory = calls.Module;
  const reader = calls.GEOSWKBReader_create();
  const writer = calls.GEOSWKBWriter_create();
  calls.GEOSWKBWriter_setByteOrder(writer, LITTLE_ENDIAN);
  calls.GEOSWKBWriter_setOutputDimension(writer, 2);
  const size = memory._malloc(4);
  return {
    read: (wkb, shape) => {
      const block = memory._malloc(wkb.length);
      memory.HEAPU8.set(wkb, block);
      const geometry = calls.GEOSWKBReader_read(reader, block, wkb.length);
      memory._free(block);
      if (geometry === 0) throw new GeometryError('read', module.takeMessage(), shape);
      return geometry;
    },
    write: (geometry) => {
      const block = calls.GEOSWKBWriter_write(writer, geometry, size);
      if (block === 0) throw new GeometryError('write', module.takeMessage(), null);
      const wkb = memory.HEAPU8.slice(block, block + memory.getValue(size, 'i32'));
      calls.GEOSFree(block);
      return wkb;
    },
  };
}

function prepared(
  module: GeosModule,
  codec: Codec,
  run: Run,
  yes: (answer: number, operation: string) => boolean,
  wkb: Uint8Array,
): PreparedShape {
  const { calls } = module;
  const geometry = codec.read(wkb, 0);
  let handle = calls.GEOSPrepare(geometry);
  if (handle === 0) {
    calls.GEOSGeom_destroy(geometry);
    throw new GeometryError('prepare', module.takeMessage(), 0);
  }
  const live = (): Pointer => {
    if (handle === 0) throw new GeometryError('prepare', 'used after free', null);
    return handle;
  };
  return {
    intersects: (other) =>
      run((scope) => yes(calls.GEOSPreparedIntersects(live(), scope.read(other)), 'intersects')),
    intersectsPoint: (x, y) => yes(calls.GEOSPreparedIntersectsXY(live(), x, y), 'intersects'),
    contains: (other) =>
      run((scope) => yes(calls.GEOSPreparedContains(live(), scope.read(other)), 'contains')),
    covers: (other) => run((scope) => yes(calls.GEOSPreparedCovers(live(), scope.read(other)), 'covers')),
    distanceWithin: (other, distance) =>
      run((scope) =>
        yes(calls.GEOSPreparedDistanceWithin(live(), scope.read(other), distance), 'distanceWithin'),
      ),
    free: () => {
      if (handle === 0) return;
      calls.GEOSPreparedGeom_destroy(handle);
      calls.GEOSGeom_destroy(geometry);
      handle = 0;
    },
  };
}
