import type { Bilingual } from '../contract/base.ts';

/** Words of the card on coordinate systems. */
export const importsCrs = {
  crs: { th: 'ระบบพิกัด', en: 'Coordinate system' },
  insideShare: { th: 'ในพื้นที่ {share} %', en: '{share} % inside' },
  metresOff: { th: 'ห่าง {n} ม.', en: '{n} m off' },
  kilometresOff: { th: 'ห่าง {n} กม.', en: '{n} km off' },
  outside: { th: 'นอกพื้นที่', en: 'outside' },
  nothingToCompare: { th: 'ไม่มีแนวเขตให้เทียบ', en: 'nothing to compare with' },
  otherCrs: { th: 'เลือกระบบพิกัดเอง', en: 'Choose the system' },
  noCrs: { th: 'ชุดนี้ไม่มีรูปร่าง ไม่ต้องใช้ระบบพิกัด', en: 'This set has no shapes and needs no coordinate system' },
  operation: { th: 'แปลงด้วย {name}', en: 'shifted by {name}' },
  undecidedAlone: {
    th: 'ตัดสินไม่ได้ เลือกตามที่หน่วยงานต้นทางบอก',
    en: 'undecided: choose what the agency says',
  },
  crsEvidence: {
    prj: { th: 'ตามที่ไฟล์ .prj บอก', en: 'as the .prj file says' },
    format: { th: 'ไฟล์ชนิดนี้กำหนดไว้', en: 'fixed by the kind of file' },
    file: { th: 'ตามที่ไฟล์บอก', en: 'as the file says' },
    user: { th: 'ตามที่เลือก', en: 'as you chose' },
    extent: { th: 'เทียบกับแนวเขตที่รู้จัก', en: 'compared with known areas' },
    areas: { th: 'เทียบกับแนวเขตที่รู้จัก', en: 'compared with known areas' },
    declared: { th: 'ตามที่ไฟล์บอก', en: 'as the file says' },
    unknown: { th: 'ไม่รู้จักระบบที่ไฟล์บอก เลือกเอง', en: 'the file names a system not known here: choose' },
    undecided: { th: 'ตัดสินไม่ได้ เลือกแบบที่ทับกับแนวตำบล', en: 'undecided: choose what matches the areas' },
    none: { th: 'ไม่มีรูปร่าง', en: 'no shapes' },
  },
  mapLabel: { th: 'ตำแหน่งของข้อมูลที่จะนำเข้าเทียบกับแนวเขตเดิม', en: 'Where the data would lie beside known areas' },
  mapKnown: { th: 'เดิม', en: 'known' },
  mapEmpty: { th: 'ไม่มีรูปร่างให้แสดง', en: 'No shapes to show' },

  suspected: {
    datum: {
      th: 'ไฟล์บอกว่า {declared} แต่ข้อมูลเลื่อนไป {metres} ม. น่าจะเป็น {likely} ใช้แบบไหน',
      en: 'The file says {declared}, but lies {metres} m off: probably {likely}. Which one?',
    },
    axes: {
      th: 'ค่า X กับ Y น่าจะสลับกัน ใช้แบบไหน',
      en: 'X and Y are probably swapped. Which one?',
    },
    zone: {
      th: 'ไฟล์บอกว่า {declared} แต่ข้อมูลตกนอกพื้นที่ น่าจะเป็น {likely} ใช้แบบไหน',
      en: 'The file says {declared}, but lies outside: probably {likely}. Which one?',
    },
  },
  useThis: { th: 'ใช้ {name}', en: 'Use {name}' },
  useAsFile: { th: 'ใช้ตามไฟล์', en: 'As the file says' },
  compared: {
    codes: { th: 'เทียบกับ{register} {n} แห่งที่รหัสตรงกัน', en: 'compared with {n} {register} of the same code' },
    names: { th: 'เทียบกับ{register} {n} แห่งที่ชื่อตรงกัน', en: 'compared with {n} {register} of the same name' },
    place: { th: 'เทียบกับ{register} {n} แห่งที่มีอยู่แล้ว', en: 'compared with {n} {register} already here' },
  },
  declaredUnknown: { th: 'ไฟล์บอกว่า “{name}” ซึ่งไม่รู้จัก', en: 'The file says “{name}”, not known here' },
  liesOff: { th: 'เลื่อนไปทาง{direction}', en: 'shifted {direction}' },
  mapAll: { th: 'ทั้งหมด', en: 'All' },
  mapNear: { th: 'ใกล้', en: 'Close' },
  mapView: { th: 'มุมมองแผนที่เล็ก', en: 'View of the small map' },
  metresShort: { th: '{n} ม.', en: '{n} m' },
  kilometresShort: { th: '{n} กม.', en: '{n} km' },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
