export { searchProcedures } from './search.procedures.ts';
export { searchFollower } from './search-index.ts';
