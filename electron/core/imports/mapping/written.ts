export const MEMBER = '@member.';
export const FULL_NAME: readonly string[] = ['title', 'given_name', 'family_name'];
const DECLARED: readonly string[] = ['declared_rai', 'declared_ngan', 'declared_wah'];

/** The fields that a target fills: none may be filled twice, whichever way it is written. */
export function written(field: string): readonly string[] {
  if (field === '@declared-area') return DECLARED;
  if (field === '@member.full_name') return FULL_NAME.map((name) => `${MEMBER}${name}`);
  return [field];
}
