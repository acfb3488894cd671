import type { Geometry } from '../../../shared/geo/geometry.ts';
import { measureShape, type ShapeMeasure, wayM } from '../../../shared/shapes/measure.ts';
import { ringOf } from '../../../shared/shapes/parts.ts';
import { geometryOf, type Session } from './session.ts';
import { isClosing } from './sketch-tool.ts';

const measured = new WeakMap<Geometry, ShapeMeasure>();

const measureOf = (geometry: Geometry): ShapeMeasure => {
  const known = measured.get(geometry) ?? measureShape(geometry);
  measured.set(geometry, known);
  return known;
};

const sum = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null)
    ? null
    : values.reduce<number>((all, value) => all + (value ?? 0), 0);

const together = (geometries: readonly Geometry[]): ShapeMeasure => {
  const all = geometries.map(measureOf);
  return { areaM2: sum(all.map(({ areaM2 }) => areaM2)), lengthM: sum(all.map(({ lengthM }) => lengthM)) };
};

/** Area and length of the shapes that are worked on, as they are drawn now. */
export const ownMeasure = (session: Session): ShapeMeasure =>
  together(session.now.own.flatMap((key) => geometryOf(session, key) ?? []));

/** What the same shapes measured before anything was drawn: those that were there. */
export const measureBefore = (session: Session): ShapeMeasure =>
  together(
    [...session.pool.values()].flatMap(({ role, geometry }) =>
      role === 'own' && geometry ? [geometry] : [],
    ),
  );

/** Length, and of an area or hole the area, of the line that is being drawn; null while there is none. */
export const sketchMeasure = (session: Session): ShapeMeasure | null => {
  const places = session.now.sketch.map(({ at }) => at);
  if (places.length < 2) return null;
  if (!isClosing(session) || places.length < 3) return { areaM2: null, lengthM: wayM(places) };
  return measureShape({ type: 'Polygon', coordinates: [ringOf(places)] });
};
