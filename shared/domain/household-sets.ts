/** The names under which recipes ask for households: all of them, or those that live unsafely and are in no housing project. */
export const HOUSEHOLDS = 'household';
export const UNSAFE_HOUSES = 'household_unsafe';

export const isHouseholds = (name: string): boolean => name === HOUSEHOLDS || name === UNSAFE_HOUSES;

/** What the register calls an unsafe house, of the list `house-condition`. */
export const UNSAFE_CONDITION = 'unsafe';
