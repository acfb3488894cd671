export { type AreaIndex, areaIndex, type IndexedArea } from './area-index.ts';
export { cellsByHand } from './cells-by-hand.queries.ts';
export { type AreaMatching, type HintedRow, type MatchedArea, matchAreas } from './match-areas.ts';
export { PlanBook, type ShownRow } from './plan-book.ts';
export { planRows } from './plan-rows.ts';
export type { PlanParts, PlanRow, RowAction, RowPlan } from './plan-types.ts';
export { valueWord } from './row-differences.ts';
export { hintsOf, levelFor } from './row-hints.ts';
export { type WriteParts, type Written, writePlan } from './write-plan.ts';
