/**
 * Names of character encodings as files bear them, turned into WHATWG labels. A `.cpg` is written by many programs
 * and by hand; `TextDecoder` itself knows neither `874` nor `cp874` nor ESRI's `88591`.
 */

const ISO_PARTS = new Set([2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16]);
const WINDOWS_PAGES = new Set([1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]);
const BY_NAME: Readonly<Record<string, string>> = {
  '874': 'windows-874',
  '162': 'windows-874',
  '88911': 'windows-874',
  '885911': 'windows-874',
  '28601': 'windows-874',
  tis620: 'windows-874',
  tis6202533: 'windows-874',
  thai: 'windows-874',
  iso885911: 'windows-874',
  'thai(windows)': 'windows-874',
  '874thai': 'windows-874',
  '65001': 'utf-8',
  utf8: 'utf-8',
  utf8sig: 'utf-8',
  utf8bom: 'utf-8',
  utf8mb4: 'utf-8',
  utf: 'utf-8',
  unicode: 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  '1200': 'utf-16le',
  '932': 'shift_jis',
  sjis: 'shift_jis',
  '936': 'gbk',
  gb2312: 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '866': 'ibm866',
  ascii: 'windows-1252',
  usascii: 'windows-1252',
  '20127': 'windows-1252',
  '437': 'windows-1252',
  '850': 'windows-1252',
};

/**
 * The WHATWG label for what stands in a `.cpg`, or null when it is none that is known. All the spellings that are
 * met for Thai are taken: `874`, `cp874`, `ANSI 874`, `Windows-874`, `88911`, `TIS-620`, `ISO-8859-11`.
 */
export function labelOfCodePage(text: string): string | null {
  const clean = text
    .replace(/^\uFEFF/, '')
    .split('\0')[0]!
    .replace(/["']/g, '')
    .trim()
    .toLowerCase();
  const driver = /^ldid\/(\d{1,3})$/.exec(clean);
  if (driver) return languageDriver(Number(driver[1]))?.label ?? null;
  const bare = clean
    .replace(/[\s_.:-]/g, '')
    .replace(/^(ansi|oem|cp|codepage|ibm|xwindows|windows|win|ms|dos|x)+(?=\d)/, '');
  const known = BY_NAME[bare];
  if (known) return known;
  const iso = /^(?:iso)?8859(\d{1,2})$/.exec(bare);
  if (iso) return isoLabel(Number(iso[1]));
  if (WINDOWS_PAGES.has(Number(bare))) return `windows-${bare}`;
  return whatwgLabel(clean);
}

function isoLabel(part: number): string | null {
  if (part === 11) return 'windows-874';
  if (part === 1 || part === 9) return part === 1 ? 'windows-1252' : 'windows-1254';
  return ISO_PARTS.has(part) ? `iso-8859-${part}` : null;
}

/** The canonical label of an encoding that `TextDecoder` knows, or null. */
function whatwgLabel(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

export interface LanguageDriver {
  readonly label: string;
  /** False for the marks that programs write whatever the text is: they prove nothing. */
  readonly strong: boolean;
}

const weak = (label: string): LanguageDriver => ({ label, strong: false });
const strong = (label: string): LanguageDriver => ({ label, strong: true });

/** The language driver id in byte 29 of a DBF (dBASE and FoxPro tables of code pages). */
const DRIVERS: Readonly<Record<number, LanguageDriver>> = {
  1: weak('windows-1252'),
  2: weak('windows-1252'),
  3: weak('windows-1252'),
  87: weak('windows-1252'),
  88: weak('windows-1252'),
  89: weak('windows-1252'),
  19: strong('shift_jis'),
  123: strong('shift_jis'),
  77: strong('gbk'),
  122: strong('gbk'),
  78: strong('euc-kr'),
  121: strong('euc-kr'),
  79: strong('big5'),
  120: strong('big5'),
  80: strong('windows-874'),
  124: strong('windows-874'),
  101: strong('ibm866'),
  38: strong('ibm866'),
  200: strong('windows-1250'),
  201: strong('windows-1251'),
  202: strong('windows-1254'),
  203: strong('windows-1253'),
  125: strong('windows-1255'),
  126: strong('windows-1256'),
  204: strong('windows-1257'),
};

/** What the language driver byte says, or null for none or one that is not known. */
export const languageDriver = (byte: number): LanguageDriver | null => DRIVERS[byte] ?? null;
