export { brokenRules } from './broken-rules.ts';
export { ceilingRow } from './ceilings.queries.ts';
export { type CellJudge, cellJudge } from './judge-cells.ts';
export { recordsProcedures } from './records.procedures.ts';
export { LINKS_OF_REMOVAL, REMOVAL, removeInto } from './remove.ts';
