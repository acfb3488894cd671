import { registerOf, SYSTEM_COLUMNS } from '../../../shared/domain/registers/index.ts';
import { columnsOf, type ReadableDb, type StoredColumn, sql, type WritableDb } from '../db/index.ts';
import { layersOf, writeCatalogue } from './layer-table.queries.ts';
import type { Recorder } from './recorder.queries.ts';

/** A column that stands in a table of ours without our having made it. */
export interface OutsideColumn {
  readonly table: string;
  readonly column: StoredColumn;
}

const system = new Set<string>(SYSTEM_COLUMNS);

const entriesIn = (fields: string | null): unknown[] => {
  try {
    const read: unknown = JSON.parse(fields ?? '[]');
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
};

const nameOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null && 'name' in entry ? String(entry.name) : '';

/** Columns that another program added to registers and imported layers. */
export function outsideColumns(db: ReadableDb): OutsideColumn[] {
  const layers = db.all<{
    name: string;
    register: string | null;
    scheme: string | null;
    fields: string | null;
  }>(
    sql`SELECT name, register, zone_scheme_id AS scheme, fields FROM layer WHERE kind <> 'result' ORDER BY created_at, name`,
  );
  const seen = new Set<string>();
  return layers.flatMap(({ name, register, scheme, fields }) => {
    const table = scheme === null ? name : 'zone';
    if (seen.has(table)) return [];
    seen.add(table);
    const columns = columnsOf(db, table);
    const names = new Set(columns.map((column) => column.name));
    const known = new Set([
      ...(registerOf(register ?? '')?.fields.map((f) => f.name) ?? []),
      ...entriesIn(fields).map(nameOf),
    ]);
    const isState = (column: string): boolean => column.endsWith('_state') && names.has(column.slice(0, -6));
    return columns
      .filter((column) => !system.has(column.name) && !known.has(column.name) && !isState(column.name))
      .map((column) => ({ table, column }));
  });
}

/** Takes columns over as fields of the office's own under their own names: what is taken back takes them out again. */
export function adoptColumns(db: WritableDb, recorder: Recorder, found: readonly OutsideColumn[]): void {
  for (const { table, column } of found) {
    recorder.columnAdded(table, column);
    for (const layer of layersOf(db, table)) {
      const before =
        db.get<{ fields: string | null }>(sql`SELECT fields FROM layer WHERE name = ${layer}`)?.fields ??
        null;
      const entries = entriesIn(before);
      const after = JSON.stringify([...entries, { name: column.name, title: column.name }]);
      writeCatalogue(db, layer, 'fields', after);
      recorder.entry(layer, 'fields', before, after);
    }
  }
}
