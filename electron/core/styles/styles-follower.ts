import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { WritableDb } from '../db/types.ts';
import type { Follower, Touched } from '../journal/index.ts';
import { listLayers, readLayer } from '../layers/index.ts';
import { dropStrayStyles, rowFacts, writeLayerStyle } from './qgis/layer-styles.queries.ts';

/** What a style's document is made of. */
const COLUMNS: ReadonlySet<string> = new Set(['style', 'title', 'opacity', 'fields', 'label_field']);

const write = (db: WritableDb, layer: LayerSummary): void => {
  if (layer.geometryType !== 'None') writeLayerStyle(db, layer, rowFacts(db, layer));
};

const writeAll = (db: WritableDb): void => {
  const layers = listLayers(db);
  for (const layer of layers) write(db, layer);
  dropStrayStyles(
    db,
    layers.map(({ name }) => name),
  );
};

/** Layers, fields or zones came or went: the styles of all may speak of them. */
const touchesAll = (touched: Touched): boolean =>
  touched.tables.has('zone') ||
  [...touched.tables.values()].some(({ structure, refilled }) => structure !== null || refilled);

const restyled = ({ catalogue }: Touched): string[] =>
  [...catalogue].flatMap(([name, columns]) =>
    [...columns].some((column) => COLUMNS.has(column)) ? [name] : [],
  );

/** Keeps the styles that QGIS finds in the workspace in step with the desk's. */
export const stylesFollower: Follower = {
  opened(db) {
    db.transaction(() => writeAll(db));
  },
  follow(db, touched) {
    if (touchesAll(touched)) writeAll(db);
    else for (const name of restyled(touched)) write(db, readLayer(db, name));
  },
};
