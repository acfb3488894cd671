export { maskedCell } from './masked-cell.ts';
export { openName, openNames } from './open-names.ts';
export { personalOf } from './personal-columns.ts';
export { PersonalWatch } from './personal-watch.ts';
export { watchedRows } from './watched-rows.ts';
