import { arabicDigits } from './units.ts';

/** What a mask puts in the place of letters. No value that a form takes holds it. */
const DOTS = '•••';

/** How a value that identifies a person is masked. */
export type MaskKind = 'name' | 'national-id' | 'phone' | 'email' | 'whole' | 'sensitive';

const LEADING_VOWEL = /^[\u0E40-\u0E44]/;

/** The first letter, with the vowel that is written before it: «ส•••», «เก•••». */
const maskName = (text: string): string => {
  const letters = [...text.trim()];
  if (letters.length === 0) return text;
  return letters.slice(0, LEADING_VOWEL.test(text.trim()) ? 2 : 1).join('') + DOTS;
};

/** «1-2345-XXXXX-XX-3»: the district of registration and the check digit. What is no number of 13 digits is hidden whole. */
const maskNationalId = (text: string): string => {
  const digits = arabicDigits(text).replace(/[\s-]/g, '');
  if (!/^\d{13}$/.test(digits)) return DOTS;
  return `${digits[0]}-${digits.slice(1, 5)}-XXXXX-XX-${digits[12]}`;
};

/** «08X-XXX-XX12»: two digits before and two behind. */
const maskPhone = (text: string): string => {
  const digits = arabicDigits(text).replace(/\D/g, '');
  if (digits.length !== 9 && digits.length !== 10) return DOTS;
  const hidden = [...digits].map((digit, i) => (i < 2 || i >= digits.length - 2 ? digit : 'X')).join('');
  return `${hidden.slice(0, 3)}-${hidden.slice(3, 6)}-${hidden.slice(6)}`;
};

/** The first letter of the box; of the host nothing, since offices have hosts of their own. */
const maskEmail = (text: string): string => `${[...text.trim()][0] ?? ''}${DOTS}@${DOTS}`;

const MASKS: Readonly<Record<MaskKind, (text: string) => string>> = {
  name: maskName,
  'national-id': maskNationalId,
  phone: maskPhone,
  email: maskEmail,
  whole: () => DOTS,
  sensitive: () => DOTS,
};

/**
 * A value as it is shown until it is opened. Missing stays missing, so that what is wanted can be asked for; only of what is
 * sensitive it is not told either: a kind of disability that is there says as much as its name.
 */
export const maskValue = (kind: MaskKind, value: string | null): string | null =>
  kind !== 'sensitive' && (value === null || value === '') ? value : MASKS[kind](value ?? '');

/** True for what {@link maskValue} made: it is shown as it stands and is never written back. */
export const isMasked = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('•') || /^\d-\d{4}-XXXXX-XX-\d$|^\d\dX-XXX-/.test(value));

interface Maskable {
  readonly name: string;
  readonly format?: string | null;
  readonly masked?: boolean;
  readonly sensitive?: boolean;
}

/** How a field is masked, or null for one that is shown to everyone who may open the store. */
export const maskOf = (field: Maskable): MaskKind | null => {
  if (field.masked !== true) return null;
  if (field.sensitive === true) return 'sensitive';
  if (field.format === 'national-id' || field.format === 'phone' || field.format === 'email')
    return field.format;
  return /(^|_)(given|family|nick)?name(_|$)/.test(field.name) ? 'name' : 'whole';
};
