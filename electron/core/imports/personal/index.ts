export { openName, openNames } from './open-names.ts';
export { PersonalWatch } from './personal-watch.ts';
export { watchedRows } from './watched-rows.ts';
