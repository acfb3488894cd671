import type { Geometry } from '../geo/geometry.ts';

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number' &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;

const isList = (value: unknown, item: (one: unknown) => boolean, least: number): boolean =>
  Array.isArray(value) && value.length >= least && value.every(item);

const isLine = (value: unknown): boolean => isList(value, isPosition, 2);

const isRing = (value: unknown): boolean => {
  if (!isList(value, isPosition, 4)) return false;
  const ring = value as [number, number][];
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
};

const isRings = (value: unknown): boolean => isList(value, isRing, 1);

const CHECKS: Readonly<Record<Geometry['type'], (coordinates: unknown) => boolean>> = {
  Point: isPosition,
  MultiPoint: (value) => isList(value, isPosition, 1),
  LineString: isLine,
  MultiLineString: (value) => isList(value, isLine, 1),
  Polygon: isRings,
  MultiPolygon: (value) => isList(value, isRings, 1),
};

/**
 * True for a two-dimensional GeoJSON geometry in degrees: closed rings of four positions and more, lines of two, nothing
 * empty, every number finite and on the globe. A plain loop: a border may have fifty thousand positions.
 */
export const isGeometry = (value: unknown): value is Geometry => {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates } = value as Record<string, unknown>;
  return typeof type === 'string' && Object.hasOwn(CHECKS, type)
    ? CHECKS[type as Geometry['type']](coordinates)
    : false;
};
