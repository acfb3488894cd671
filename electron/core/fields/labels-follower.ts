import type { Follower, Touched } from '../journal/index.ts';
import { labelColumns } from './data-columns.queries.ts';

const renames = (touched: Touched): boolean =>
  touched.tables.has('code_list') ||
  [...touched.tables.values()].some(({ structure, refilled }) => structure !== null || refilled) ||
  [...touched.catalogue.values()].some((columns) => columns.has('fields'));

/** Keeps the labels and lists that other programs read in step with the fields. */
export const labelsFollower: Follower = {
  opened(db) {
    db.transaction(() => labelColumns(db));
  },
  follow(db, touched) {
    if (renames(touched)) labelColumns(db);
  },
};
