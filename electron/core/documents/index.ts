export { documentsProcedures } from './documents.procedures.ts';
export { documentsRoutes } from './documents.routes.ts';
