import { createAttributeTable, type TableColumn } from '../feature-table.ts';
import type { WritableDb } from '../types.ts';

const text = (name: string): TableColumn => ({ name, type: 'text' });

/**
 * What is remembered of an agency's files. Journalled like the other attribute tables. `placing`, `mapping` and
 * `columns` (the sorted names of a file's columns) are JSON; `used_at` is an instant.
 */
export function importProfile(db: WritableDb): void {
  createAttributeTable(db, {
    name: 'import_profile',
    title: 'แม่แบบการนำเข้า',
    columns: [
      text('name'),
      text('agency'),
      text('format'),
      text('register'),
      text('encoding'),
      text('crs'),
      { name: 'header_row', type: 'integer' },
      text('placing'),
      text('mapping'),
      text('columns'),
      { name: 'used_at', type: 'datetime' },
    ],
  });
}
