export { tablesProcedures } from './tables.procedures.ts';
