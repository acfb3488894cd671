import { formatNumber } from '../../../shared/domain/units.ts';
import { plainText } from '../../../shared/geo/coordinate-text.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { readPair } from '../../../shared/geo/place-text.ts';
import { PLACE_SYSTEMS } from '../../../shared/shapes/place-systems.ts';
import { type CrsDefinition, crsById } from '../crs/index.ts';

const transformed = (
  definition: CrsDefinition,
  way: 'toWgs84' | 'fromWgs84',
  [x, y]: Position,
): Position | null => {
  const xy = Float64Array.of(x, y);
  definition[way]().apply(xy, 0, 2);
  const [a = Number.NaN, b = Number.NaN] = xy;
  return Number.isFinite(a) && Number.isFinite(b) ? [a, b] : null;
};

/** The system of degrees on the datum of the one that was chosen. */
const inDegrees = (chosen: CrsDefinition): CrsDefinition | null =>
  chosen.geographic ? chosen : crsById(chosen.operation === null ? 'EPSG:4326' : 'EPSG:4240');

/** With a zone before the numbers the zone decides, on the datum of the system that was chosen. */
const systemFor = (crs: string, zone: number | null): CrsDefinition | null => {
  const chosen = crsById(crs);
  if (chosen === null || zone === null) return chosen;
  const indian = chosen.operation !== null;
  return crsById(`EPSG:${(indian ? 24000 : 32600) + zone}`);
};

/**
 * Reads a place as people write it: degrees, degrees-minutes-seconds or metres, in either order, Thai digits too, and
 * metres in the system named. Null for what is none, or lies in no place of the system.
 */
export const readPlace = (text: string, crs: string): Position | null => {
  const chosen = crsById(crs);
  if (chosen === null) return null;
  const found = readPair(plainText(text), 'auto');
  if (found === null) return null;
  // Degrees stay degrees, whatever system is chosen for metres: nobody means 15 metres north.
  const degrees = Math.abs(found.x) <= 180 && Math.abs(found.y) <= 90;
  const system = degrees ? inDegrees(chosen) : systemFor(crs, found.zone);
  if (system === null || system.geographic !== degrees) return null;
  const at = transformed(system, 'toWgs84', [found.x, found.y]);
  return at !== null && Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90 ? at : null;
};

const written = (definition: CrsDefinition, [x, y]: Position): string =>
  definition.geographic
    ? `${y.toFixed(7)}, ${x.toFixed(7)}`
    : `${formatNumber(x, 2)} E  ${formatNumber(y, 2)} N`;

/** Degrees beyond its zone in which a grid is still used: along the meridian where two zones meet. */
const BEYOND = 1;

/** True where a grid is used: UTM of another zone would be numbers that no map bears. */
const isUsed = (crs: string, [lon]: Position): boolean => {
  const zone = /^EPSG:(?:326|240)(\d\d)$/.exec(crs)?.[1];
  return zone === undefined || Math.abs(lon - (Number(zone) * 6 - 183)) <= 3 + BEYOND;
};

/** A place in each of the systems that people type in, grids of far zones left out. */
export const writePlace = (at: Position): { crs: string; text: string }[] =>
  PLACE_SYSTEMS.filter(({ crs }) => isUsed(crs, at)).flatMap(({ crs }) => {
    const definition = crsById(crs);
    const there = definition && transformed(definition, 'fromWgs84', at);
    return definition && there ? [{ crs, text: written(definition, there) }] : [];
  });
