export { type AreaNames, readAreaNames } from './code-list.ts';
export { type AreaDeriver, type DerivedAreas, type FileNames, loadAreaDeriver } from './derive.ts';
export { type Dissolve, loadDissolve } from './dissolve.ts';
