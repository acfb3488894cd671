export { type Dissolve, loadDissolve } from './dissolve.ts';
export { indicatorsStated } from './figures.queries.ts';
export { type LineageRegister, retiredCode } from './lineage.queries.ts';
export { gazetteerFor } from './official-gazetteer.ts';
export { RETIRING_LEVELS, type RetiredArea, retiredAreas } from './retired.ts';
export { statisticOf } from './statistic-of.ts';
