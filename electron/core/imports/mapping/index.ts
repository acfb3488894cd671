export type { AreaHints, MappedRow, RowMapper } from './mapped-row.ts';
