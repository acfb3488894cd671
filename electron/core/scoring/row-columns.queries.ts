import type { ScoringLevel } from '../../../shared/contract/scoring.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { columnsOf, type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';
import { areaAt, pointInside } from '../layers/index.ts';
import type { LevelAreas } from './areas.queries.ts';
import { groundOf, type RowPlacer, WHERE_COLUMNS, type Whereabouts } from './place-rows.queries.ts';

/** Figures by place of area, with what they leave open. */
export interface ReadFigures {
  readonly values: (number | null)[];
  /** Rows that name no area of the level. */
  readonly unplaced: number;
  /** Rows without the number that is summed. */
  readonly blank: number;
}

/** How the rows of a register are put to areas: by what they name, by where their shapes lie, or not at all. */
export const placing = (db: ReadableDb, register: string): 'name' | 'shape' | null => {
  if (!tableExists(db, register)) return null;
  const names = new Set(columnsOf(db, register).map(({ name }) => name));
  if (WHERE_COLUMNS.some((column) => names.has(column))) return 'name';
  return names.has('geom') ? 'shape' : null;
};

const isDrawn = (db: ReadableDb, register: string): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(register)} WHERE geom NOTNULL LIMIT 1`) !== undefined;

/** True for a register whose rows can be put to the areas of a level, and has any. */
export const isPlaceable = (db: ReadableDb, register: string, level: ScoringLevel): boolean => {
  const way = placing(db, register);
  // Villages are points: no shape lies in one.
  if (way === null || (way === 'shape' && (level === 'village' || !isDrawn(db, groundOf(level)))))
    return false;
  return db.get(sql`SELECT 1 FROM ${sql.id(register)} LIMIT 1`) !== undefined;
};

type PlacedRow = Whereabouts & { readonly value: SqlValue; readonly geom: SqlValue };

const readRows = (db: ReadableDb, register: string, field: string | null): Iterable<PlacedRow> => {
  const names = new Set(columnsOf(db, register).map(({ name }) => name));
  const columns = WHERE_COLUMNS.map((name) =>
    names.has(name) ? sql.id(name) : sql`NULL AS ${sql.id(name)}`,
  );
  const value = field !== null && names.has(field) ? sql.id(field) : sql`1`;
  const shape = placing(db, register) === 'shape' ? sql.id('geom') : sql`NULL`;
  return db.iterate<PlacedRow>(
    sql`SELECT ${sql.join(columns)}, ${value} AS value, ${shape} AS geom FROM ${sql.id(register)} ORDER BY fid`,
  );
};

/** The place of the area that a point inside a row's shape lies in; null for none. */
const placeOfShape = (db: ReadableDb, placer: RowPlacer, blob: SqlValue): number | null => {
  if (!(blob instanceof Uint8Array)) return null;
  const { wkb, empty } = decodeGpkg(blob);
  const at = empty ? null : pointInside(decodeWkb(wkb));
  if (at === null) return null;
  const hit = areaAt(db, groundOf(placer.level), at);
  return hit === undefined ? null : placer.placeOnGround(hit.fid);
};

/**
 * The rows of a register by area, counted or one of their numbers summed up. No row is none: the register is the office's
 * own list. A sum is known where all of its numbers are; nothing is known of areas in which rows may lie that name only a
 * wider one.
 *
 * @param field the number that is summed; null counts
 */
export function figuresOfRows(
  db: ReadableDb,
  areas: LevelAreas,
  placer: RowPlacer,
  about: { readonly register: string; readonly field: string | null },
): ReadFigures {
  const values: (number | null)[] = areas.fids.map(() => 0);
  let [unplaced, blank, placed, shapeless] = [0, 0, 0, 0];
  const doubtful = new Set<number>();
  const byShape = placing(db, about.register) === 'shape';
  for (const row of readRows(db, about.register, about.field)) {
    const place = byShape ? placeOfShape(db, placer, row.geom) : placer.placeOf(row);
    if (place === null) {
      unplaced++;
      if (row.geom === null) shapeless++;
      // What lies outside all areas is in none of them: nothing is left open.
      if (!byShape) for (const may of placer.mayLie(row)) doubtful.add(may);
      continue;
    }
    placed++;
    const known = typeof row.value === 'number' || typeof row.value === 'bigint';
    if (!known) blank++;
    const before = values[place] ?? null;
    values[place] = known && before !== null ? before + Number(row.value) : null;
  }
  // Where such a row may lie, and everywhere where not one row tells, the count is not known.
  const lacking = byShape ? shapeless : unplaced;
  const unknown = placed === 0 && lacking > 0 ? values.keys() : doubtful;
  for (const place of unknown) values[place] = null;
  return { values, unplaced, blank };
}

/** Counts of persons that the restricted store gave out, by the ids of areas; null for one that is withheld. */
export const peopleCounts = (db: ReadableDb, register: string, kind: string): Map<string, number | null> =>
  tableExists(db, 'restricted_count')
    ? new Map(
        db
          .all<{ id: string; value: number | null }>(
            sql`SELECT area_id AS id, value FROM restricted_count WHERE register = ${register} AND kind = ${kind}`,
          )
          .map(({ id, value }) => [id, value]),
      )
    : new Map();
