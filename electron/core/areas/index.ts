export { type Dissolve, loadDissolve } from './dissolve.ts';
export { codeEverUsed, type LineageRegister } from './lineage.queries.ts';
export { RETIRING_LEVELS, type RetiredArea, retiredAreas } from './retired.ts';
