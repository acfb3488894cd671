export { type FidSet, fidSetOf, fidsOf, memberOf } from './fid-set.ts';
export { type IsShown, rowSetsOf, shownBy } from './row-sets.ts';
