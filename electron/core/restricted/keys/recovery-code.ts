import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that can be taken for a digit. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 160 random bits as eight groups of four letters. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(32)].map((byte) => CODE_LETTERS[byte & 31]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** A code read aloud or off paper: case, spaces and dashes don't matter, and I, L, O are what they look like. */
export const codeBytes = (text: string): Buffer =>
  Buffer.from(text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0'), 'utf8');

/** True for what may be a recovery code: to try one costs half a second. */
export const looksLikeCode = (text: string): boolean => codeBytes(text).length === 32;
