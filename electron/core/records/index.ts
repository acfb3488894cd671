export { wrongAreaCode } from './area-codes.ts';
export { recordsProcedures } from './records.procedures.ts';
export { checkCell } from './validate.ts';
