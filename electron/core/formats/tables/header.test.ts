import { describe, expect, it } from 'vitest';
import { findTable } from './header.ts';

const table = (text: string): string[][] => text.split('\n').map((line) => line.split('|'));
const found = (text: string, chosen: number | null = null) => findTable(table(text), chosen);

describe('the row of the names', () => {
  it('is the first of a plain table', () => {
    expect(found('id|name|lat\n1|ปากน้ำ|8.06\n2|กระบี่ใหญ่|8.07')).toEqual({
      headerRow: 1,
      names: ['id', 'name', 'lat'],
      dataFrom: 1,
    });
  });

  it('stands below the titles of an office', () => {
    const sheet =
      'รายชื่อหมู่บ้าน จังหวัดชัยนาท\nข้อมูล ณ วันที่ 1 มกราคม 2568\n\nลำดับ|ชื่อหมู่บ้าน|หมู่ที่|ตำบล\n1|บ้านกล้วย|1|บ้านกล้วย\n2|บ้านท่าไม้|2|บ้านกล้วย';
    expect(found(sheet)).toEqual({
      headerRow: 4,
      names: ['ลำดับ', 'ชื่อหมู่บ้าน', 'หมู่ที่', 'ตำบล'],
      dataFrom: 4,
    });
  });

  it('stands below a line of facts', () => {
    const sheet =
      'จังหวัด|ชัยนาท|ปี|2567||\nที่|ชื่อ|หมู่|ตำบล|ชาย|หญิง\n1|บ้านกล้วย|1|เขาท่าพระ|10|20\n2|บ้านท่าไม้|2|เขาท่าพระ|11|21';
    expect(found(sheet)).toMatchObject({ headerRow: 2, dataFrom: 2 });
    // Without figures nothing tells names from rows but that they come first.
    expect(found('ชื่อ|ตำบล|อำเภอ||\nก|ข|ค|ง|จ\nฉ|ช|ซ|ฌ|ญ')).toMatchObject({ headerRow: 1 });
  });

  it('may be two lines, a group above its columns', () => {
    const sheet =
      'ลำดับ|ตำบล|จำนวนประชากร||\n||ชาย|หญิง|รวม\n1|ปากน้ำ|10|11|21\n2|กระบี่ใหญ่|20|21|41\n3|เขาคราม|5|6|11';
    expect(found(sheet)).toEqual({
      headerRow: 1,
      names: ['ลำดับ', 'ตำบล', 'จำนวนประชากร ชาย', 'จำนวนประชากร หญิง', 'จำนวนประชากร รวม'],
      dataFrom: 2,
    });
  });

  it('is not taken for two lines when the first row of data has gaps', () => {
    const sheet = 'ชื่อ|บ้านเลขที่||โทร\nสมชาย|12/3||\nสมหญิง|9|ข|081';
    expect(found(sheet)).toMatchObject({ headerRow: 1, dataFrom: 1 });
  });

  it('is followed by the numbers of the columns, which are no data', () => {
    expect(found('ชื่อ|ตำบล|จำนวน\n(1)|(2)|(3)\nก|ข|5\nค|ง|6')).toMatchObject({ headerRow: 1, dataFrom: 2 });
  });

  it('may have years for names', () => {
    expect(found('ตำบล|2566|2567|2568\nปากน้ำ|10|11|12\nเขาคราม|7|8|9')).toMatchObject({
      headerRow: 1,
      names: ['ตำบล', '2566', '2567', '2568'],
    });
  });

  it.each([
    ['figures above figures', '1|2.5\n3|4.5\n5|6.5'],
    ['a row whose columns repeat it', 'กระบี่|เมืองกระบี่|ปากน้ำ\nกระบี่|เมืองกระบี่|กระบี่ใหญ่\nกระบี่|เขาพนม|เขาดิน'],
    ['a code and its figure', 'TH810101|8.06|98.9\nTH810102|8.07|98.8'],
  ])('is missing: %s', (_, text) => {
    expect(found(text)).toEqual({ headerRow: 0, names: [], dataFrom: 0 });
  });

  it('is not lost where names repeat a value below', () => {
    expect(found('ชื่อ|ตำบล|อำเภอ\nชื่อ|ก|ข\nง|ก|ข')).toMatchObject({ headerRow: 1 });
    expect(found('ก|ข|ไร่|ค|ง\nจ|ฉ|ไร่|ช|ซ\nฌ|ญ|ไร่|ฎ|ฏ')).toMatchObject({ headerRow: 1 });
  });

  it('is where the user says', () => {
    expect(found('a|b\nc|d\n1|2', 2)).toEqual({ headerRow: 2, names: ['c', 'd'], dataFrom: 2 });
    expect(found('a|b\nc|d', 0)).toEqual({ headerRow: 0, names: [], dataFrom: 0 });
  });
});
