import type { Field } from '../contract/layers.ts';

/** Numbers of bodies have thirteen digits as well, and the same check digit. */
const OF_BODIES = /นิติบุคคล|ผู้เสียภาษี|ทะเบียนการค้า|ทะเบียนพาณิชย์|วิสาหกิจ|juristic|taxid|taxpayer|taxno|companyreg/;
const OF_PERSONS =
  /ประจำตัวประชาชน|บัตรประชาชน|เลข(ที่)?บัตร|เลขประจำตัว(13หลัก)?$|เลข13หลัก|เลข(ที่)?(ปชช|ประชาชน)|citizenid|nationalid|idcard|personalid/;
/** How many have a card is no number of a person. */
const COUNT = /^(จำนวน|ร้อยละ|สัดส่วน|numberof|shareof|countof)/;

const key = (label: string): string =>
  label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
    .replace(/[\s\p{P}\p{Cf}]/gu, '');

/** True for a label that asks for ID numbers of persons, as `เลขประจำตัวประชาชนผู้ดูแล`. */
export const asksForIdNumbers = (label: string): boolean => {
  const said = key(label);
  return OF_PERSONS.test(said) && !OF_BODIES.test(said) && !COUNT.test(said);
};

/**
 * True for a field in which a person's ID number could come to stand: not where a list or a row is chosen, not amounts, and
 * not where the numbers of companies and other bodies are asked for.
 */
export const mayHoldIdNumber = (
  field: Pick<Field, 'title' | 'titleEn' | 'type' | 'codeList' | 'reference' | 'unit'>,
): boolean => {
  if (field.codeList !== null || field.reference !== null || field.unit !== null) return false;
  if (field.type !== 'text' && field.type !== 'integer' && field.type !== 'real') return false;
  return !OF_BODIES.test(key(field.title)) && !OF_BODIES.test(key(field.titleEn));
};
