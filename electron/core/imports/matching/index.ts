export { type AreaIndex, areaIndex, type IndexedArea } from './area-index.ts';
export { type AreaMatching, type HintedRow, type MatchedArea, matchAreas } from './match-areas.ts';
