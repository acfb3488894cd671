import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import { repairMojibake } from '../../formats/encoding/mojibake.ts';
import type { CellValue } from '../../formats/index.ts';
import { cellText } from '../../formats/values/cells.ts';
import { type ColumnFacts, shareOf } from './column-facts.ts';
import { readPhone, splitTitle } from './persons.ts';

const ID_SHARE = 0.6;
const SHARE = 0.5;

type Probed = Pick<ColumnFacts, 'probe'>;

/** Nearly all cells are national ID numbers by their check digits. */
export const looksLikeNationalId = (column: Probed): boolean =>
  shareOf(column, (value) => isNationalId(String(value))) >= ID_SHARE;

/** Text that came garbled is a person's name all the same. */
const textOf = (value: CellValue): string => {
  const text = cellText(value);
  return repairMojibake(text) ?? text;
};

/** Offices whose names begin like a title: นายก อบต., นายอำเภอ. */
const OFFICE = /^นาย(?:ก(?:[\s.]|$|องค์|เทศ|อบ|สภา|สมาคม)|อำเภอ|ทะเบียน|แพทย์)/;

const isTitled = (text: string): boolean => {
  const { title, rest } = splitTitle(text);
  return title !== null && rest.length >= 2 && !/\d/.test(rest) && !OFFICE.test(text);
};

/** A name with its title in front and a family name behind a space. */
export const isTitledName = (text: string): boolean => isTitled(text) && text.includes(' ');

/** Names with a title in front, most of them with a family name behind a space. */
export const looksLikeName = (column: Probed): boolean =>
  shareOf(column, (value) => isTitled(textOf(value))) >= SHARE &&
  shareOf(column, (value) => textOf(value).includes(' ')) >= SHARE;

/** `ประธาน: นายดี มาก`: a titled name among other words. */
const NAME_WITHIN =
  /(?:^|[\s:>(,;|/])(?:นาย(?!ก(?:[\s.]|องค์|เทศ|อบ|สภา|สมาคม)|อำเภอ|ทะเบียน|แพทย์)|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)\s?[ก-ฮเ-ไ][ก-๎]+\s+[ก-ฮเ-ไ][ก-๎]+/;
export const holdsNames = (column: Probed): boolean =>
  shareOf(column, (value) => NAME_WITHIN.test(textOf(value))) >= SHARE;

/** Numbers of mobiles: those are a person's, while an office has a line. */
export const looksLikeMobile = (column: Probed & Pick<ColumnFacts, 'filled'>): boolean =>
  column.filled.length >= 3 &&
  shareOf(column, (value) => /^0[689]/.test(readPhone(value).value ?? '')) >= SHARE;

const MOBILE_WITHIN = /(?<!\d)0[689]\d[\s-]?\d{3}[\s-]?\d{4}(?!\d)/;
export const holdsMobiles = (column: Probed & Pick<ColumnFacts, 'filled'>): boolean =>
  column.filled.length >= 3 &&
  shareOf(column, (value) => MOBILE_WITHIN.test(arabicDigits(cellText(value)))) >= SHARE;
