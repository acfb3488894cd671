/**
 * How Thai text is compared: normalised, searched and sorted. Names come from files of many makers, and the same
 * word is typed in several orders of code points; SQLite compares bytes and knows nothing of Thai.
 */

const TONE = '\u0E48-\u0E4B';
/** Vowels above and below and the dot of sara am: what must stand before a tone mark. */
const UPPER_VOWEL = '\u0E31\u0E34-\u0E3A\u0E47';
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;

const toArabicDigits = (value: string): string =>
  value.replace(/[\u0E50-\u0E59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/**
 * One spelling for what looks alike: NFC, sara am in one piece, tone after the vowel above, `เเ` as `แ`, no invisible
 * characters, plain and single spaces. Never NFKC: it would split sara am again.
 */
export const normaliseThai = (value: string): string =>
  value
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/\u0E40\u0E40/g, '\u0E41')
    .replace(new RegExp(`([${TONE}])([${UPPER_VOWEL}])`, 'g'), '$2$1')
    .replace(new RegExp(`\u0E4D([${TONE}]?)\u0E32`, 'g'), '$1\u0E33')
    .replace(new RegExp(`([${TONE}])\u0E4D\u0E32`, 'g'), '$1\u0E33')
    .replace(new RegExp(`\u0E33([${TONE}])`, 'g'), '$1\u0E33')
    .trim();

/** The copy that is searched: normalised, lower case, Arabic digits. */
export const searchText = (value: string): string => toArabicDigits(normaliseThai(value)).toLowerCase();

/** The copy for a near search: {@link searchText} without tone marks, mai taikhu, thanthakhat and spaces. */
export const looseText = (value: string): string => searchText(value).replace(/[\u0E47-\u0E4E\s]/g, '');

const LEADING_VOWEL = /([\u0E40-\u0E44])([\u0E01-\u0E2E])/g;
const MARK = /[\u0E47-\u0E4C\u0E4E]/;
/** Left out of the first comparison: paiyannoi, mai yamok, spaces, punctuation. */
const IGNORED = /[\u0E2F\u0E46\u0E4F\u0E5A\u0E5B\s\p{P}\p{S}]/u;
/** Comparing marks: thanthakhat and the rest in the collation's own order. */
const MARK_ORDER = '\u0E4E\u0E4C\u0E47\u0E48\u0E49\u0E4A\u0E4B';
const SEPARATOR = '\u0001';

/** A run of digits as its length and its digits, so that byte order is the order of the numbers. */
const numberKey = (digits: string): string => {
  const plain = digits.replace(/^0+(?=.)/, '');
  return `${String.fromCharCode(0x30 + Math.min(plain.length, 40))}${plain}`;
};

/**
 * A key whose binary order is the Thai dictionary's order, with numbers inside names compared as numbers.
 * Method: the leading vowel is swapped with its consonant; tone marks and the like are taken out of the first
 * comparison and appended as (position counted down, mark), so that an earlier mark weighs more.
 */
export const sortKey = (value: string): string => {
  const swapped = searchText(value).replace(LEADING_VOWEL, '$2$1');
  let primary = '';
  let marks = '';
  let position = 0;
  for (const character of swapped) {
    if (MARK.test(character)) {
      marks += String.fromCharCode(0xd7ff - Math.min(position, 0x9000), 0x30 + MARK_ORDER.indexOf(character));
    } else if (!IGNORED.test(character)) {
      primary += character;
      position += 1;
    }
  }
  const numbered = primary.replace(/\d+/g, numberKey);
  return marks === '' ? numbered : `${numbered}${SEPARATOR}${marks}`;
};

/** Compares two strings in Thai order, for short lists in memory. Ties are told apart by the raw text. */
export const compareThai = (a: string, b: string): number => {
  const keyA = sortKey(a);
  const keyB = sortKey(b);
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
