import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { parsePhones } from '../../../../shared/domain/phone.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../../formats/index.ts';
import { cellText, EMPTY, failed, meansNothing, type Outcome, read } from '../../formats/values/cells.ts';

/** Titles as they are written, and as they are kept. The longer ones come before those that they begin with. */
const TITLES: readonly (readonly [RegExp, string | null])[] = [
  [/^(?:นางสาว|น\. ?ส\.|นส\.)/, 'นางสาว'],
  [/^(?:เด็กชาย|ด\. ?ช\.|ดช\.)/, 'เด็กชาย'],
  [/^(?:เด็กหญิง|ด\. ?ญ\.|ดญ\.)/, 'เด็กหญิง'],
  [/^(?:พระมหา|พระครู|พระอธิการ|พระใบฎีกา|พระสมุห์|พระปลัด|พระ|สามเณร|ส\.ณ\.|แม่ชี)/, null],
  [/^(?:ว่าที่ ?(?:ร้อยตรี(?:หญิง)?|ร\. ?ต\.(?: ?หญิง)?))/, null],
  [/^(?:(?:พล|จ่า|สิบ|ร้อย|พัน|ดาบ)[ก-ฮ]{0,3}(?:เอก|โท|ตรี|ตำรวจ)(?:หญิง)?)(?= )/, null],
  [/^(?:(?:พล\.)?[จสรพด]\.(?:ส\.)?[อตท]\.(?:[อทต]\.)?(?: ?หญิง)?)/, null],
  [/^(?:ดร\.|ผศ\.|รศ\.|ศ\.|นพ\.|พญ\.|ม\.ร\.ว\.|ม\.ล\.)/, null],
  [/^(?:นาย)/, 'นาย'],
  [/^(?:นาง)/, 'นาง'],
  [/^(?:คุณ)(?= )/, 'คุณ'],
  [/^(?:mr|mrs|miss|ms|dr)\b\.?/i, null],
];

/** A name with its title in front and the rest behind; the title is null where there is none. */
export function splitTitle(text: string): { title: string | null; rest: string } {
  for (const [pattern, kept] of TITLES) {
    const match = pattern.exec(text);
    if (match) return { title: kept ?? match[0].trim(), rest: text.slice(match[0].length).trim() };
  }
  return { title: null, rest: text };
}

export interface PersonName {
  readonly title: string | null;
  readonly given_name: string;
  readonly family_name: string | null;
}

/**
 * A full name in one to three columns (title, given, family): the first word after the title is the given name, all
 * others the family's (`ณ อยุธยา`). A family name may be missing; a name of nothing but a title fails.
 */
export function readFullName(cells: readonly CellValue[]): Outcome<PersonName> {
  const text = cells
    .map((cell) => cellText(cell))
    .filter((part) => !meansNothing(part))
    .join(' ')
    .replace(/\s*\([^)]*\)\s*$/, '');
  if (text === '') return EMPTY;
  const { title, rest } = splitTitle(text);
  const [given = '', ...family] = rest.split(' ').filter((word) => word !== '');
  if (!/\p{L}/u.test(given) || /\d{3}/.test(rest)) return failed();
  return read({ title, given_name: given, family_name: family.join(' ') || null });
}

/**
 * A national ID number as 13 digits, checked by its last digit. A number that lost its zero in a workbook gets it back.
 * Fails `id-number-invalid`.
 */
export function readNationalId(value: CellValue | undefined): Outcome<string> {
  const text = cellText(value);
  if (meansNothing(text) || text === '0') return EMPTY;
  const digits = arabicDigits(text)
    .replace(/[\s\-.]/g, '')
    .replace(/^'/, '');
  if (isNationalId(digits)) return read(digits);
  const padded = `0${digits}`;
  if (digits.length === 12 && isNationalId(padded)) return read(padded, 'zero-restored');
  return failed('id-number-invalid');
}

/** Phone numbers, one or several of a cell, as `081-234-5678`, `02-123-4567`, `075-123-456 ต่อ 12`. */
export function readPhone(value: CellValue | undefined): Outcome<string> {
  const text = cellText(value);
  if (meansNothing(text)) return EMPTY;
  const phones = parsePhones(text, { typed: typeof value === 'string' });
  return phones === null ? failed() : read(phones.text, phones.restored ? 'zero-restored' : null);
}
