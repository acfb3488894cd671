/** Registers whose rows share borders though they are different rows: what moves for one should move for the others. */
const FAMILIES: readonly (readonly string[])[] = [
  ['province', 'district', 'subdistrict', 'council_area', 'local_authority'],
  ['community_forest', 'forest_part'],
];

/**
 * The registers that share borders with one, itself left out. Zones are not among them: their shapes are made of their
 * districts and follow by themselves.
 */
export const familyOf = (register: string | null): readonly string[] =>
  FAMILIES.find((family) => register !== null && family.includes(register))?.filter(
    (other) => other !== register,
  ) ?? [];
