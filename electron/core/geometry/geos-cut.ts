import { GeometryError } from './geometry-error.ts';
import type { Engine, Scope } from './geos-engine.ts';
import type { Pointer } from './geos-module.ts';

/** Why a shape is not valid, in GEOS's own words, and where. */
export interface Invalidity {
  readonly reason: string;
  readonly at: readonly [number, number] | null;
}

/** Null for a valid shape. Throws `GeometryError` for bytes that are none. */
export function invalidity(engine: Engine, wkb: Uint8Array): Invalidity | null {
  const { calls } = engine;
  const memory = calls.Module;
  return engine.run((scope) => {
    const reasonAt = scope.bytes(4);
    const placeAt = scope.bytes(4);
    memory.setValue(reasonAt, 0, 'i32');
    memory.setValue(placeAt, 0, 'i32');
    const valid = calls.GEOSisValidDetail(scope.read(wkb), 0, reasonAt, placeAt);
    const text = memory.getValue(reasonAt, 'i32');
    const place = memory.getValue(placeAt, 'i32');
    const reason = text === 0 ? '' : memory.UTF8ToString(text);
    if (text !== 0) calls.GEOSFree(text);
    if (place !== 0) scope.own(place, 'isValid');
    if (engine.yes(valid, 'isValid')) return null;
    return { reason, at: place === 0 ? null : placeOf(engine, scope, place) };
  });
}

function placeOf(engine: Engine, scope: Scope, point: Pointer): readonly [number, number] | null {
  const { calls } = engine;
  const out = scope.bytes(16);
  if (calls.GEOSisEmpty(point) === 1) return null;
  if (calls.GEOSGeomGetX(point, out) !== 1 || calls.GEOSGeomGetY(point, out + 8) !== 1) return null;
  return [calls.Module.getValue(out, 'double'), calls.Module.getValue(out + 8, 'double')];
}

/**
 * The pieces into which a line cuts a polygon or multipolygon, holes kept; one piece alone when the line does not cross
 * it from border to border. Vertices of the polygon stay as they are, bit by bit.
 */
export function cutPolygon(engine: Engine, polygon: Uint8Array, line: Uint8Array): Uint8Array[] {
  const { calls } = engine;
  return engine.run((scope) => {
    const shape = scope.read(polygon, 0);
    const border = scope.own(calls.GEOSBoundary(shape), 'cut');
    const net = scope.own(calls.GEOSUnion(border, scope.read(line, 1)), 'cut');
    const list = scope.bytes(4);
    calls.Module.setValue(list, net, 'i32');
    const faces = scope.own(calls.GEOSPolygonize(list, 1), 'cut');
    const prepared = calls.GEOSPrepare(shape);
    if (prepared === 0) throw new GeometryError('cut', engine.takeMessage(), 0);
    try {
      // Faces of holes and of loops that the line makes outside are none of the polygon's.
      return Array.from({ length: calls.GEOSGetNumGeometries(faces) }, (_, i) =>
        calls.GEOSGetGeometryN(faces, i),
      )
        .filter((face) => {
          const inside = scope.own(calls.GEOSPointOnSurface(face), 'cut');
          return engine.yes(calls.GEOSPreparedContains(prepared, inside), 'cut');
        })
        .map((face) => engine.write(face));
    } finally {
      calls.GEOSPreparedGeom_destroy(prepared);
    }
  });
}
