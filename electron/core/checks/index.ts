export { checksProcedures } from './checks.procedures.ts';
