export { compileMapping, requireMapping } from './compile.ts';
export type { AreaHints, MappedRow, RowMapper } from './mapped-row.ts';
