/**
 * How Thai text is compared: normalised, searched and sorted. Names come from files of many makers, and the same
 * word is typed in several orders of code points; SQLite compares bytes and knows nothing of Thai.
 */

const TONE = '\u0E48-\u0E4B';
/** Vowels above and below and the dot of sara am: what must stand before a tone mark. */
const UPPER_VOWEL = '\u0E31\u0E34-\u0E3A\u0E47';
/** Joiners stay between letters of other scripts and signs: emoji and Burmese are written with them, Thai is not. */
const INVISIBLE =
  /[\u200B\u200E\u200F\u2060\uFEFF\u00AD]|(?<![^\u0E00-\u0E7F\s])[\u200C\u200D]|[\u200C\u200D](?![^\u0E00-\u0E7F\s])/g;

const toArabicDigits = (value: string): string =>
  value.replace(/[\u0E50-\u0E59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/** Anything that {@link normaliseThai} would touch. Most names have none of it, and half a million are sorted at once. */
const IRREGULAR = new RegExp(
  `[^ -~\u0E01-\u0E5B]|^ | $|  |\u0E40\u0E40|\u0E4D|[${TONE}][${UPPER_VOWEL}]|\u0E33[${TONE}]`,
);
const TONE_FIRST = new RegExp(`([${TONE}])([${UPPER_VOWEL}])`, 'g');
const SPLIT_AM = new RegExp(`\u0E4D([${TONE}]?)\u0E32`, 'g');
const TONE_SPLIT_AM = new RegExp(`([${TONE}])\u0E4D\u0E32`, 'g');
const AM_TONE = new RegExp(`\u0E33([${TONE}])`, 'g');

/**
 * One spelling for what looks alike: NFC, sara am in one piece, tone after the vowel above, `เเ` as `แ`, no invisible
 * characters, plain and single spaces. Never NFKC: it would split sara am again.
 */
export const normaliseThai = (value: string): string =>
  IRREGULAR.test(value)
    ? value
        .normalize('NFC')
        .replace(INVISIBLE, '')
        .replace(/[\s\u00A0]+/g, ' ')
        .replace(/\u0E40\u0E40/g, '\u0E41')
        .replace(TONE_FIRST, '$2$1')
        .replace(SPLIT_AM, '$1\u0E33')
        .replace(TONE_SPLIT_AM, '$1\u0E33')
        .replace(AM_TONE, '$1\u0E33')
        .trim()
    : value;

/** The copy that is searched: normalised, lower case, Arabic digits. */
export const searchText = (value: string): string => toArabicDigits(normaliseThai(value)).toLowerCase();

/** The copy for a near search: {@link searchText} without tone marks, mai taikhu, thanthakhat and spaces. */
export const looseText = (value: string): string => searchText(value).replace(/[\u0E47-\u0E4E\s]/g, '');

/** Left out of the first comparison: paiyannoi, mai yamok, spaces, punctuation. */
const IGNORED = /[\u0E2F\u0E46\u0E4F\u0E5A\u0E5B\s\p{P}\p{S}]/u;
/** Marks in the collation's own order: yamakkan, thanthakhat, mai taikhu, the four tones. */
const MARK_ORDER = '\u0E4E\u0E4C\u0E47\u0E48\u0E49\u0E4A\u0E4B';
const SEPARATOR = '\u0001';

/** Roles of a code unit in a key. */
const KIND = { ignored: 0, letter: 1, mark: 2, digit: 3, leading: 4 } as const;

/** What each code unit is to the key. A table, because a key is made for every row of a table that is sorted. */
const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (MARK_ORDER.includes(character)) return KIND.mark;
  if (code >= 0x30 && code <= 0x39) return KIND.digit;
  if (code >= 0x0e40 && code <= 0x0e44) return KIND.leading;
  // Halves of a surrogate pair are no punctuation by themselves.
  return IGNORED.test(character) ? KIND.ignored : KIND.letter;
});

const isConsonant = (code: number): boolean => code >= 0x0e01 && code <= 0x0e2e;

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
  const text = searchText(value);
  let primary = '';
  let marks = '';
  let position = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = CLASSES[text.charCodeAt(i)];
    if (kind === KIND.mark) {
      const order = MARK_ORDER.indexOf(text.charAt(i));
      marks += String.fromCharCode(0xd7ff - Math.min(position, 0x9000), 0x30 + order);
    } else if (kind === KIND.digit) {
      const start = i;
      while (CLASSES[text.charCodeAt(i + 1)] === KIND.digit) i += 1;
      primary += numberKey(text.slice(start, i + 1));
      position += i + 1 - start;
    } else if (kind === KIND.leading && isConsonant(text.charCodeAt(i + 1))) {
      primary += text.charAt(i + 1) + text.charAt(i);
      position += 2;
      i += 1;
    } else if (kind !== KIND.ignored) {
      primary += text.charAt(i);
      position += 1;
    }
  }
  return marks === '' ? primary : primary + SEPARATOR + marks;
};

/** Compares two strings in Thai order, for short lists in memory. Ties are told apart by the raw text. */
export const compareThai = (a: string, b: string): number => {
  const keyA = sortKey(a);
  const keyB = sortKey(b);
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
