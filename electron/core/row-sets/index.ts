export { type FidSet, fidsOf, memberOf } from './fid-set.ts';
export { rowSetsOf } from './row-sets.ts';
