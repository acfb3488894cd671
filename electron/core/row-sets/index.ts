export { type FidSet, fidSetOf, fidsOf, memberOf } from './fid-set.ts';
export { rowSetsOf, shownBy } from './row-sets.ts';
