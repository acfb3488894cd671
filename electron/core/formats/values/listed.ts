import { type CodeItem, codeListOf } from '../../../../shared/domain/code-lists/index.ts';
import { searchText } from '../../../../shared/domain/thai-text.ts';
import type { CellValue } from '../source.ts';
import { cellText, EMPTY, failed, meansNothing, type Outcome, read } from './cells.ts';

/** Other words for the same in the lists that offices use, by the value that is meant. */
const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'authority-type': {
    pao: 'องค์การบริหารส่วนจังหวัด',
    city: 'ทน. นคร',
    town: 'ทม. เมือง',
    'subdistrict-municipality': 'ทต. เทศบาล',
    sao: 'องค์การบริหารส่วนตำบล',
    bangkok: 'กรุงเทพมหานคร',
  },
  'forest-land-status': {
    'national-reserve': 'ป่าสงวน ป่าสงวนฯ เขตป่าสงวนแห่งชาติ',
    'forest-act-2484': 'ป่า2484 ป่าพรบ2484 พรบป่าไม้2484 ป่าไม้ถาวร',
    public: 'ที่สาธารณประโยชน์ ที่ดินสาธารณประโยชน์ ที่สาธารณะ ที่ดินสาธารณะ สาธารณะ',
    alro: 'สปก. ที่สปก. ที่ดินสปก. สปก4-01 เขตปฏิรูปที่ดิน',
    temple: 'ที่วัด ที่ดินวัด ธรณีสงฆ์',
    private: 'ที่เอกชน ที่ดินเอกชน',
  },
  'housing-programme': {
    'secure-urban': 'บ้านมั่นคง บ้านมั่นคงในเมือง',
    sufficient: 'บ้านพอเพียงชนบท',
    homeless: 'คนไร้ที่พึ่ง',
    canal: 'บ้านริมคลอง ชุมชนริมคลอง',
    local: 'ร่วมกับท้องถิ่น',
  },
  'housing-land-status': {
    owned: 'เจ้าของ กรรมสิทธิ์ ของตนเอง ที่ดินตนเอง',
    rented: 'เช่าที่ดิน ที่เช่า',
    state: 'ที่รัฐ ราชพัสดุ ที่ราชพัสดุ',
    temple: 'วัด ที่วัด ธรณีสงฆ์',
    encroached: 'ผู้บุกรุก ที่บุกรุก',
  },
  'project-status': {
    idea: 'ความคิด',
    proposed: 'เสนอแล้ว เสนอโครงการ',
    considered: 'พิจารณา รอพิจารณา กำลังพิจารณา',
    adopted: 'บรรจุแผน อยู่ในแผน',
    funded: 'ได้งบ ได้งบประมาณ อนุมัติ อนุมัติแล้ว',
    running: 'กำลังดำเนินการ อยู่ระหว่างดำเนินการ ดำเนินการอยู่ กำลังก่อสร้าง อยู่ระหว่างก่อสร้าง',
    done: 'เสร็จ เสร็จแล้ว แล้วเสร็จ ดำเนินการแล้วเสร็จ ดำเนินการแล้ว สร้างเสร็จ completed',
    cancelled: 'ยกเลิกแล้ว ยุติ',
  },
  tenure: {
    owner: 'เจ้าของ เจ้าของบ้าน ของตนเอง บ้านตนเอง',
    rent: 'เช่าอยู่ บ้านเช่า เช่าบ้าน',
    relatives: 'อาศัยอยู่กับญาติ อยู่กับญาติ บ้านญาติ อาศัยผู้อื่น',
    state: 'ที่รัฐ ที่ราชพัสดุ',
    temple: 'วัด ที่วัด',
    encroached: 'ผู้บุกรุก ที่บุกรุก',
  },
  'house-condition': {
    sound: 'ดี แข็งแรง มั่นคงแข็งแรง',
    worn: 'ทรุดโทรม พอใช้ ทรุดโทรมบางส่วน',
    dilapidated: 'ทรุดโทรมหนัก ชำรุดมาก',
    none: 'ไม่มีที่อยู่อาศัย ไร้บ้าน',
  },
  sex: { male: 'ช. ช เพศชาย นาย m man', female: 'ญ. ญ เพศหญิง นาง f woman' },
  'vulnerable-type': {
    'low-income': 'รายได้น้อย ยากจน',
    elderly: 'สูงอายุ คนชรา',
    'elderly-alone': 'สูงอายุอยู่ลำพัง ผู้สูงอายุอยู่คนเดียว',
    disabled: 'พิการ ผู้พิการ',
    bedridden: 'ติดเตียง ป่วยติดเตียง',
    chronic: 'ป่วยเรื้อรัง โรคเรื้อรัง',
    child: 'เด็กกำพร้า เด็กด้อยโอกาส',
    'single-mother': 'แม่เลี้ยงเดี่ยวยากจน',
    homeless: 'ไร้บ้าน คนไร้บ้าน ไร้ที่พึ่ง',
    stateless: 'ไร้สัญชาติ ไม่มีสถานะ',
    disaster: 'ผู้ประสบภัย',
  },
};

/** Letters and digits only, so that spaces, dots, hyphens, ฯ and ๆ make no difference. */
const bare = (text: string): string => searchText(text).replace(/[^\p{L}\p{M}\p{N}]|[\u0E2F\u0E46]/gu, '');

/** Finds values of a list by the value itself, by its Thai or English words and by other words in use. */
export type ListReader = (value: CellValue | undefined) => Outcome;

/** A reader for a code list, whose words may be given. Fails `value-not-in-list`; an unknown list takes no text. */
export function listReader(
  key: string,
  items: readonly CodeItem[] = codeListOf(key)?.items ?? [],
): ListReader {
  const words = new Map<string, string | number>();
  for (const { value, label } of items) {
    for (const word of [label.en, label.th, String(value)]) if (word !== '') words.set(bare(word), value);
    for (const word of (ALSO[key]?.[String(value)] ?? '').split(' '))
      if (word !== '' && !words.has(bare(word))) words.set(bare(word), value);
  }
  return (cell) => {
    const text = cellText(cell);
    const value = words.get(bare(text));
    if (value !== undefined && text !== '') return read(value);
    return meansNothing(text) ? EMPTY : failed('value-not-in-list');
  };
}

/** Several values in a cell, as a JSON list; without a list (`key` null) the words themselves. */
export function manyReader(key: string | null, items?: readonly CodeItem[]): ListReader {
  const one = key === null ? null : listReader(key, items);
  return (cell) => {
    const text = cellText(cell);
    if (meansNothing(text)) return EMPTY;
    const whole = one?.(text);
    if (whole?.value !== null && whole?.value !== undefined) return read(JSON.stringify([whole.value]));
    const parts = text.split(/\s*[,;|/\n]\s*/).filter((part) => part !== '');
    const found = parts.map((part) => (one ? one(part) : read(part)));
    if (found.some((part) => part.failed !== null)) return failed('value-not-in-list');
    return read(JSON.stringify([...new Set(found.map((part) => part.value))]));
  };
}
