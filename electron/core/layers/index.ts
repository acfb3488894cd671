export { type LayerTable, layerTable, listLayers, readLayer } from './catalogue.queries.ts';
export { parentsOfRow } from './feature.queries.ts';
export { contains, pointInside } from './inside.ts';
export { readLegend } from './legend.queries.ts';
export { areasOf, measuresFollower } from './measures.queries.ts';
export { type RowSource, rowSource } from './row-source.ts';
export { type OrderedRows, orderedRows, type RowQuery, readRows } from './rows.queries.ts';
