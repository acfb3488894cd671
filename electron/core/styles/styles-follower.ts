import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { drawnStyle } from '../../../shared/domain/style-rows.ts';
import type { WritableDb } from '../db/types.ts';
import type { Follower, Touch, Touched } from '../journal/index.ts';
import { isLayer, listLayers, readLayer } from '../layers/index.ts';
import { withNames } from './named-values.queries.ts';
import { dropStrayStyles, rowFacts, writeLayerStyle } from './qgis/layer-styles.queries.ts';

/** What a style's document is made of. */
const COLUMNS: ReadonlySet<string> = new Set(['style', 'title', 'opacity', 'fields', 'label_field']);

const write = (db: WritableDb, layer: LayerSummary): void => {
  if (layer.geometryType !== 'None') writeLayerStyle(db, withNames(db, layer), rowFacts(db, layer));
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

/** A row of before is drawn in QGIS as well once it is in force again. */
const LAST_DAY = 'valid_to';

const mayNotFit = (db: WritableDb, layer: LayerSummary, { ranges, columns, shape }: Touch): boolean => {
  const { kind, field } = drawnStyle(layer);
  if (field === null || ranges.length === 0) return false;
  if (!shape && !columns.has(field) && !columns.has(LAST_DAY)) return false;
  const first = ranges.reduce((least, [from]) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = ranges.reduce((most, [, to]) => Math.max(most, to), 0);
  const { hasMissing, allListed } = rowFacts(db, layer, [first, last]);
  return hasMissing || (kind === 'categories' && !allListed);
};

/**
 * Layers of which rows were written that are missing from their style's lines: QGIS draws those by a line of their own,
 * which a style does without as long as there are none. One that is there for nothing does no harm until the next opening.
 */
const outgrown = (db: WritableDb, { tables }: Touched): string[] =>
  [...tables].flatMap(([table, touch]) =>
    isLayer(db, table) && mayNotFit(db, readLayer(db, table), touch) ? [table] : [],
  );

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
    else
      for (const name of new Set([...restyled(touched), ...outgrown(db, touched)]))
        write(db, readLayer(db, name));
  },
};
