import { dayInThailand } from '../../../shared/domain/dates.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';

/** A row of the office's own list of codes. */
export interface OfficialRow {
  readonly code: string;
  readonly level: 'province' | 'district' | 'subdistrict' | 'village';
  readonly name: string;
  readonly nameEn: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** The rows of the office's list that hold today. */
export const officialRows = (db: ReadableDb, today = dayInThailand()): OfficialRow[] =>
  db.all<OfficialRow>(
    sql`SELECT code, level, coalesce(name_th, code) AS name, name_en AS nameEn, valid_from AS validFrom,
      valid_to AS validTo FROM official_area
      WHERE code NOT NULL AND (valid_to IS NULL OR valid_to = '' OR valid_to >= ${today}) ORDER BY code`,
  );

export interface OfficialListFacts {
  readonly rows: number;
  readonly listDate: string | null;
  readonly title: string | null;
}

/** What the office's list is called, of which day it is, and how many rows it has: none where there is no such list. */
export const officialListFacts = (db: ReadableDb): OfficialListFacts =>
  db.get<OfficialListFacts>(
    sql`SELECT count(*) AS rows, max(list_date) AS listDate, max(list_title) AS title FROM official_area`,
  ) ?? { rows: 0, listDate: null, title: null };

/** Changes whenever the office's list does. */
export const officialListMark = (db: ReadableDb): string => {
  const row = db.get<{ n: number; top: number | null; versions: number | null }>(
    sql`SELECT count(*) AS n, max(fid) AS top, sum(row_version) AS versions FROM official_area`,
  );
  return row && row.n > 0 ? `${row.n} ${row.top} ${row.versions} ${dayInThailand()}` : '';
};

export const officialFids = (db: ReadableDb): number[] =>
  db.all<{ fid: number }>(sql`SELECT fid FROM official_area ORDER BY fid`).map(({ fid }) => fid);

/** All codes that the registers of areas bear today. */
export const codesInUse = (db: ReadableDb): Set<string> =>
  new Set(
    db
      .all<{ code: string }>(
        sql`SELECT code FROM province WHERE code NOT NULL
          UNION SELECT code FROM district WHERE code NOT NULL AND ${inForce('district')}
          UNION SELECT code FROM subdistrict WHERE code NOT NULL AND ${inForce('subdistrict')}
          UNION SELECT code FROM village WHERE code NOT NULL AND ${inForce('village')}`,
      )
      .map(({ code }) => code),
  );
