export { basemapsProcedures } from './basemaps.procedures.ts';
export { basemapsRoutes } from './basemaps.routes.ts';
export { type PaperBasemap, paperBasemap } from './paper.ts';
