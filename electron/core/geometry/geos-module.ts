import { setFlagsFromString } from 'node:v8';
import initGeos from 'geos-wasm';

/** An address in the WebAssembly heap; 0 is null. */
export type Pointer = number;

/** The part of the C API that is used here. Every function takes the place of its `_r` namesake of GEOS 3.13. */
export interface GeosCalls {
  GEOSversion(): string;
  GEOSWKBReader_create(): Pointer;
  GEOSWKBReader_read(reader: Pointer, wkb: Pointer, size: number): Pointer;
  GEOSWKBWriter_create(): Pointer;
  GEOSWKBWriter_setByteOrder(writer: Pointer, order: number): void;
  GEOSWKBWriter_setOutputDimension(writer: Pointer, dimension: number): void;
  GEOSWKBWriter_write(writer: Pointer, geometry: Pointer, size: Pointer): Pointer;
  GEOSFree(buffer: Pointer): void;
  GEOSGeom_destroy(geometry: Pointer): void;
  GEOSGeom_createCollection(type: number, geometries: Pointer, count: number): Pointer;
  GEOSGetNumGeometries(geometry: Pointer): number;
  GEOSGetGeometryN(geometry: Pointer, n: number): Pointer;
  GEOSGeomTypeId(geometry: Pointer): number;
  GEOSisEmpty(geometry: Pointer): number;
  GEOSUnaryUnion(geometry: Pointer): Pointer;
  GEOSUnion(a: Pointer, b: Pointer): Pointer;
  GEOSBoundary(geometry: Pointer): Pointer;
  /** `list` holds `count` addresses of linework; the faces come as one collection. */
  GEOSPolygonize(list: Pointer, count: number): Pointer;
  GEOSIntersection(a: Pointer, b: Pointer): Pointer;
  GEOSDifference(a: Pointer, b: Pointer): Pointer;
  GEOSCoverageUnion(collection: Pointer): Pointer;
  GEOSSymDifference(a: Pointer, b: Pointer): Pointer;
  GEOSEquals(a: Pointer, b: Pointer): number;
  GEOSGetCentroid(geometry: Pointer): Pointer;
  GEOSConvexHull(geometry: Pointer): Pointer;
  GEOSConcaveHull(geometry: Pointer, ratio: number, allowHoles: number): Pointer;
  GEOSBuffer(geometry: Pointer, width: number, quadrantSegments: number): Pointer;
  GEOSVoronoiDiagram(geometry: Pointer, envelope: Pointer, tolerance: number, onlyEdges: number): Pointer;
  GEOSPointOnSurface(geometry: Pointer): Pointer;
  GEOSDistance(a: Pointer, b: Pointer, distance: Pointer): number;
  GEOSisValid(geometry: Pointer): number;
  GEOSisValidReason(geometry: Pointer): Pointer;
  /** Writes the addresses of the reason's text and of a point at the place. */
  GEOSisValidDetail(geometry: Pointer, flags: number, reason: Pointer, location: Pointer): number;
  GEOSGeomGetX(point: Pointer, x: Pointer): number;
  GEOSGeomGetY(point: Pointer, y: Pointer): number;
  GEOSMakeValidParams_create(): Pointer;
  GEOSMakeValidParams_setMethod(parameters: Pointer, method: number): number;
  GEOSMakeValidParams_setKeepCollapsed(parameters: Pointer, keep: number): number;
  GEOSMakeValidWithParams(geometry: Pointer, parameters: Pointer): Pointer;
  GEOSCoverageIsValid(collection: Pointer, gapWidth: number, invalidEdges: Pointer): number;
  GEOSClipByRect(geometry: Pointer, minX: number, minY: number, maxX: number, maxY: number): Pointer;
  GEOSCoverageSimplifyVW(collection: Pointer, tolerance: number, preserveBoundary: number): Pointer;
  GEOSPrepare(geometry: Pointer): Pointer;
  GEOSPreparedGeom_destroy(prepared: Pointer): void;
  GEOSPreparedIntersects(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedContains(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedCovers(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedWithin(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedCrosses(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedOverlaps(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedTouches(prepared: Pointer, geometry: Pointer): number;
  GEOSPreparedIntersectsXY(prepared: Pointer, x: number, y: number): number;
  GEOSPreparedDistanceWithin(prepared: Pointer, geometry: Pointer, distance: number): number;
  readonly Module: {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): Pointer;
    _free(pointer: Pointer): void;
    getValue(pointer: Pointer, type: 'i32' | 'double'): number;
    setValue(pointer: Pointer, value: number, type: 'i32'): void;
    UTF8ToString(pointer: Pointer): string;
  };
}

export interface GeosModule {
  readonly calls: GeosCalls;
  /** What GEOS said of the last failure; asking clears it. */
  takeMessage(): string;
}

let loading: Promise<GeosModule> | undefined;

/** Loads the WebAssembly once a thread (about 60 ms, 17 MB). */
export function loadGeosModule(): Promise<GeosModule> {
  loading ??= start();
  return loading;
}

/**
 * V8 13.6 shares the wrappers around what WebAssembly calls among all threads, and replaces a general one by a compiled
 * one after a thousand calls. Two threads doing so at once now and then end the process with a failed check
 * (`jit_page.has_value()`) or a segmentation fault. Compiled from the start, nothing is replaced; as quick as before.
 */
const COMPILED_WRAPPERS = '--no-wasm-generic-wrapper';

async function start(): Promise<GeosModule> {
  setFlagsFromString(COMPILED_WRAPPERS);
  let message = '';
  // Throwing from the handler would unwind through WebAssembly frames and leak all that they hold.
  const calls = await initGeos({
    errorHandler: (text: string) => {
      message = text;
    },
    noticeHandler: () => {},
  });
  return {
    // The package's own types leave out what its Module really carries.
    calls: calls as unknown as GeosCalls,
    takeMessage: () => {
      const text = message;
      message = '';
      return text;
    },
  };
}
