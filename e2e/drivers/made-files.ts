import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';

/** A national ID number with a right check digit, from its first twelve digits. Nobody's: the tests make them up. */
export function idNumber(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (13 - i), 0);
  return twelve + String((11 - (sum % 11)) % 10);
}

export interface Place {
  readonly village: string;
  readonly moo: number | null;
  readonly subdistrict: string;
  readonly district: string;
}

/** Villages of a workspace with the areas above them, for lists that name them. */
export function placesOf(gpkg: string, count: number): Place[] {
  const db = new Database(gpkg, { readonly: true });
  try {
    return db
      .prepare<[number], Place>(
        `SELECT v.name_th AS village, v.moo, s.name_th AS subdistrict, d.name_th AS district
         FROM village v JOIN subdistrict s ON s.code = v.subdistrict_code
         JOIN district d ON d.code = s.district_code ORDER BY v.code LIMIT ?`,
      )
      .all(count);
  } finally {
    db.close();
  }
}

const GIVEN = ['ทดสอบ', 'สมมุติ', 'ตัวอย่าง', 'จำลอง', 'นามแฝง', 'ลองชื่อ'];
const TITLES = ['นาย', 'นาง', 'นางสาว'];
const CONDITIONS = ['มั่นคง', 'ทรุดโทรม', 'ไม่ปลอดภัย'];
/** A family name that stands nowhere else, so that it can be looked for in every file of a workspace. */
export const FAMILY_NAME = 'ไม่มีอยู่จริงสกุล';

/** A list as a social manager keeps it: two lines of title, then the names of the columns, one line a household. */
export async function householdWorkbook(places: readonly Place[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('ครัวเรือน');
  sheet.addRow(['แบบสำรวจครัวเรือนเปราะบาง (ข้อมูลสมมุติ)']);
  sheet.addRow(['ข้อมูล ณ 30 ก.ย. 2568']);
  sheet.addRow([
    'ลำดับ',
    'เลขประจำตัวประชาชน',
    'ชื่อ-สกุล',
    'บ้านเลขที่',
    'หมู่ที่',
    'หมู่บ้าน',
    'ตำบล',
    'อำเภอ',
    'รายได้ต่อเดือน',
    'สภาพบ้าน',
  ]);
  places.forEach(({ village, moo, subdistrict, district }, i) => {
    const title = TITLES[i % TITLES.length];
    const given = GIVEN[i % GIVEN.length];
    sheet.addRow([
      i + 1,
      i === 3 ? '1234567890123' : idNumber(`1${String(10_000_000_000 + i * 7919)}`.slice(0, 12)),
      `${title}${given} ${FAMILY_NAME}`,
      `${i + 11}/${(i % 4) + 1}`,
      moo,
      i === 5 ? `บ้าน${village.replace(/^บ้าน/, '')}` : village,
      `ต.${subdistrict}`,
      `อ.${district}`,
      (i + 3) * 1500,
      CONDITIONS[i % CONDITIONS.length],
    ]);
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** An archive that tries to write beside itself, holds a bomb, and no data at all. */
export function hostileZip(): Buffer {
  const bomb = new Uint8Array(200 << 20);
  return Buffer.from(
    zipSync({
      '../../../evil.shp': new Uint8Array(100),
      'ตำบล.shp': [bomb, { level: 9 }],
      'ตำบล.dbf': new Uint8Array(40),
    }),
  );
}
