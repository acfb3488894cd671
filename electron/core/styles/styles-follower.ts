import type { WritableDb } from '../db/types.ts';
import type { Follower, Touched } from '../journal/index.ts';
import { listLayers } from '../layers/index.ts';
import { dropStrayStyles, rowFacts, writeLayerStyle } from './qgis/layer-styles.queries.ts';

/** What a style's document is made of. */
const COLUMNS: ReadonlySet<string> = new Set(['style', 'title', 'opacity', 'fields', 'label_field']);

const restyles = (touched: Touched): boolean =>
  [...touched.tables.values()].some(({ structure, refilled }) => structure !== null || refilled) ||
  touched.tables.has('zone') ||
  [...touched.catalogue.values()].some((columns) => [...columns].some((column) => COLUMNS.has(column)));

const writeAll = (db: WritableDb): void => {
  const layers = listLayers(db).filter(({ geometryType }) => geometryType !== 'None');
  for (const layer of layers) writeLayerStyle(db, layer, rowFacts(db, layer));
  dropStrayStyles(
    db,
    layers.map(({ name }) => name),
  );
};

/** Keeps the styles that QGIS finds in the workspace in step with the desk's. */
export const stylesFollower: Follower = {
  opened(db) {
    db.transaction(() => writeAll(db));
  },
  follow(db, touched) {
    if (restyles(touched)) writeAll(db);
  },
};
