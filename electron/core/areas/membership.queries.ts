import { dayInThailand } from '../../../shared/domain/dates.ts';
import { type ReadableDb, type Sql, sql } from '../db/index.ts';

/** Inclusive ranges of fids, as changes touch them. */
export type Ranges = readonly (readonly [first: number, last: number])[];

const within = (column: Sql, ranges: Ranges): Sql =>
  sql.join(
    ranges.map(([first, last]) => sql`${column} BETWEEN ${first} AND ${last}`),
    ' OR ',
  );

/** The condition for memberships that hold on a day, first and last day counted in. */
export const holds = (alias: string, on = dayInThailand()): Sql =>
  sql`(${sql.id(alias, 'valid_from')} IS NULL OR ${sql.id(alias, 'valid_from')} <= ${on})
    AND (${sql.id(alias, 'valid_to')} IS NULL OR ${sql.id(alias, 'valid_to')} >= ${on})`;

/** A village whose own council area and membership of today say different things. */
export interface OutOfStep {
  readonly fid: number;
  readonly id: string;
  /** By the village's own row. */
  readonly council: string | null;
  /** The membership of today, its council area and its first day. */
  readonly link: number | null;
  readonly member: string | null;
  readonly since: string | null;
  /** True when the village has, or had, any membership. */
  readonly known: boolean;
}

const OUT_OF_STEP = (where: Sql): Sql => sql`SELECT v.fid, v.id, v.council_area_id AS council, m.fid AS link,
    m.council_area_id AS member, m.valid_from AS since,
    EXISTS (SELECT 1 FROM council_area_village k WHERE k.village_id = v.id) AS known
  FROM village v LEFT JOIN council_area_village m ON m.village_id = v.id AND ${holds('m')}
  WHERE (${where}) AND v.council_area_id IS NOT m.council_area_id ORDER BY v.fid, m.fid`;

const rows = (db: ReadableDb, where: Sql): OutOfStep[] => {
  const found = db.all<Omit<OutOfStep, 'known'> & { known: number }>(OUT_OF_STEP(where));
  return found.map((row) => ({ ...row, known: row.known === 1 }));
};

/** The villages of ranges of fids that are out of step. */
export const outOfStep = (db: ReadableDb, ranges: Ranges): OutOfStep[] =>
  ranges.length === 0 ? [] : rows(db, within(sql`v.fid`, ranges));

/** Those among the villages that memberships of ranges of fids name. */
export const outOfStepByLinks = (db: ReadableDb, ranges: Ranges): OutOfStep[] =>
  ranges.length === 0
    ? []
    : rows(
        db,
        sql`v.id IN (SELECT l.village_id FROM council_area_village l WHERE ${within(sql`l.fid`, ranges)})`,
      );

/** The villages that memberships of ranges of fids name, by id. */
export const villagesOfLinks = (db: ReadableDb, ranges: Ranges): Set<string> =>
  new Set(
    ranges.length === 0
      ? []
      : db
          .all<{ id: string }>(
            sql`SELECT DISTINCT village_id AS id FROM council_area_village l WHERE ${within(sql`l.fid`, ranges)}`,
          )
          .map(({ id }) => id),
  );

/** Memberships of villages that are no longer there. */
export const orphanLinks = (db: ReadableDb): number[] =>
  db
    .all<{ fid: number }>(
      sql`SELECT fid FROM council_area_village m WHERE NOT EXISTS (SELECT 1 FROM village v WHERE v.id = m.village_id)`,
    )
    .map(({ fid }) => fid);
