import { refreshContents, sql, tableExists, type WritableDb } from '../db/index.ts';
import { layersOf, raiseVersions } from './layer-table.queries.ts';
import type { Touched } from './touched.ts';

/** Catalogue columns that change what a tile holds; the others change only how the page shows it. */
const TILE_COLUMNS: ReadonlySet<string> = new Set(['name', 'style', 'label_field', 'fields']);

/**
 * Brings what depends on a change into step: counts and extents where GDAL and QGIS read them, and the versions of
 * the layers. Returns the names of the layers whose rows or look changed.
 */
export const settle = (db: WritableDb, touched: Touched): string[] => {
  const changed = new Set<string>();
  for (const [table, touch] of touched.tables) {
    if (touch.structure === 'removed' || !tableExists(db, table)) continue;
    const layers = layersOf(db, table);
    for (const layer of layers) changed.add(layer);
    for (const name of new Set([table, ...layers])) {
      if (touch.shape) refreshContents(db, name);
      else
        db.run(
          sql`UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ${name}`,
        );
    }
  }
  for (const [layer, columns] of touched.catalogue)
    if ([...columns].some((column) => TILE_COLUMNS.has(column))) changed.add(layer);
  raiseVersions(db, [...changed]);
  return [...changed];
};
