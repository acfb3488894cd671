import { normaliseThai } from '../../../shared/domain/thai-text.ts';

/** Consonants by the sound at the start of a syllable, as the royal system writes them. */
const CONSONANTS: Readonly<Record<string, string>> = {
  ก: 'k',
  ข: 'kh',
  ฃ: 'kh',
  ค: 'kh',
  ฅ: 'kh',
  ฆ: 'kh',
  ง: 'ng',
  จ: 'ch',
  ฉ: 'ch',
  ช: 'ch',
  ซ: 's',
  ฌ: 'ch',
  ญ: 'y',
  ฎ: 'd',
  ฏ: 't',
  ฐ: 'th',
  ฑ: 'th',
  ฒ: 'th',
  ณ: 'n',
  ด: 'd',
  ต: 't',
  ถ: 'th',
  ท: 'th',
  ธ: 'th',
  น: 'n',
  บ: 'b',
  ป: 'p',
  ผ: 'ph',
  ฝ: 'f',
  พ: 'ph',
  ฟ: 'f',
  ภ: 'ph',
  ม: 'm',
  ย: 'y',
  ร: 'r',
  ล: 'l',
  ว: 'w',
  ศ: 's',
  ษ: 's',
  ส: 's',
  ห: 'h',
  ฬ: 'l',
  อ: '',
  ฮ: 'h',
};
const VOWELS: Readonly<Record<string, string>> = {
  '\u0E30': 'a',
  '\u0E31': 'a',
  '\u0E32': 'a',
  '\u0E33': 'am',
  '\u0E34': 'i',
  '\u0E35': 'i',
  '\u0E36': 'ue',
  '\u0E37': 'ue',
  '\u0E38': 'u',
  '\u0E39': 'u',
  '\u0E40': 'e',
  '\u0E41': 'ae',
  '\u0E42': 'o',
  '\u0E43': 'ai',
  '\u0E44': 'ai',
  ฤ: 'rue',
  ฦ: 'lue',
};
const LEADING = /([\u0E40-\u0E44])([ก-ฮ])/g;
const LONGEST = 40;

/**
 * Thai in Latin letters, letter by letter: enough for a name of a table that can be typed, not for reading aloud.
 * Vowels that are not written stay unwritten; a consonant that is not sounded (with ์) goes.
 */
export function latinLetters(text: string): string {
  const plain = normaliseThai(text)
    .replace(/[ก-ฮ][\u0E34-\u0E39]?\u0E4C/g, '')
    .replace(LEADING, '$2$1')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  let out = '';
  for (const character of plain) {
    const known = CONSONANTS[character] ?? VOWELS[character];
    if (known !== undefined) out += known;
    else if (/[A-Za-z0-9]/.test(character)) out += character.toLowerCase();
    else if (/[\s_\-.()[\],/]/.test(character)) out += '_';
  }
  return out.replace(/_+/g, '_').replace(/^_|_$/g, '');
}

/** The wished name of a table for a file of that name: ASCII, starting with a letter. */
export function tableName(fileName: string): string {
  const latin = latinLetters(fileName.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')).slice(0, LONGEST);
  if (/^[a-z]/.test(latin)) return latin;
  return latin === '' ? 'layer_1' : `layer_${latin}`;
}

/** What people read: the file's name with spaces. */
export const titleOf = (fileName: string): string => fileName.replace(/_+/g, ' ').replace(/\s+/g, ' ').trim();

export interface NamedColumn {
  /** In the table. */
  readonly name: string;
  /** In the file. */
  readonly title: string;
}

/**
 * Names of columns as the file has them, made fit for a table: none twice (SQLite does not tell case apart), none of
 * the program's own.
 */
export function columnNames(titles: readonly string[], reserved: readonly string[]): NamedColumn[] {
  const taken = new Set(reserved);
  return titles.map((title) => {
    const plain = title.replace(/["'`[\]\p{Cc}]/gu, '_').trim() || 'field';
    const base = reserved.includes(plain.toLowerCase()) ? `file_${plain}` : plain;
    let name = base;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}_${i}`;
    taken.add(name.toLowerCase());
    return { name, title };
  });
}
