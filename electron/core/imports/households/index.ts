export type { HouseholdParts, HouseholdPlan } from './household-types.ts';
export { planHouseholds } from './plan-households.ts';
export { takeHouseholds } from './take-households.ts';
export { requireHouseholdStore } from './write-households.ts';
