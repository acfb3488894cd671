export { HOUSEHOLD_DISTANCES_M } from './ladder.ts';
export type { Withheld } from './stages.ts';
export { type Condition, withheldFrom } from './withheld-from.ts';
