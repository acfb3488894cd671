export { scoringProcedures } from './scoring.procedures.ts';
