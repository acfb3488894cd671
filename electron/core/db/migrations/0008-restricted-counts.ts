import type { WritableDb } from '../types.ts';

/**
 * `restricted_count`: how many households and vulnerable people an area has, for as long as the restricted store is locked.
 * Derived, suppressed, never journalled; `value` is null where it is withheld. Not in `gpkg_contents`: it is no layer.
 */
const TABLE = `
CREATE TABLE restricted_count (
  register TEXT NOT NULL,
  area_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('households', 'vulnerable')),
  value INTEGER,
  PRIMARY KEY (register, area_id, kind)
) WITHOUT ROWID;
`;

export const restrictedCounts = (db: WritableDb): void => db.exec(TABLE);
