import type { Bilingual } from '../contract/base.ts';

/** Words of the card that puts columns of a file to fields of a register. */
export const importsMapping = {
  mapping: { th: 'จับคู่คอลัมน์', en: 'Columns to fields' },
  summary: { th: '{n} คอลัมน์', en: '{n} columns' },
  summaryAsk: { th: '{n} คอลัมน์ · ควรดู {ask}', en: '{n} columns · {ask} to look at' },
  inRegister: { th: 'ในทะเบียน', en: 'In the register' },
  state: { th: 'สถานะ', en: 'State' },
  certain: { th: 'จับคู่ได้', en: 'matched' },
  look: { th: 'ควรดู', en: 'worth a look' },
  leaveOut: { th: 'ไม่นำเข้า', en: 'Left out' },
  targetOf: { th: 'คอลัมน์ {column} เข้าช่องใด', en: 'Field for column {column}' },
  takenBy: { th: '{field} (ใช้ {column} อยู่)', en: '{field} (now {column})' },
  fieldsGroup: { th: 'ช่องในทะเบียน', en: 'Fields of the register' },
  areaGroup: { th: 'บอกพื้นที่', en: 'Tells the area' },
  memberGroup: { th: 'สมาชิกในครัวเรือน', en: 'Member of the household' },
  rowGroup: { th: 'ตัวแถวเอง', en: 'The row itself' },
  readAs: { th: 'อ่านเป็น {value}', en: 'read as {value}' },
  failed: { th: 'อ่านไม่ได้ {n} ช่อง เช่น {list}', en: 'not read: {n}, such as {list}' },
  failedPlain: { th: 'อ่านไม่ได้ {n} ช่อง', en: 'not read: {n}' },
  missingOne: {
    th: 'ยังไม่มีคอลัมน์สำหรับ {list} แถวที่ไม่มีค่านี้จะถูกข้าม',
    en: 'No column for {list} yet. Rows without it are skipped',
  },
  evidence: {
    profile: { th: 'ตามแม่แบบ', en: 'by the profile' },
    name: { th: 'ตามชื่อคอลัมน์', en: 'by the column’s name' },
    content: { th: 'ตามค่าในคอลัมน์', en: 'by what the column holds' },
    type: { th: 'ตามชนิดข้อมูล', en: 'by its type' },
    user: { th: 'ตามที่เลือก', en: 'as you chose' },
  },
  targets: {
    '@id': { th: 'รหัสแถวเดิม', en: 'Id of the row' },
    '@area': { th: 'รหัสพื้นที่', en: 'Area code' },
    '@province': { th: 'ชื่อจังหวัด', en: 'Province name' },
    '@district': { th: 'ชื่ออำเภอ', en: 'District name' },
    '@subdistrict': { th: 'ชื่อตำบล', en: 'Sub-district name' },
    '@village': { th: 'ชื่อหรือเลขหมู่บ้าน', en: 'Village name or number' },
    '@council_area': { th: 'ชื่อพื้นที่สภาฯ', en: 'Council area name' },
    '@declared-area': { th: 'เนื้อที่ตามประกาศ ไร่-งาน-วา', en: 'Declared area, rai-ngan-wah' },
  },
  resetMapping: { th: 'จับคู่ใหม่', en: 'Match again' },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
