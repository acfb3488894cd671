export { dotsOf } from './dots.queries.ts';
export { readLegend } from './legend.ts';
export { namedValues, withNames } from './named-values.queries.ts';
export { rowFacts, writeLayerStyle } from './qgis/layer-styles.queries.ts';
export { keyedRows } from './styled-rows.ts';
