import { arabicDigits } from './units.ts';

/**
 * True for a Thai national ID number: 13 digits, with or without the usual hyphens, whose last digit is
 * (11 − Σ dᵢ·(14 − i), i = 1…12, mod 11) mod 10. Numbers of people without registration status begin with 0.
 */
export function isNationalId(text: string): boolean {
  const digits = arabicDigits(text).replace(/[\s-]/g, '');
  if (!/^\d{13}$/.test(digits) || /^(\d)\1{12}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (13 - i);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** A number as it is printed on the card, `1-2345-67890-12-3`; what has not 13 digits stays as it is. */
export function formatNationalId(text: string): string {
  const digits = /^(\d)(\d{4})(\d{5})(\d{2})(\d)$/.exec(text.replace(/[\s-]/g, ''));
  return digits === null ? text : digits.slice(1).join('-');
}
