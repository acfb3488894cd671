import type { ImportSet } from '../../../shared/contract/imports.ts';

/** What there is to say of a set beyond its rows before anything is known of it. */
export const foundNothing = (): Pick<
  ImportSet,
  | 'refusal'
  | 'offered'
  | 'mojibake'
  | 'layout'
  | 'placing'
  | 'placings'
  | 'registers'
  | 'register'
  | 'mapping'
  | 'areaMatch'
  | 'rowMatch'
  | 'profile'
  | 'profileUsed'
  | 'personal'
  | 'shapeChanges'
  | 'shapeConflicts'
> => ({
  refusal: null,
  offered: true,
  mojibake: null,
  layout: null,
  placing: { kind: 'file' },
  placings: [],
  registers: [],
  register: null,
  mapping: null,
  areaMatch: null,
  rowMatch: null,
  profile: null,
  profileUsed: false,
  personal: [],
  shapeChanges: [],
  shapeConflicts: [],
});
