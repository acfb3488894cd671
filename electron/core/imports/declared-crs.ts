import { type CrsDefinition, crsById, type PrjReading, readPrj } from '../crs/index.ts';
import type { DeclaredCrs } from '../formats/index.ts';

const LONGITUDE_LATITUDE = 4326;

/** What a file says of its coordinate system, read. Null where it says nothing. */
export function readDeclared(declared: DeclaredCrs | null): PrjReading | null {
  if (declared === null) return null;
  if (declared.kind === 'wkt') return readPrj(declared.text);
  const definition = crsById(`EPSG:${declared.kind === 'epsg' ? declared.code : LONGITUDE_LATITUDE}`);
  return { definition, name: definition?.title ?? '' };
}

/** The system of that number; for an empty one, the system that only the file's own text describes. */
export function definitionOf(id: string, declared: DeclaredCrs | null): CrsDefinition {
  const definition = (id === '' ? null : crsById(id)) ?? readDeclared(declared)?.definition;
  if (!definition) throw new Error(`the coordinate system ${id} can not be made again`);
  return definition;
}
