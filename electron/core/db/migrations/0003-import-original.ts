import { createAttributeTable } from '../feature-table.ts';
import type { WritableDb } from '../types.ts';

/**
 * The shapes of rows that an import repaired, as they were read. Journalled like the other attribute tables. `row`
 * counts in the file from 1; `wkb` is little-endian and in WGS 84, and may be no valid shape.
 */
export function importOriginal(db: WritableDb): void {
  createAttributeTable(db, {
    name: 'import_original',
    title: 'รูปร่างเดิมก่อนซ่อม',
    columns: [
      { name: 'import_id', type: 'text' },
      { name: 'layer', type: 'text' },
      { name: 'row', type: 'integer' },
      { name: 'wkb', type: 'binary' },
    ],
  });
}
