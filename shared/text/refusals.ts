import type { Bilingual } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';
import { formatDate, formatTime } from '../domain/dates.ts';
import { askInstead } from './ask-instead.ts';
import { formulaProblem } from './formula.ts';
import { mappingProblem } from './mapping.ts';
import { because, inEnglish, quoted } from './refusal-parts.ts';
import { basemapRefusals } from './refusals-basemaps.ts';
import { documentRefusals } from './refusals-documents.ts';
import { fieldRefusals } from './refusals-fields.ts';
import { recipeRefusals } from './refusals-recipes.ts';
import { troubleWords } from './shapes.ts';

/** The words for a sentence's blanks; any may be absent. */
export type Details = Record<string, string | number>;

/** ` since …` where an instant is given. */
const sinceWhen = (value: string | number | undefined, language: 'th' | 'en'): string => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return '';
  const when = `${formatDate(value, language)} ${formatTime(value, language)}`;
  return language === 'th' ? ` ตั้งแต่ ${when}` : ` since ${when}`;
};

/** ` at 15.0123, 100.4567` where a place is given. */
const atPlace = (d: Details, word: string): string =>
  typeof d.lat === 'number' && typeof d.lon === 'number'
    ? ` ${word} ${d.lat.toFixed(5)}, ${d.lon.toFixed(5)}`
    : '';

/** What each refusal says: what is the matter and what to do next. */
const sentences: Record<RefusalCode, (details: Details) => Bilingual> = {
  'workspace-not-found': (d) => ({
    th: `ไม่พบแฟ้มงาน${quoted(d.folder)} ในที่นี้ เลือกโฟลเดอร์ที่มีไฟล์ workspace.gpkg หรือสร้างแฟ้มงานใหม่`,
    en: `There is no workspace in the folder${inEnglish(d.folder)}. Choose a folder that holds workspace.gpkg, or make a new workspace.`,
  }),
  'workspace-none-open': () => ({
    th: 'ยังไม่ได้เปิดแฟ้มงาน เปิดแฟ้มงานที่มีอยู่ สร้างใหม่ หรือลองใช้จังหวัดตัวอย่าง',
    en: 'No workspace is open. Open one, make a new one, or try the sample province.',
  }),
  'workspace-newer': (d) => ({
    th: `แฟ้มงาน${quoted(d.folder)} สร้างด้วยโปรแกรมรุ่นใหม่กว่า เปิดดูได้แต่แก้ไขไม่ได้ ติดตั้งรุ่นล่าสุดแล้วเปิดอีกครั้ง`,
    en: `The workspace${inEnglish(d.folder)} was made by a newer version of the program. It can be looked at but not changed here; install the newest version to work on it.`,
  }),
  'workspace-locked': (d) => ({
    th: `แฟ้มงาน${quoted(d.folder)} เปิดอยู่ในอีกหน้าต่างหนึ่ง${d.by === undefined ? '' : ` บนเครื่อง ${d.by}`}${sinceWhen(d.since, 'th')} ปิดที่นั่นก่อนแล้วเปิดอีกครั้ง${d.by === undefined ? '' : ' ถ้าไม่มีเครื่องนั้นแล้วหรือเปลี่ยนชื่อเครื่อง ให้ลบไฟล์ workspace.lock ในโฟลเดอร์ของแฟ้มงาน'}`,
    en: `The workspace${inEnglish(d.folder)} is open elsewhere${d.by === undefined ? '' : ` on the computer ${d.by}`}${sinceWhen(d.since, 'en')}. Close it there, then open it again.${d.by === undefined ? '' : ' If that computer is gone or has a new name, delete the file workspace.lock in the workspace folder.'}`,
  }),
  'workspace-busy': (d) => ({
    th: `กำลังบันทึกข้อมูลชุดใหญ่${quoted(d.title)} ลงแฟ้มงาน แผนที่และตารางยังดูได้ รอให้งานนี้เสร็จหรือยกเลิกก่อน แล้วลองอีกครั้ง`,
    en: `A large set of data${inEnglish(d.titleEn ?? d.title)} is being saved to the workspace. Map and tables can be used meanwhile; wait until it is done or cancel it, then try again.`,
  }),
  'workspace-read-only': (d) => ({
    th: `แฟ้มงาน${quoted(d.folder)} เปิดแบบดูได้อย่างเดียว คัดลอกไปไว้ในโฟลเดอร์ที่เขียนได้แล้วเปิดสำเนานั้น`,
    en: `The workspace${inEnglish(d.folder)} is open for viewing only. Copy it to a folder that can be written to and open the copy.`,
  }),
  'workspace-damaged': (d) => ({
    th: `แฟ้มงาน${quoted(d.folder)} เสียหายจนเปิดไม่ได้ ไฟล์เดิมยังเก็บไว้ครบ${d.setAside === undefined ? '' : ` ในชื่อ ${d.setAside}`} กู้คืนจากข้อมูลสำรองล่าสุด`,
    en: `The workspace${inEnglish(d.folder)} is damaged and cannot be opened. Nothing was deleted${d.setAside === undefined ? '' : `; the damaged file is kept as ${d.setAside}`}. Restore it from the latest backup.`,
  }),
  'workspace-exists': (d) => ({
    th: `มีแฟ้มงานอยู่แล้วในโฟลเดอร์${quoted(d.folder)} เปิดแฟ้มงานนั้น หรือเลือกโฟลเดอร์อื่น`,
    en: `The folder${inEnglish(d.folder)} already holds a workspace. Open that one, or choose another folder.`,
  }),
  'folder-not-writable': (d) => ({
    th: `เขียนลงโฟลเดอร์${quoted(d.folder)} ไม่ได้ เลือกโฟลเดอร์อื่น เช่น เอกสาร หรือขอสิทธิ์จากผู้ดูแลเครื่อง`,
    en: `The folder${inEnglish(d.folder)} cannot be written to. Choose another one, such as Documents, or ask for the right to write there.`,
  }),
  'folder-on-network': (d) => ({
    th: `โฟลเดอร์${quoted(d.folder)} อยู่บนเครือข่ายหรือโฟลเดอร์ซิงก์ ซึ่งทำให้ข้อมูลเสียหายได้ ย้ายแฟ้มงานมาไว้ในเครื่องนี้แล้วเปิดอีกครั้ง`,
    en: `The folder${inEnglish(d.folder)} is on a network share or in a synchronised folder, where data can be damaged. Move the workspace to this computer's own disk and open it there.`,
  }),
  'disk-full': () => ({
    th: 'เนื้อที่ในดิสก์ไม่พอ ข้อมูลเดิมยังครบและไม่มีอะไรถูกเขียนทับ ลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง',
    en: 'The disk is full. What was there before is whole and nothing was overwritten. Free some space and try again.',
  }),
  'file-not-found': (d) => ({
    th: `ไม่พบไฟล์${quoted(d.file)} ไฟล์อาจถูกย้ายหรือเปลี่ยนชื่อ เลือกไฟล์อีกครั้ง`,
    en: `The file${inEnglish(d.file)} was not found. It may have been moved or renamed; choose it again.`,
  }),
  'file-unreadable': (d) => ({
    th: `อ่านไฟล์${quoted(d.file)} ไม่ได้${because(d.reason)}${d.line === undefined ? '' : ` (บรรทัดที่ ${d.line})`} ไฟล์อาจเสียหายหรือถูกโปรแกรมอื่นเปิดอยู่ ขอไฟล์จากต้นทางอีกครั้ง`,
    en: `The file${inEnglish(d.file)} cannot be read${because(d.reasonEn ?? d.reason)}${d.line === undefined ? '' : ` (line ${d.line})`}. It may be damaged or in use by another program; ask for it again from its source.`,
  }),
  'folder-too-large': (d) => ({
    th: `โฟลเดอร์${quoted(d.folder)} มีไฟล์เกิน ${d.most ?? ''} ไฟล์ หรือซ้อนกันลึกเกินไป เลือกเฉพาะโฟลเดอร์ที่มีข้อมูล`,
    en: `The folder${inEnglish(d.folder)} has more than ${d.most ?? ''} files, or folders too deep within each other. Choose the folder that holds the data.`,
  }),
  'table-too-wide': (d) => ({
    th: `ตาราง${quoted(d.file)} มีคอลัมน์มากกว่า ${d.most ?? ''} คอลัมน์ เก็บในแฟ้มงานไม่ได้ ลบคอลัมน์ที่ไม่ใช้แล้วนำเข้าอีกครั้ง`,
    en: `The table${inEnglish(d.file)} has more than ${d.most ?? ''} columns, which no table here can hold. Delete those that are not needed and import it again.`,
  }),
  'file-changed': (d) => ({
    th: `ไฟล์${quoted(d.file)} เปลี่ยนไปหลังจากที่เปิดดู เปิดไฟล์ใหม่อีกครั้ง แล้วดูก่อนนำเข้า`,
    en: `The file${inEnglish(d.file)} has changed since it was looked at. Open it again and look before importing.`,
  }),
  'file-too-large': (d) => ({
    th: `ไฟล์${quoted(d.file)} ใหญ่เกินกว่าที่รับได้${d.limitMB === undefined ? '' : ` (${d.limitMB} MB)`} แบ่งไฟล์ให้เล็กลงแล้วนำเข้าทีละส่วน`,
    en: `The file${inEnglish(d.file)} is larger than can be taken in${d.limitMB === undefined ? '' : ` (${d.limitMB} MB)`}. Split it and import the parts one by one.`,
  }),
  'format-unknown': (d) => {
    const instead = askInstead(d.reason);
    if (instead)
      return {
        th: `ไฟล์${quoted(d.file)} เป็นชนิด ${d.reason} ซึ่งนำเข้าไม่ได้ ${instead.th}`,
        en: `The file${inEnglish(d.file)} is of a kind that cannot be imported (${d.reason}). ${instead.en}`,
      };
    return {
      th: `ไม่รู้จักชนิดของไฟล์${quoted(d.file)}${because(d.reason)} นำเข้าได้จาก Shapefile (.zip หรือ .shp .dbf .shx .prj ที่วางพร้อมกัน) GeoPackage GeoJSON KML KMZ GPX FlatGeobuf CSV และ XLSX`,
      en: `The kind of the file${inEnglish(d.file)} is not known${because(d.reasonEn ?? d.reason)}. Files that can be imported: shapefiles (zipped, or .shp .dbf .shx .prj together), GeoPackage, GeoJSON, KML, KMZ, GPX, FlatGeobuf, CSV and XLSX.`,
    };
  },
  'archive-unsafe': (d) => ({
    th: `ไฟล์บีบอัด${quoted(d.file)} ไม่ปลอดภัยจึงไม่ได้เปิด${because(d.megabytes && `คลายออกแล้วใหญ่ผิดปกติ เกิน ${d.megabytes} MB`)}${because(d.entries && `มีไฟล์ข้างในเกิน ${d.entries} ไฟล์`)}${because(d.escaping && 'ทุกไฟล์ข้างในชี้ออกนอกโฟลเดอร์')}${because(d.reason)} ขอไฟล์ใหม่จากต้นทาง`,
    en: `The archive${inEnglish(d.file)} is not safe and was not unpacked${because(d.megabytes && `it grows beyond ${d.megabytes} MB`)}${because(d.entries && `it holds more than ${d.entries} files`)}${because(d.escaping && 'every file in it points outside its folder')}${because(d.reasonEn ?? d.reason)}. Ask for a new one from its source.`,
  }),
  'archive-locked': (d) => ({
    th: `ไฟล์บีบอัด${quoted(d.file)} ใส่รหัสผ่านไว้ คลายไฟล์ด้วยรหัสผ่านก่อน แล้วลากไฟล์ข้างในมาวาง`,
    en: `The archive${inEnglish(d.file)} has a password. Unpack it with its password, then drop the files in it.`,
  }),
  'archive-nested': (d) => ({
    th: `ในไฟล์บีบอัด${quoted(d.file)} มีไฟล์บีบอัดซ้อนอยู่ คลายชั้นนอกก่อน แล้วลากไฟล์ข้างในมาวาง`,
    en: `The archive${inEnglish(d.file)} holds another archive. Unpack the outer one, then drop what is in it.`,
  }),
  'shapefile-part-missing': (d) => ({
    th: `Shapefile${quoted(d.file)} ขาดไฟล์${d.parts === undefined ? 'ส่วนประกอบ' : ` ${d.parts}`} ลากไฟล์ทุกส่วนที่ชื่อเดียวกันมาพร้อมกัน (.shp .shx .dbf .prj)`,
    en: `The shapefile${inEnglish(d.file)} lacks ${d.parts === undefined ? 'a part' : d.parts}. Drop all files of the same name together (.shp .shx .dbf .prj).`,
  }),
  'geometry-unsupported': (d) => ({
    th: `ยังไม่รองรับรูปเรขาคณิตแบบนี้${because(d.type)} แปลงเป็นจุด เส้น หรือพื้นที่ก่อนนำเข้า`,
    en: `This kind of geometry${because(d.type)} is not supported. Convert it to points, lines or polygons before importing.`,
  }),
  'file-unsafe': (d) => ({
    th: `ไม่เปิดไฟล์${quoted(d.file)} เพราะมีเนื้อหาที่อาจทำให้เครื่องค้างหรือเรียกไฟล์อื่น${because(d.reason)} ขอไฟล์ใหม่จากต้นทาง`,
    en: `The file${inEnglish(d.file)} is not opened: it holds something that could stall the computer or call up other files${because(d.reasonEn ?? d.reason)}. Ask its source for a new one.`,
  }),
  'sheet-empty': (d) => ({
    th: `ไม่พบตารางในไฟล์${quoted(d.file)} ตรวจว่ามีหัวคอลัมน์และข้อมูลอย่างน้อยหนึ่งแถว`,
    en: `There is no table in the file${inEnglish(d.file)}. It needs column names and at least one row.`,
  }),
  'profile-not-found': (d) => ({
    th: `ไม่พบแม่แบบ${quoted(d.profile)} ${d.profiles === undefined || d.profiles === '' ? 'ยังไม่มีแม่แบบที่จำไว้ นำเข้าครั้งแรกแล้วเลือกจำเป็นแม่แบบ' : `แม่แบบที่มี: ${d.profiles}`}`,
    en: `There is no profile${inEnglish(d.profile)}. ${d.profiles === undefined || d.profiles === '' ? 'None is remembered yet: import once and choose to remember.' : `There are: ${d.profiles}.`}`,
  }),
  'mapping-invalid': (d) => ({
    th: `จับคู่คอลัมน์ไม่ได้${because(mappingProblem(d.problem, d.name)?.th ?? d.reason)} เลือกคอลัมน์ใหม่`,
    en: `The columns cannot be mapped like this${because(mappingProblem(d.problem, d.name)?.en ?? d.reasonEn ?? d.reason)}. Choose them again.`,
  }),
  'basis-missing': () => ({
    th: 'รายชื่อครัวเรือนมีข้อมูลส่วนบุคคล ระบุก่อนว่าเก็บตามฐานกฎหมายใดและอ้างอิงเอกสารใด',
    en: 'A list of households holds personal data. State first on what lawful basis it is kept and what document that rests on.',
  }),
  'encoding-unknown': (d) => ({
    th: `ภาษาไทยในไฟล์${quoted(d.file)} อ่านไม่ออก เลือกรหัสอักขระเอง เช่น UTF-8 หรือ Windows-874`,
    en: `The text of the file${inEnglish(d.file)} cannot be read. Choose its encoding, such as UTF-8 or Windows-874.`,
  }),
  'crs-undecided': (d) => ({
    th: `ไฟล์${quoted(d.file)} ไม่มีระบบพิกัด เลือกแบบที่ทับกับแนวตำบล`,
    en: `The file${inEnglish(d.file)} has no coordinate system. Choose the one that falls on the sub-districts.`,
  }),
  'crs-unknown': (d) => ({
    th: `ไม่รู้จักระบบพิกัด${quoted(d.crs ?? d.file)} ใช้รหัส EPSG ที่รองรับ เช่น EPSG:4326, EPSG:32647 หรือ EPSG:24047`,
    en: `The coordinate system${inEnglish(d.crs ?? d.file)} is not known. Use a supported EPSG code, such as EPSG:4326, EPSG:32647 or EPSG:24047.`,
  }),
  'crs-impossible': (d) => ({
    th: `พิกัดในไฟล์เป็น${quoted(d.crs)} ไม่ได้ ${d.degrees ? 'ตัวเลขเกินองศาบนโลก น่าจะเป็นเมตร เช่น UTM' : 'ตัวเลขไม่ใช่เมตรของระบบนี้ น่าจะเป็นองศา'} เลือกระบบพิกัดอื่น`,
    en: `The coordinates in the file cannot be${inEnglish(d.crs)}: ${d.degrees ? 'the numbers are no degrees on the globe, perhaps metres such as UTM' : 'the numbers are no metres of that system, perhaps degrees'}. Choose another coordinate system.`,
  }),
  'scoring-empty': () => ({
    th: 'ยังไม่มีพื้นที่ใดที่จัดลำดับได้ เลือกตัวชี้วัดที่มีข้อมูล หรือลดส่วนของข้อมูลที่ต้องมี แล้วเก็บอีกครั้ง',
    en: 'No area can be ranked yet. Choose indicators that have figures, or lower the share that must be known, and keep it again.',
  }),
  'layer-not-found': (d) => ({
    th: `ไม่พบชั้นข้อมูล${quoted(d.layer)} อาจถูกลบหรือเปลี่ยนชื่อแล้ว เลือกชั้นข้อมูลอีกครั้ง`,
    en: `There is no layer${inEnglish(d.layerEn ?? d.layer)}. It may have been removed; choose a layer again.`,
  }),
  'file-empty': (d) => ({
    th: `ไฟล์${quoted(d.file)} ไม่มีแถวข้อมูล ดูว่าเลือกไฟล์หรือชีตถูกหรือไม่ แล้วเลือกไฟล์อื่น`,
    en: `The file${inEnglish(d.file)} holds no rows. See whether it is the right file or sheet, and choose another.`,
  }),
  'layer-empty': (d) => ({
    th: `ชั้นข้อมูล${quoted(d.layer)} ยังไม่มีข้อมูล นำเข้าข้อมูลก่อน`,
    en: `The layer${inEnglish(d.layerEn ?? d.layer)} has no rows yet. Import data first.`,
  }),
  // Without the row's number: it is the database's own and says nothing to people.
  'row-not-found': () => ({
    th: 'ไม่พบแถวที่เลือก อาจถูกลบแล้ว เลือกแถวอีกครั้ง',
    en: 'The chosen row was not found. It may have been removed; choose a row again.',
  }),
  'field-not-found': (d) => ({
    th: `ไม่พบคอลัมน์${quoted(d.field)}${d.layer === undefined ? '' : ` ในชั้นข้อมูล${quoted(d.layer)}`} เลือกคอลัมน์อีกครั้ง`,
    en: `There is no column${inEnglish(d.fieldEn ?? d.field)}${d.layer === undefined ? '' : ` in the layer${inEnglish(d.layerEn ?? d.layer)}`}. Choose a column again.`,
  }),
  'register-not-found': (d) => ({
    th: `ไม่มีทะเบียน${quoted(d.register)} ดูรายชื่อทะเบียนด้วยคำสั่ง registers`,
    en: `There is no register${inEnglish(d.registerEn ?? d.register)}. The command “registers” lists them.`,
  }),
  'register-fields-missing': (d) => ({
    th: `ข้อมูลนี้ยังใช้เป็นทะเบียน${quoted(d.register)} ไม่ได้ ขาดคอลัมน์${d.fields === undefined ? 'รหัสหรือชื่อพื้นที่' : ` ${d.fields}`} เพิ่มคอลัมน์แล้วนำเข้าอีกครั้ง${d.village ? ' หมู่ที่กับตำบลใช้แทนรหัสหมู่บ้านได้ ถ้าไม่มี นำเข้าเป็นชั้นข้อมูลใหม่' : ''}`,
    en: `This data cannot fill the register${inEnglish(d.registerEn ?? d.register)}: ${d.fieldsEn ?? 'the column of codes or names'} is missing. Add it and import again.${d.village ? ' Moo and sub-district stand for the code; without them, import it as a layer of its own.' : ''}`,
  }),
  'groups-too-many': (d) => ({
    th: `จัดกลุ่มตาม${quoted(d.field)} ไม่ได้ มีค่าต่างกันถึง ${Number(d.count ?? 0).toLocaleString('en-US')} ค่า เลือกช่องอื่น หรือกรองให้เหลือน้อยลงก่อน`,
    en: `Grouping by${inEnglish(d.fieldEn ?? d.field)} is not possible: it has ${Number(d.count ?? 0).toLocaleString('en-US')} different values. Choose another field, or filter first.`,
  }),
  'table-changed': (d) => ({
    th: `มีแถวใน${quoted(d.layer)} เพิ่มหรือหายไปหลังจากที่เปิดดู ยังไม่ได้เขียนอะไร ดูตารางใหม่แล้วลองอีกครั้ง`,
    en: `Rows of${inEnglish(d.layerEn ?? d.layer)} came or went since you looked at them. Nothing was written. Look at the table again and try once more.`,
  }),
  'edit-too-large': (d) => ({
    th: `แก้${d.cells === undefined ? '' : ` ${Number(d.cells).toLocaleString('en-US')} ช่อง`}พร้อมกันไม่ได้ แก้ได้ครั้งละไม่เกิน ${Number(d.most ?? 0).toLocaleString('en-US')} ช่อง เลือกหรือกรองให้น้อยลง ถ้าคัดลอกมาจากไฟล์ ให้นำเข้าไฟล์นั้นแทน`,
    en: `${d.cells === undefined ? 'So many' : Number(d.cells).toLocaleString('en-US')} cells cannot be edited at once: at most ${Number(d.most ?? 0).toLocaleString('en-US')}. Choose or filter fewer; if they were copied from a file, import that file instead.`,
  }),
  'view-not-found': () => ({
    th: 'ไม่พบมุมมองนี้แล้ว เลือกมุมมองอื่น หรือเลิกทำการลบในประวัติการแก้ไข',
    en: 'This view is not there any more. Choose another, or take its removal back in the history.',
  }),
  'validation-failed': (d) => ({
    th: `ค่าที่ใส่${d.field === undefined ? '' : `ใน${quoted(d.field)}`} ใช้ไม่ได้${because(d.reason)} แก้แล้วลองอีกครั้ง`,
    en: `The value${d.field === undefined ? '' : ` of${inEnglish(d.fieldEn ?? d.field)}`} cannot be used${because(d.reasonEn ?? d.reason)}. Correct it and try again.`,
  }),
  'figures-without-area': () => ({
    th: 'ยังไม่ได้เลือกคอลัมน์ที่บอกพื้นที่ เลือกคอลัมน์รหัสหรือชื่อพื้นที่ก่อน',
    en: 'No column says the area. Choose a column of codes or names first.',
  }),
  'figures-twice': (d) => ({
    th: `มีสองคอลัมน์ของตัวชี้วัดและปีเดียวกัน${quoted(d.indicator)} เลือกไว้คอลัมน์เดียว`,
    en: `Two columns are of the same indicator and year${inEnglish(d.indicator)}. Keep one of them.`,
  }),
  'official-list-unreadable': () => ({
    th: 'ไฟล์นี้ไม่มีคอลัมน์รหัสพื้นที่ของกรมการปกครอง (2 4 6 หรือ 8 หลัก) คู่กับชื่อไทย ตรวจว่าเป็นรหัสทางการ ไม่ใช่ลำดับ',
    en: 'The file has no column of official area codes (2, 4, 6 or 8 digits) beside Thai names. Check that they are codes, not running numbers.',
  }),
  'name-taken': (d) => ({
    th: `มีชื่อ${quoted(d.name)} อยู่แล้ว ใช้ชื่ออื่น`,
    en: `The name${inEnglish(d.name)} is taken. Use another one.`,
  }),
  'rows-depend': (d) => ({
    th: `ยังมี${d.what === undefined ? 'แถวอื่น' : ` ${d.what}`} โยงถึงแถวที่จะลบ เลือกว่าจะปล่อยช่องนั้นให้ว่างหรือย้ายไปแถวอื่น`,
    en: `${d.what === undefined ? 'Other rows' : d.what} still point to what is to be deleted. Choose whether those links are left empty or point to another row.`,
  }),
  'zone-district-taken': (d) => ({
    th: `อำเภอ${quoted(d.district)} อยู่ในโซน${quoted(d.zone)} แล้ว เลือกย้ายมาโซนนี้ หรือเอาออกจากรายการ`,
    en: `The district${inEnglish(d.district)} is already in the zone${inEnglish(d.zone)}. Move it to this zone, or leave it out.`,
  }),
  'check-not-run': () => ({
    th: 'ยังไม่ได้ตรวจข้อมูล กด ตรวจทั้งหมด ก่อน',
    en: 'The data is not checked yet. Press “Check everything” first.',
  }),
  'check-no-fix': () => ({
    th: 'กฎนี้แก้ให้เองไม่ได้ เปิดแถวแล้วแก้ทีละแถว',
    en: 'What this rule finds can’t be mended by itself. Open the rows and correct them.',
  }),
  'check-nothing-fixed': () => ({
    th: 'ไม่มีแถวที่แก้ให้ได้อย่างปลอดภัย เปิดแถวแล้วแก้ทีละแถว',
    en: 'No row could be mended safely. Open the rows and correct them.',
  }),
  ...fieldRefusals,
  ...recipeRefusals,
  ...basemapRefusals,
  ...documentRefusals,
  'shape-invalid': (d) => {
    const why = troubleWords(d.trouble);
    const place = { th: atPlace(d, 'ที่'), en: atPlace(d, 'at') };
    return {
      th: `บันทึกรูป${quoted(d.row)} ไม่ได้ เพราะ${why.th}${place.th} แก้ตรงจุดที่ทำเครื่องหมายไว้แล้วบันทึกอีกครั้ง`,
      en: `The shape${inEnglish(d.row)} cannot be saved: ${why.en}${place.en}. Mend the marked place and save again.`,
    };
  },
  'row-changed': (d) => ({
    th: `ยังไม่ได้บันทึก ${d.fields ?? 'แถวนี้'} ถูกแก้จากที่อื่นหลังจากเริ่มพิมพ์ สิ่งที่พิมพ์ยังอยู่ เลือกก่อนว่าใช้ค่าไหน`,
    en: `Not saved: ${d.fieldsEn ?? 'this row'} was changed elsewhere since you began. What you typed is kept; choose first which is to stand.`,
  }),
  'shape-changed': (d) => ({
    th: `แนวเขตของ${quoted(d.row)} ถูกแก้จากที่อื่นหลังจากเริ่มแก้ตรงนี้ สิ่งที่วาดเก็บเป็นร่างไว้แล้ว เปิดแก้ใหม่จากแนวเขตล่าสุด`,
    en: `The border of${inEnglish(d.row)} was changed elsewhere since you began. What you drew is kept as a draft; start again from the newest border.`,
  }),
  'job-not-found': () => ({
    th: 'ไม่พบงานนี้ อาจจบไปตั้งแต่ก่อนเปิดโปรแกรมครั้งนี้ เริ่มใหม่อีกครั้ง',
    en: 'This job is not known; it may have ended before the program was last started. Start it again.',
  }),
  'job-cancelled': () => ({
    th: 'ยกเลิกแล้ว ไม่มีข้อมูลใดเปลี่ยน',
    en: 'Cancelled. Nothing was changed.',
  }),
  'passphrase-wrong': () => ({
    th: 'รหัสผ่านไม่ถูกต้อง ลองพิมพ์อีกครั้ง หรือใช้รหัสกู้คืนที่พิมพ์เก็บไว้',
    en: 'The passphrase is wrong. Type it again, or use the printed recovery code.',
  }),
  'passphrase-missing': (d) => ({
    th: `ต้องใช้รหัสผ่านของข้อมูลครัวเรือน${d.variable === undefined ? '' : ` ใส่ไว้ในตัวแปร ${d.variable}`} ถ้าใช้บรรทัดคำสั่ง ระบุ --passphrase-env`,
    en: `The passphrase of the household data is needed${d.variable === undefined ? '' : ` in the variable ${d.variable}`}. On the command line, name its variable by --passphrase-env.`,
  }),
  'restricted-locked': () => ({
    th: 'ข้อมูลครัวเรือนล็อกอยู่ ปลดล็อกด้วยรหัสผ่านแล้วลองอีกครั้ง',
    en: 'The household data is locked. Unlock it with the passphrase and try again.',
  }),
  'restricted-missing': () => ({
    th: 'แฟ้มงานนี้ยังไม่มีข้อมูลครัวเรือน สร้างที่เก็บข้อมูลครัวเรือนและตั้งรหัสผ่านก่อน',
    en: 'This workspace has no household data yet. Make its protected store and set a passphrase first.',
  }),
  'personal-masked': (d) => ({
    th: `ข้อมูลส่วนบุคคล${d.field === undefined ? '' : `ในช่อง${quoted(d.field)}`} ยังปิดบังอยู่ กด «เปิดดู» บอกเหตุผล แล้วลองอีกครั้ง`,
    en: `Personal data${d.field === undefined ? '' : ` in${inEnglish(d.fieldEn ?? d.field)}`} is masked. Press “Show”, state the reason, and try again.`,
  }),
  'personal-not-allowed': () => ({
    th: 'สิทธิ์ของคุณไม่รวมการเห็นข้อมูลส่วนบุคคล ขอผู้ดูแลเพิ่มสิทธิ์ในหน้าผู้ใช้',
    en: 'Your rights do not include seeing personal data. Ask whoever keeps the users to add it.',
  }),
  'rights-missing': () => ({
    th: 'สิทธิ์ของคุณไม่รวมการทำสิ่งนี้กับข้อมูลส่วนบุคคล ขอผู้ดูแลทำให้หรือเพิ่มสิทธิ์ในหน้าผู้ใช้',
    en: 'Your rights do not include this for personal data. Ask whoever keeps the users to do it or to add the right.',
  }),
  'user-expired': (d) => ({
    th: `สิทธิ์ของผู้ใช้นี้หมดอายุ${d.on === undefined ? '' : ` ${formatDate(String(d.on), 'th')}`} ขอผู้ดูแลต่ออายุในหน้าผู้ใช้`,
    en: `This user's rights have expired${d.on === undefined ? '' : ` on ${formatDate(String(d.on), 'en')}`}. Ask whoever keeps the users to renew them.`,
  }),
  'user-last': () => ({
    th: 'ต้องมีผู้ดูแลที่มีรหัสผ่านอย่างน้อย 1 คน ให้สิทธิ์ผู้ดูแลกับคนอื่นก่อน',
    en: 'At least one keeper with a passphrase has to remain. Give another user that right first.',
  }),
  'word-wrong': (d) => ({
    th: `คำยืนยันไม่ตรง พิมพ์คำว่า${quoted(d.word)} ให้ครบ`,
    en: `That is not the word. Type${inEnglish(d.word)} in full.`,
  }),
  'formula-invalid': (d) => formulaProblem(d),
  'cells-too-many': (d) => ({
    th: `ช่องเล็กเกินไป จะได้${d.cells === undefined ? 'จำนวนมาก' : ` ${d.cells} `}ช่อง เกิน ${d.most ?? 250000} ช่อง ใช้ช่องกว้างอย่างน้อย ${d.sizeM ?? ''} ม.`,
    en: `The cells are too small: ${d.cells ?? ''} of them, more than ${d.most ?? 250000}. Make them at least ${d.sizeM ?? ''} m wide.`,
  }),
  'nothing-to-undo': () => ({ th: 'ไม่มีอะไรให้เลิกทำ', en: 'There is nothing to undo.' }),
  'nothing-to-redo': () => ({ th: 'ไม่มีอะไรให้ทำซ้ำ', en: 'There is nothing to redo.' }),
  'undo-conflict': (d) => ({
    th: `เลิกทำไม่ได้ เพราะมีการแก้ไขทีหลังที่อาศัยข้อมูลนี้${d.rows === undefined ? '' : ` ${d.rows} แถว`} เลิกทำรายการหลังก่อน ดูได้ในประวัติการแก้ไข`,
    en: `This cannot be undone, because later changes build on it${d.rows === undefined ? '' : ` (${d.rows} rows)`}. Undo those first; the edit history shows them.`,
  }),
  'backup-damaged': (d) => ({
    th: `ข้อมูลสำรอง${quoted(d.file)} เสียหายจึงไม่ได้กู้คืน แฟ้มงานเดิมยังอยู่ครบ เลือกข้อมูลสำรองชุดอื่น`,
    en: `The backup${inEnglish(d.file)} is damaged and was not restored. The workspace is untouched; choose another backup.`,
  }),
  'backup-not-found': (d) => ({
    th: `ไม่พบข้อมูลสำรอง${quoted(d.file)} เลือกชุดอื่น หรือเลือกไฟล์สำรองจากที่เก็บ`,
    en: `The backup${inEnglish(d.file)} was not found. Choose another one, or a backup file from where it is kept.`,
  }),
  'export-format-unsupported': (d) => ({
    th: `ส่งออกเป็น${quoted(d.format)} ไม่ได้ ใช้ GeoPackage, Shapefile, GeoJSON, KML, CSV หรือ XLSX`,
    en: `Exporting as${inEnglish(d.format)} is not supported. Use GeoPackage, Shapefile, GeoJSON, KML, CSV or XLSX.`,
  }),
  'export-personal-data': (d) => ({
    th: `ชั้นข้อมูล${quoted(d.layer)} เป็นข้อมูลส่วนบุคคลจึงส่งออกไม่ได้ ส่งออกผลนับรายตำบลแทน`,
    en: `The layer${inEnglish(d.layerEn ?? d.layer)} is personal data and cannot be exported. Export its counts by sub-district instead.`,
  }),
  'printer-unavailable': () => ({
    th: 'เครื่องนี้ยังทำไฟล์ PDF ไม่ได้ เพราะไม่พบ Chromium หรือ Chrome เปิดหน้าพิมพ์ของเบราว์เซอร์แล้วเลือกบันทึกเป็น PDF',
    en: 'This computer cannot make a PDF, as no Chromium or Chrome was found. Print the page from the browser and save it as PDF.',
  }),
  'token-unknown': () => ({
    th: 'ไฟล์นี้หมดอายุแล้วเพราะโปรแกรมเริ่มใหม่ เลือกหรือส่งออกไฟล์อีกครั้ง',
    en: 'This file is no longer held, as the program was started again. Choose or export it once more.',
  }),
  usage: (d) => ({
    th: `คำสั่งไม่ถูกต้อง${because(d.reason)} ดูวิธีใช้ด้วย changwat --help`,
    en: `The command is not right${because(d.reasonEn ?? d.reason)}. See changwat --help.`,
  }),
  'core-unavailable': () => ({
    th: 'ส่วนประมวลผลกำลังเริ่มใหม่ รอสักครู่แล้วลองอีกครั้ง ถ้าเพิ่งบันทึก ดูในประวัติการแก้ไขว่าบันทึกแล้วหรือยัง',
    en: 'The data process is starting again. Wait a moment and try again; if you had just saved, the edit history shows whether it was kept.',
  }),
};

/** The sentence of a refusal, in both languages. */
export const refusalText = (refusal: { code: RefusalCode; details?: Details | undefined }): Bilingual =>
  sentences[refusal.code](refusal.details ?? {});
