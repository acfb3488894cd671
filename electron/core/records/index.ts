export { recordsProcedures } from './records.procedures.ts';
