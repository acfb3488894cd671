export { fieldsProcedures } from './fields.procedures.ts';
