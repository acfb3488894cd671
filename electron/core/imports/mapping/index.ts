export { compileMapping } from './compile.ts';
export { registerFits } from './fits.ts';
export type { AreaHints, MappedRow, RowMapper } from './mapped-row.ts';
export { similarColumns, withProfile } from './profile.ts';
export { reportMapping } from './report.ts';
export { suggestMapping } from './suggest.ts';
