import type { PersonalColumn } from '../../../../shared/contract/import-findings.ts';

/** How much of a personal value may be shown. */
export type Mask = PersonalColumn['kind'] | null;

const HIDDEN = '•';
const dots = (text: string): string => text.replace(/[\p{L}\p{N}]\p{M}*/gu, HIDDEN);

/** First letters of words: `ส••••• ใ••••`. A title in front of a dot or space shows, like the letter, no person. */
const initials = (text: string): string =>
  text
    .split(' ')
    .map((word) => {
      const [first = '', ...rest] = word.match(/[\p{L}\p{N}]\p{M}*|./gu) ?? [];
      return rest.length === 0 ? HIDDEN : `${first}${HIDDEN.repeat(Math.min(rest.length, 5))}`;
    })
    .join(' ');

/** A personal value as it may be shown: initials of a name, the last digits of a number, nothing of the rest. */
export function masked(text: string, kind: Mask): string {
  if (kind === null) return text;
  if (kind === 'name') return initials(text);
  if (kind === 'national-id' || kind === 'phone') {
    const tail = text.replace(/\D/g, '').slice(-2);
    return tail === '' ? dots(text) : `${HIDDEN.repeat(6)}${tail}`;
  }
  return dots(text).slice(0, 12);
}
