import type { AppContext } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { shapesAround } from './around.ts';
import { checkShapes } from './check.ts';
import { cutHole, mergeShapes, splitShape } from './cut.ts';
import { createDrafts } from './drafts.ts';
import { readPlace, writePlace } from './places.ts';
import { saveShapes } from './save.ts';

/** Drawing and editing shapes, with the borders that they share. */
export const shapesProcedures = (context: AppContext): Procedures<'shapes'> => {
  const { shapes } = api;
  const drafts = createDrafts(context.options.paths.settings);
  const open = (): string => context.workspace().info().id;
  return {
    around: shapes.around.handler(({ input }) => shapesAround(context.workspace().db, input)),
    check: shapes.check.handler(async ({ input }) => {
      const geos = await loadGeos();
      return { problems: checkShapes(context.workspace().db, geos, input.shapes, input.removed) };
    }),
    save: shapes.save.handler(async ({ input }) => saveShapes(context.workspace(), await loadGeos(), input)),
    split: shapes.split.handler(async ({ input }) =>
      splitShape(await loadGeos(), input.geometry, input.line),
    ),
    merge: shapes.merge.handler(async ({ input }) => ({
      geometry: mergeShapes(await loadGeos(), input.geometries),
    })),
    hole: shapes.hole.handler(async ({ input }) => cutHole(await loadGeos(), input.geometry, input.ring)),
    readPlace: shapes.readPlace.handler(({ input }) => ({ at: readPlace(input.text, input.crs) })),
    writePlace: shapes.writePlace.handler(({ input }) => writePlace(input.at)),
    drafts: shapes.drafts.handler(() => drafts.list(open())),
    keepDraft: shapes.keepDraft.handler(({ input }) => {
      drafts.keep(open(), input);
      return {};
    }),
    dropDraft: shapes.dropDraft.handler(({ input }) => {
      drafts.drop(open(), input.id);
      return {};
    }),
  };
};
