import { z } from 'zod';
import { procedure } from './base.ts';

/** What a named view of the map shows: its middle and how near. */
export const mapPlace = z.object({
  /** WGS 84 degrees. */
  centre: z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)]),
  zoom: z.number().min(0).max(22),
});
export type MapPlace = z.infer<typeof mapPlace>;

export const bookmark = mapPlace.extend({ id: z.string(), title: z.string() });
export type Bookmark = z.infer<typeof bookmark>;

const title = z.string().trim().min(1).max(120);

export const bookmarksContract = {
  /** In their order: the first nine have a key each. */
  list: procedure.output(z.array(bookmark)),
  /** Keeps a view under a name. Refuses `name-taken`. */
  save: procedure.input(z.object({ title, place: mapPlace })).output(z.array(bookmark)),
  /** Refuses `view-not-found`, `name-taken`. */
  rename: procedure.input(z.object({ id: z.string(), title })).output(z.array(bookmark)),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(bookmark)),
  reorder: procedure.input(z.object({ ids: z.array(z.string()).max(500) })).output(z.array(bookmark)),
};
