export { findCodeColumns, findNameColumns, normaliseCode } from './code-columns.ts';
export { type ImportPathOptions, importPath } from './import-path.ts';
export { importsProcedures } from './imports.procedures.ts';
export { type InspectPathOptions, inspectPath } from './inspect-path.ts';
export { type AreaIndex, areaIndex, type HintedRow, type MatchedArea, matchAreas } from './matching/index.ts';
export { type ReadTable, readTables } from './read-tables.ts';
