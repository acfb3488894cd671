export { type Dissolve, loadDissolve } from './dissolve.ts';
