import { type Bilingual, type GeometryType, geometryType } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';

type Details = Record<string, string | number>;
type Code = Extract<
  RefusalCode,
  'field-fixed' | 'field-personal' | 'value-in-use' | 'list-in-use' | 'list-not-found' | 'geometry-differs'
>;

const name = (value: string | number | undefined): string => (value === undefined ? '' : ` «${value}»`);
const inEnglish = (value: string | number | undefined): string => (value === undefined ? '' : ` “${value}”`);

/** How the kinds of shapes are told apart; what another program wrote may be none of them. */
const KINDS: Readonly<Record<GeometryType, Bilingual>> = {
  Point: { th: 'จุด', en: 'points' },
  MultiPoint: { th: 'จุดหลายจุดต่อแถว', en: 'several points in a row' },
  LineString: { th: 'เส้น', en: 'lines' },
  MultiLineString: { th: 'เส้นหลายท่อนต่อแถว', en: 'lines of several parts' },
  Polygon: { th: 'พื้นที่', en: 'areas' },
  MultiPolygon: { th: 'พื้นที่หลายแปลงต่อแถว', en: 'areas of several parts' },
  Mixed: { th: 'รูปหลายชนิดปนกัน', en: 'shapes of several kinds' },
  None: { th: 'ตารางไม่มีรูป', en: 'rows without shapes' },
};
const kind = (value: string | number | undefined): Bilingual =>
  KINDS[geometryType.catch('Mixed').parse(value)];

/** What is refused of fields and lists, and what to do instead. */
export const fieldRefusals: Record<Code, (details: Details) => Bilingual> = {
  'field-fixed': (d) => ({
    th: `ช่อง${name(d.field)} เป็นของโปรแกรม เปลี่ยนชนิดหรือลบไม่ได้ ซ่อนได้ หรือเพิ่มช่องใหม่`,
    en: `The field${inEnglish(d.fieldEn ?? d.field)} belongs to the program: it can't be removed or given another type. Hide it, or add a field.`,
  }),
  'field-personal': (d) => ({
    th: `ช่อง${name(d.field)} เป็นเลขประจำตัวของบุคคล เพิ่มในทะเบียนเปิดหรือชั้นข้อมูลไม่ได้ บันทึกที่ทะเบียนบุคคลหรือครัวเรือนแทน ซึ่งเข้ารหัสไว้`,
    en: `The field${inEnglish(d.fieldEn ?? d.field)} is for ID numbers of persons, which open registers and layers do not keep. Record them under persons or households, which are encrypted.`,
  }),
  'value-in-use': (d) => ({
    th: `มี ${d.count ?? ''} แถวใช้ค่า${name(d.value)} อยู่ ลบออกจากรายการไม่ได้ เลิกใช้ค่านี้แทน แถวเดิมจะยังอ่านได้`,
    en: `${d.count ?? ''} rows have the value${inEnglish(d.value)}, so it can't leave the list. Retire it instead: rows that have it can still be read.`,
  }),
  'list-in-use': (d) => ({
    th: `ช่อง${name(d.field)} ยังใช้รายการ${name(d.list)} อยู่ เปลี่ยนช่องนั้นก่อนแล้วลบอีกครั้ง`,
    en: `The field${inEnglish(d.fieldEn ?? d.field)} takes its values from the list${inEnglish(d.listEn ?? d.list)}. Change that field first, then remove the list.`,
  }),
  'geometry-differs': (d) => ({
    th: `เพิ่ม${name(d.file)} เข้าชั้นข้อมูล${name(d.layer)} ไม่ได้ ชั้นข้อมูลเก็บ${kind(d.keeps).th} แต่ไฟล์เป็น${kind(d.has).th} นำเข้าเป็นชั้นข้อมูลใหม่แทน`,
    en: `The file${inEnglish(d.file)} can't be added to the layer${inEnglish(d.layerEn ?? d.layer)}, which keeps ${kind(d.keeps).en}: the file has ${kind(d.has).en}. Import it as a layer of its own.`,
  }),
  'list-not-found': () => ({
    th: 'ไม่พบรายการให้เลือกนี้ อาจถูกลบไปแล้ว เลือกรายการอื่นหรือเลิกทำการลบ',
    en: 'There is no such list; it may have been removed. Choose another one, or undo the removal.',
  }),
};
