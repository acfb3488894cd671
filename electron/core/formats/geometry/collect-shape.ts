import type { RawShape } from '../source.ts';
import { MAX_DEPTH, ShapeProblem } from './collect-wkb.ts';
import type { ShapeCollector } from './shape-collector.ts';

const corrupt = (): never => {
  throw new ShapeProblem('corrupt');
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : corrupt());
/** What is no number has no place: the shape counts as one whose coordinates are not finite. */
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

type Put = (x: number, y: number) => void;

/** Walks nested numbers, checking each, and gives their positions to a collector. */
class NestedWalk {
  private readonly into: ShapeCollector;

  constructor(into: ShapeCollector) {
    this.into = into;
  }

  private put(value: unknown, put: Put): void {
    const position = listOf(value);
    if (position.length < 2) corrupt();
    if (position.length > 2) this.into.zDropped = true;
    put(numberOf(position[0]), numberOf(position[1]));
  }

  point(value: unknown): void {
    if (listOf(value).length > 0) this.put(value, (x, y) => this.into.point(x, y));
  }

  private part(value: unknown): void {
    this.into.startPart();
    for (const position of listOf(value)) this.put(position, (x, y) => this.into.position(x, y));
  }

  line(value: unknown): void {
    this.part(value);
    this.into.endLine();
  }

  polygon(value: unknown): void {
    for (const ring of listOf(value)) {
      this.part(ring);
      this.into.endRing();
    }
    this.into.endPolygon();
  }

  each(value: unknown, member: (value: unknown) => void): void {
    this.into.multi = true;
    for (const one of listOf(value)) member(one);
  }
}

/** Gives the positions of a GeoJSON-like shape to `into`. Throws `ShapeProblem`. */
export function collectShape(shape: RawShape, into: ShapeCollector, depth = 0): void {
  const walk = new NestedWalk(into);
  const { type, coordinates } = shape;
  if (type === 'Point') walk.point(coordinates);
  else if (type === 'LineString') walk.line(coordinates);
  else if (type === 'Polygon') walk.polygon(coordinates);
  else if (type === 'MultiPoint') walk.each(coordinates, (value) => walk.point(value));
  else if (type === 'MultiLineString') walk.each(coordinates, (value) => walk.line(value));
  else if (type === 'MultiPolygon') walk.each(coordinates, (value) => walk.polygon(value));
  else if (type === 'GeometryCollection') {
    if (depth > MAX_DEPTH) corrupt();
    for (const member of listOf(shape.geometries)) {
      if (typeof member === 'object' && member !== null) collectShape(member as RawShape, into, depth + 1);
      else if (member !== null) corrupt();
    }
  } else throw new ShapeProblem('unsupported');
}
