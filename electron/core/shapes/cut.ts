import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { newPlaces, placesOf, withNodes } from '../../../shared/shapes/nodes.ts';
import { asLayerType, partsOf, ringOf, together } from '../../../shared/shapes/parts.ts';
import { shapesText } from '../../../shared/text/shapes.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';

/** A result that is put in the place of a shape, and the vertices that it puts on that shape's old edges. */
export interface Pieces {
  readonly parts: Geometry[];
  readonly nodes: Position[];
}

/** Runs an overlay; a shape that GEOS can't work with is refused with the place. */
const overlay = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    const place = error.x === null || error.y === null ? {} : { lon: error.x, lat: error.y };
    throw new Refusal('shape-invalid', { trouble: 'invalid', ...place });
  }
};

const nothingCut = (): Refusal =>
  new Refusal('validation-failed', {
    ...namedInBoth('field', shapesText.cutLine),
    ...namedInBoth('reason', shapesText.lineMisses),
  });

/** New vertices of the pieces that lie on the old border: the neighbours there need them as well. */
const nodesOf = (before: Geometry, after: readonly Geometry[]): Position[] => {
  const seen = new Map<string, Position>();
  for (const piece of after)
    for (const at of newPlaces(before, piece))
      if (withNodes(before, [at]) !== before) seen.set(`${at[0]} ${at[1]}`, at);
  return [...seen.values()];
};

const area = (geometry: Geometry): number => wkbAreaM2(encodeWkb(geometry));

/** Pieces from large to small; what the line did not touch stays with the largest. */
const arranged = (pieces: readonly Geometry[], whole: readonly Geometry[]): Geometry[] => {
  const [largest, ...others] = [...pieces].sort((a, b) => area(b) - area(a));
  if (largest === undefined) return [];
  return [together([largest, ...whole]) ?? largest, ...others];
};

const splitPolygon = (geos: Geos, geometry: Geometry, line: Geometry): Geometry[] => {
  const pieces: Geometry[] = [];
  const whole: Geometry[] = [];
  for (const part of partsOf(geometry)) {
    const cut = geos.cut(encodeWkb(part), encodeWkb(line)).map(decodeWkb);
    if (cut.length > 1) pieces.push(...cut);
    else whole.push(part);
  }
  return arranged(pieces, whole);
};

const splitLine = (geos: Geos, geometry: Geometry, line: Geometry): Geometry[] => {
  const pieces: Geometry[] = [];
  const whole: Geometry[] = [];
  for (const part of partsOf(geometry)) {
    const cut = partsOf(decodeWkb(geos.difference(encodeWkb(part), encodeWkb(line))));
    if (cut.length > 1) pieces.push(...cut);
    else whole.push(part);
  }
  const [first, ...others] = pieces;
  return first === undefined ? [] : [together([first, ...whole]) ?? first, ...others];
};

/** As simple as it can be: a multi-geometry of one member is that member. */
const simplest = (geometry: Geometry): Geometry =>
  asLayerType(geometry, geometry.type.replace(/^Multi/, '')) ?? geometry;

/**
 * The pieces into which a line cuts a polygon or a line, large ones first. Old vertices stay bit by bit. Refuses
 * `validation-failed` when the line does not cross it from border to border, and `shape-invalid`.
 */
export const splitShape = (geos: Geos, geometry: Geometry, line: readonly Position[]): Pieces => {
  if (geometry.type.endsWith('Point')) throw nothingCut();
  // An end that was put on an edge lies beside it by its rounding: the edge is led through it first.
  const noded = withNodes(geometry, line);
  const knife: Geometry = {
    type: 'LineString',
    coordinates: withLineNodes(line, noded),
  };
  const cut = noded.type.endsWith('Polygon') ? splitPolygon : splitLine;
  const parts = overlay(() => cut(geos, noded, knife)).map(simplest);
  if (parts.length < 2) throw nothingCut();
  return { parts, nodes: nodesOf(geometry, parts) };
};

/** The line led through the vertices of the shape that lie on it. */
const withLineNodes = (line: readonly Position[], shape: Geometry): Position[] => {
  const made = withNodes({ type: 'LineString', coordinates: [...line] }, placesOf(shape).values());
  return made.type === 'LineString' ? made.coordinates : [...line];
};

/** One shape of several of a kind: borders that they share vanish. Refuses `shape-invalid`. */
export const mergeShapes = (geos: Geos, geometries: readonly Geometry[]): Geometry => {
  const whole = together(geometries);
  if (whole === null)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', shapesText.merge),
      ...namedInBoth('reason', shapesText.kindsDiffer),
    });
  if (!whole.type.endsWith('Polygon')) return whole;
  return simplest(overlay(() => decodeWkb(geos.union(geometries.map(encodeWkb)))));
};

/** A polygon without what a ring encloses; null when nothing is left. Refuses `shape-invalid`. */
export const cutHole = (
  geos: Geos,
  geometry: Geometry,
  corners: readonly Position[],
): { geometry: Geometry | null; nodes: Position[] } => {
  if (!geometry.type.endsWith('Polygon')) throw nothingCut();
  const noded = withNodes(geometry, corners);
  const ring: Geometry = { type: 'Polygon', coordinates: [ringOf(corners)] };
  if (!geos.isValid(encodeWkb(ring)))
    throw new Refusal('shape-invalid', { row: shapesText.hole.th, trouble: 'self-crossing' });
  const rest = overlay(() => decodeWkb(geos.difference(encodeWkb(noded), encodeWkb(ring))));
  if (rest.coordinates.length === 0) return { geometry: null, nodes: [] };
  const left = simplest(rest);
  return { geometry: left, nodes: nodesOf(geometry, [left]) };
};
