import type { Bilingual } from '../contract/base.ts';

/** Words of the card on how a table lies in its file and where its rows are on the map. */
export const importsTables = {
  table: { th: 'ตารางในไฟล์', en: 'Table in the file' },
  tableWhy: { th: 'หัวตารางแถว {n}', en: 'names in row {n}' },
  tableNoHead: { th: 'ไม่มีหัวตาราง', en: 'no row of names' },
  headerRow: { th: 'แถวที่เป็นหัวตาราง', en: 'Row of the column names' },
  headerHint: { th: 'คลิกแถวที่เป็นชื่อคอลัมน์', en: 'Click the row that names the columns' },
  noHeader: { th: 'ไม่มีแถวชื่อคอลัมน์', en: 'There is no row of names' },
  delimiter: { th: 'ตัวคั่น', en: 'Delimiter' },
  delimiters: {
    comma: { th: 'จุลภาค ,', en: 'comma ,' },
    semicolon: { th: 'อัฒภาค ;', en: 'semicolon ;' },
    tab: { th: 'แท็บ', en: 'tab' },
    pipe: { th: 'ขีดตั้ง |', en: 'bar |' },
  },
  placing: { th: 'ตำแหน่งบนแผนที่', en: 'Place on the map' },
  placingFile: { th: 'รูปร่างในไฟล์', en: 'The shapes of the file' },
  placingCoordinates: { th: 'จากคอลัมน์พิกัด', en: 'From coordinate columns' },
  placingAreas: { th: 'ใช้รูปของ{level}ที่แต่ละแถวบอก', en: 'The shape of the {level} that each row names' },
  placingNone: { th: 'ไม่วางบนแผนที่ เป็นตารางอย่างเดียว', en: 'Not on the map: a table only' },
  placingShare: { th: '{share} % ของแถว', en: '{share} % of the rows' },
  x: { th: 'คอลัมน์ X ลองจิจูด หรือตะวันออก', en: 'X column: longitude or easting' },
  y: { th: 'คอลัมน์ Y ละติจูด หรือเหนือ', en: 'Y column: latitude or northing' },
  yInX: { th: 'อยู่ในคอลัมน์เดียวกับ X', en: 'in the same column as X' },
  notation: { th: 'เขียนแบบ', en: 'Written as' },
  notations: {
    auto: { th: 'ดูจากค่าเอง', en: 'judge by the values' },
    decimal: { th: 'องศาทศนิยม 13.8125', en: 'decimal degrees 13.8125' },
    dms: { th: 'องศา ลิปดา ฟิลิปดา 13°48′45″', en: 'degrees, minutes, seconds 13°48′45″' },
    metres: { th: 'เมตร UTM 802345', en: 'metres, UTM 802345' },
  },
  chooseLevel: { th: 'ระดับพื้นที่', en: 'Level of area' },
  levels: {
    province: { th: 'จังหวัด', en: 'province' },
    district: { th: 'อำเภอ', en: 'district' },
    subdistrict: { th: 'ตำบล', en: 'sub-district' },
    village: { th: 'หมู่บ้าน/ชุมชน', en: 'village' },
    council_area: { th: 'พื้นที่สภาองค์กรชุมชน', en: 'council area' },
  },
  columnN: { th: 'คอลัมน์ {n}', en: 'column {n}' },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
