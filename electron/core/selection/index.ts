export { selectionProcedures } from './selection.procedures.ts';
