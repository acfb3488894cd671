import { ensureRowTriggers } from '../row-triggers.ts';
import { sql } from '../sql.ts';
import type { WritableDb } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { addMissingColumn } from './make-room.ts';

/**
 * - `council_area.shape_from`: `parts` where the boundary follows its sub-districts and villages; else it stands as given.
 * - `official_area.list_title`: what the office calls its list of codes.
 * - Every village that names a council area gets the row of `council_area_village` that says the same, without a first day.
 * - Indexes for what is asked of lineage, the office's code list and figures.
 */
export function areaHistory(db: WritableDb): void {
  addMissingColumn(db, 'council_area', 'shape_from', 'text');
  addMissingColumn(db, 'official_area', 'list_title', 'text');
  // The triggers that note edits of other programs name every column.
  for (const table of ['council_area', 'official_area']) ensureRowTriggers(db, table);
  const villages = db.all<{ id: string; council: string }>(
    sql`SELECT id, council_area_id AS council FROM village v WHERE id NOT NULL AND council_area_id NOT NULL
      AND NOT EXISTS (SELECT 1 FROM council_area_village m WHERE m.village_id = v.id)`,
  );
  for (const { id, council } of villages)
    db.run(sql`INSERT INTO council_area_village (id, council_area_id, village_id, created_at, updated_at)
      VALUES (${uuidv7()}, ${council}, ${id}, strftime('%Y-%m-%dT%H:%M:%fZ','now'),
      strftime('%Y-%m-%dT%H:%M:%fZ','now'))`);
  db.exec(`
    CREATE INDEX council_area_village_council ON council_area_village (council_area_id);
    CREATE INDEX council_area_subdistrict_code ON council_area_subdistrict (subdistrict_code);
    CREATE INDEX area_lineage_event ON area_lineage (event_id);
    CREATE INDEX area_lineage_from_code ON area_lineage (register, from_code);
    CREATE INDEX area_statistic_indicator ON area_statistic (indicator, area_level);
  `);
}
