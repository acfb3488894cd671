import type { Bilingual } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';

type Details = Record<string, string | number>;
type Code = Extract<RefusalCode, 'field-fixed' | 'value-in-use' | 'list-in-use' | 'list-not-found'>;

const name = (value: string | number | undefined): string => (value === undefined ? '' : ` «${value}»`);
const inEnglish = (value: string | number | undefined): string => (value === undefined ? '' : ` “${value}”`);

/** What is refused of fields and lists, and what to do instead. */
export const fieldRefusals: Record<Code, (details: Details) => Bilingual> = {
  'field-fixed': (d) => ({
    th: `ช่อง${name(d.field)} เป็นของโปรแกรม เปลี่ยนชนิดหรือลบไม่ได้ ซ่อนได้ หรือเพิ่มช่องใหม่`,
    en: `The field${inEnglish(d.field)} belongs to the program: it can't be removed or given another type. Hide it, or add a field.`,
  }),
  'value-in-use': (d) => ({
    th: `มี ${d.count ?? ''} แถวใช้ค่า${name(d.value)} อยู่ ลบออกจากรายการไม่ได้ เลิกใช้ค่านี้แทน แถวเดิมจะยังอ่านได้`,
    en: `${d.count ?? ''} rows have the value${inEnglish(d.value)}, so it can't leave the list. Retire it instead: rows that have it can still be read.`,
  }),
  'list-in-use': (d) => ({
    th: `ช่อง${name(d.field)} ยังใช้รายการ${name(d.list)} อยู่ เปลี่ยนช่องนั้นก่อนแล้วลบอีกครั้ง`,
    en: `The field${inEnglish(d.field)} takes its values from the list${inEnglish(d.list)}. Change that field first, then remove the list.`,
  }),
  'list-not-found': () => ({
    th: 'ไม่พบรายการให้เลือกนี้ อาจถูกลบไปแล้ว เลือกรายการอื่นหรือเลิกทำการลบ',
    en: 'There is no such list; it may have been removed. Choose another one, or undo the removal.',
  }),
};
