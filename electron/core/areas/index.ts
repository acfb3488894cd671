export { type Dissolve, loadDissolve } from './dissolve.ts';
export type { LineageRegister } from './lineage.queries.ts';
export { gazetteerFor } from './official-gazetteer.ts';
export { RETIRING_LEVELS, type RetiredArea, retiredAreas } from './retired.ts';
