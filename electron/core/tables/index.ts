export { shownFids } from './shown-fids.ts';
export { tablesProcedures } from './tables.procedures.ts';
