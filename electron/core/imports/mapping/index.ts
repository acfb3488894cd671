export { compileMapping, requireMapping } from './compile.ts';
export { registerFits } from './fits.ts';
export type { AreaHints, MappedRow, RowMapper } from './mapped-row.ts';
export { personalColumns, personalFields } from './personal-columns.ts';
export { similarColumns, withProfile } from './profile.ts';
export { reportMapping } from './report.ts';
export { type SuggestOptions, suggestMapping } from './suggest.ts';
