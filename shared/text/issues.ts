import type { Bilingual } from '../contract/base.ts';
import type { IssueCode } from '../contract/codes.ts';
import { bracketed, inEnglish, number, rows, rowsInEnglish, shown } from './issue-words.ts';
import { intakeSentences } from './issues-intake.ts';
import type { Details } from './refusals.ts';

/** What each issue says: what was found, how many, and what was done about it. */
const sentences: Record<IssueCode, (count: number, details: Details) => Bilingual> = {
  'part-missing': (_, d) => ({
    th: `ขาดไฟล์${shown(d.parts)} นำเข้าเฉพาะส่วนที่อ่านได้`,
    en: `A part is missing:${shown(d.parts)}. What can be read is imported.`,
  }),
  'encoding-guessed': (_, d) => ({
    th: `ไฟล์ไม่ได้บอกรหัสอักขระ อ่านเป็น${shown(d.encoding)} ตามรูปแบบตัวอักษร`,
    en: `The file does not tell its encoding; it is read as${shown(d.encoding)} by the look of its letters.`,
  }),
  'encoding-replaced': (count) => ({
    th: `มีตัวอักษรที่อ่านไม่ออก ${rows(count)} แสดงเป็น � ลองเปลี่ยนรหัสอักขระ`,
    en: `Letters that cannot be read in ${rowsInEnglish(count)}, shown as �. Try another encoding.`,
  }),
  'crs-guessed': (_, d) => ({
    th: `ไฟล์ไม่ได้บอกระบบพิกัด ใช้${shown(d.crs)} เพราะ${d.known ? 'ทับกับข้อมูลที่มีอยู่แล้ว' : 'ตกในพื้นที่จังหวัด'}`,
    en: `The file does not tell its coordinate system;${shown(d.crs)} is used, as it falls ${d.known ? 'on what is known here already' : 'inside the province'}.`,
  }),
  'crs-undecided': (_, d) => ({
    th: `${d.declared ? `โปรแกรมไม่รู้จักระบบพิกัดที่ไฟล์บอก${bracketed(d.declared)}` : 'ยังไม่รู้ระบบพิกัด'} เลือกแบบที่ทับกับแนวเขตที่รู้จัก หรือถามหน่วยงานต้นทาง`,
    en: `${d.declared ? `The coordinate system that the file names${bracketed(d.declared)} is not known here` : 'The coordinate system is not decided'}. Choose the one that falls on known areas, or ask the agency.`,
  }),
  'crs-datum-shift': (_, d) => ({
    th: `แปลงจากพื้นหลักฐาน Indian 1975 เป็น WGS 84${bracketed(d.operation)}`,
    en: `Converted from the datum Indian 1975 to WGS 84${bracketed(d.operation)}.`,
  }),
  'geometry-null': (count) => ({
    th: `${rows(count)} ไม่มีรูปบนแผนที่ เก็บไว้ในตาราง`,
    en: `${rowsInEnglish(count)} without a shape: kept in the table.`,
  }),
  'geometry-empty': (count) => ({
    th: `${rows(count)} มีรูปว่าง เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `${rowsInEnglish(count)} with an empty shape: kept in the table without one.`,
  }),
  'geometry-repaired': (count) => ({
    th: `ซ่อมแนวเขตผิดพลาดแล้ว ${rows(count)} เช่น เส้นตัดกันเอง`,
    en: `The boundaries of ${rowsInEnglish(count)} were repaired, such as lines that crossed themselves.`,
  }),
  'geometry-unrepairable': (count) => ({
    th: `ซ่อมแนวเขตไม่ได้ ${rows(count)} เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `The boundaries of ${rowsInEnglish(count)} cannot be repaired: kept in the table without a shape.`,
  }),
  'geometry-z-dropped': (count) => ({
    th: `${rows(count)} มีค่าความสูง ใช้เฉพาะตำแหน่งบนแผนที่`,
    en: `${rowsInEnglish(count)} with heights: only their places on the map are kept.`,
  }),
  'geometry-unsupported': (count, d) => ({
    th: `${rows(count)} เป็นรูปแบบที่ยังไม่รองรับ${bracketed(d.type)} ไม่ได้นำเข้า`,
    en: `${rowsInEnglish(count)} of a kind that is not supported${bracketed(d.type)}: not imported.`,
  }),
  'ring-order-fixed': (count) => ({
    th: `จัดทิศทางของเส้นขอบใหม่ ${rows(count)} รูปไม่เปลี่ยน`,
    en: `The rings of ${rowsInEnglish(count)} were turned the right way; shapes are unchanged.`,
  }),
  'ring-closed': (count) => ({
    th: `ปิดเส้นขอบที่เปิดอยู่ ${rows(count)}`,
    en: `The open rings of ${rowsInEnglish(count)} were closed.`,
  }),
  'points-duplicate': (count) => ({
    th: `ตัดจุดที่ซ้ำกับจุดก่อนหน้าออก ${rows(count)} รูปไม่เปลี่ยน`,
    en: `Points that repeat the one before were dropped in ${rowsInEnglish(count)}; shapes are unchanged.`,
  }),
  'coordinates-not-finite': (count) => ({
    th: `${rows(count)} มีพิกัดที่ไม่ใช่ตัวเลข เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `${rowsInEnglish(count)} with coordinates that are no numbers: kept in the table without a shape.`,
  }),
  'outside-province': (count) => ({
    th: `${rows(count)} อยู่นอกพื้นที่จังหวัด ดูระบบพิกัดอีกครั้ง`,
    en: `${rowsInEnglish(count)} outside the province: check the coordinate system.`,
  }),
  'row-deleted-mark': (count) => ({
    th: `${rows(count)} ถูกลบไว้ในไฟล์ต้นทาง ไม่ได้นำเข้า`,
    en: `${rowsInEnglish(count)} marked as deleted in the file: not imported.`,
  }),
  'row-truncated': (count) => ({
    th: `รูปของ ${rows(count)} เสียหายหรือขาดหาย ไม่ได้นำเข้า ขอไฟล์ใหม่จากต้นทาง`,
    en: `The shapes of ${rowsInEnglish(count)} are damaged or cut off: not imported. Ask the source for a new file.`,
  }),
  'file-cut-off': () => ({
    th: 'ไฟล์ขาดกลางทาง แถวหลังจากจุดที่ขาดไม่อยู่ในไฟล์นี้ ขอไฟล์เต็มจากต้นทางก่อน',
    en: 'The file breaks off: the rows behind that place are not in it. Ask the source for the whole file first.',
  }),
  'rows-without-shape': (count) => ({
    th: `ตารางมีแถวมากกว่ารูป ${rows(count)} ไม่ได้นำเข้า`,
    en: `The table has ${rowsInEnglish(count)} more than there are shapes: not imported.`,
  }),
  'shapes-without-row': (count) => ({
    th: `มีรูปมากกว่าแถวในตาราง ${number(count)} รูป เก็บไว้โดยไม่มีข้อมูลประกอบ`,
    en: `${inEnglish(count, 'shape')} more than there are rows in the table: kept without attributes.`,
  }),
  'document-file-missing': (count) => ({
    th: `ไม่พบหรือไม่ครบ ${number(count)} ไฟล์เอกสารในโฟลเดอร์ files กู้คืนจากข้อมูลสำรอง หรือแนบใหม่`,
    en: `${inEnglish(count, 'document file')} missing or cut off in the files folder: restore a backup, or attach again.`,
  }),
  'value-unreadable': (count, d) => ({
    th: `${number(count)} ช่องอ่านค่าไม่ได้${bracketed(d.field)} เว้นว่างไว้`,
    en: `${inEnglish(count, 'value')} cannot be read${bracketed(d.field)}: left empty.`,
  }),
  'value-too-precise': (count, d) => ({
    th: `${number(count)} ช่องมีตัวเลขยาวเกินความละเอียดที่เก็บได้${bracketed(d.field)} เก็บเป็นข้อความ`,
    en: `${number(count)} numbers have more digits than a number can keep${bracketed(d.field)}: kept as text.`,
  }),
  'value-truncated': (count, d) => ({
    th: `${number(count)} ช่องถูกตัดให้สั้นลงตามที่รูปแบบไฟล์รับได้${bracketed(d.field)}`,
    en: `${inEnglish(count, 'value')} shortened to what the format can hold${bracketed(d.field)}.`,
  }),
  'date-buddhist-era': (count, d) => ({
    th: `${number(count)} ช่องมีปี พ.ศ. อยู่ในช่องวันที่${bracketed(d.field)} เก็บไว้ตามไฟล์`,
    en: `${number(count)} dates bear a year of the Buddhist era${bracketed(d.field)}: kept as they stand.`,
  }),
  'personal-suspected': (count, d) =>
    d.restricted
      ? {
          th: `${number(count)} คอลัมน์เป็นข้อมูลส่วนบุคคล${bracketed(d.fields)} เก็บไว้กับข้อมูลครัวเรือนที่ต้องใช้รหัสผ่านเท่านั้น`,
          en: `${inEnglish(count, 'column')} of personal data${bracketed(d.fields)}: kept with the household data only, behind its passphrase.`,
        }
      : {
          th: `${number(count)} คอลัมน์ดูเหมือนข้อมูลส่วนบุคคล${bracketed(d.fields)} ชั้นข้อมูลใหม่เปิดอ่านได้โดยไม่มีรหัส นำเข้าทะเบียนครัวเรือนแทน หรือเอาคอลัมน์ออกจากไฟล์ถ้าไม่จำเป็น`,
          en: `${inEnglish(count, 'column')} that look like personal data${bracketed(d.fields)}. A layer can be read without a passphrase: take the file into the register of households, or take the columns out unless they are needed.`,
        },
  'field-renamed': (count, d) => ({
    th: `เปลี่ยนชื่อ ${number(count)} คอลัมน์${bracketed(d.fields)}`,
    en: `${inEnglish(count, 'column')} renamed${bracketed(d.fields)}.`,
  }),
  'same-file-again': (_, d) => ({
    th: `ไฟล์นี้นำเข้าไปแล้ว${d.layer === undefined ? '' : ` เป็นชั้นข้อมูล «${d.layer}»`} ครั้งนี้จะได้อีกชั้นหนึ่ง`,
    en: `This file was imported before${d.layer === undefined ? '' : ` as the layer “${d.layer}”`}; this makes a second layer.`,
  }),
  'code-missing': (count) => ({
    th: `${rows(count)} ไม่มีรหัสพื้นที่`,
    en: `${rowsInEnglish(count)} without an area code.`,
  }),
  'code-invalid': (count) => ({
    th: `${rows(count)} มีรหัสพื้นที่ที่ไม่ถูกต้อง`,
    en: `${rowsInEnglish(count)} with an area code that is not valid.`,
  }),
  'code-duplicate': (count) => ({
    th: `${rows(count)} มีรหัสซ้ำกับแถวอื่น`,
    en: `${rowsInEnglish(count)} with a code that another row has.`,
  }),
  'area-twice': (count) => ({
    th: `${rows(count)} เป็นพื้นที่เดียวกับแถวก่อน ไม่นำเข้า`,
    en: `${rowsInEnglish(count)} of the area of an earlier row: left out.`,
  }),
  'figure-impossible': (count) => ({
    th: `${number(count)} ช่องมีค่าที่เป็นไปไม่ได้ ไม่นำเข้า`,
    en: `${inEnglish(count, 'figure')} that cannot be: left out.`,
  }),
  'code-retired': (count) => ({
    th: `${rows(count)} มีรหัสของพื้นที่ที่เลิกใช้แล้ว รหัสเดิมไม่นำกลับมาใช้`,
    en: `${rowsInEnglish(count)} with the code of an area that is retired; codes are not given out again.`,
  }),
  'code-municipal': (count) => ({
    th: `${rows(count)} มีรหัสสำนักทะเบียนเทศบาล ซึ่งไม่ใช่อำเภอ`,
    en: `${rowsInEnglish(count)} with the code of a municipal registration office, which is no district.`,
  }),
  'name-missing': (count) => ({ th: `${rows(count)} ไม่มีชื่อ`, en: `${rowsInEnglish(count)} without a name.` }),
  'file-skipped': (count, d) => ({
    th: `ข้ามไป ${number(count)} ไฟล์${bracketed(d.files)} เพราะไม่ใช่ข้อมูลแผนที่`,
    en: `${inEnglish(count, 'file')} skipped${bracketed(d.files)}: no map data.`,
  }),
  'foreign-edits': (count) => ({
    th: `มีการแก้ไขจากโปรแกรมอื่น ${rows(count)} รับเข้าประวัติแล้วเป็น «แก้จากภายนอก» เลิกทำได้`,
    en: `Another program changed ${rowsInEnglish(count)}. They stand in the history as one change that can be undone.`,
  }),
  'integrity-failed': (count, d) => ({
    th: `ตรวจพบความเสียหายในไฟล์ ${number(count)} จุด${bracketed(d.file)} กู้คืนจากข้อมูลสำรองล่าสุด`,
    en: `The file is damaged in ${inEnglish(count, 'place')}${bracketed(d.file)}. Restore the latest backup.`,
  }),
  'rtree-out-of-step': (count, d) => ({
    th: `ดัชนีเชิงพื้นที่ไม่ตรงกับข้อมูล ${rows(count)}${bracketed(d.layer)} สร้างดัชนีใหม่แล้ว`,
    en: `The spatial index differed from the data in ${rowsInEnglish(count)}${bracketed(d.layer)}; it was built again.`,
  }),
  'orphan-row': (count, d) => ({
    th: `${rows(count)} อ้างถึงข้อมูลที่ไม่มีแล้ว${bracketed(d.layer)}`,
    en: `${rowsInEnglish(count)} refer to something that is gone${bracketed(d.layer)}.`,
  }),
  'personal-left-out': (count, d) => ({
    th: `ไม่รวมข้อมูลส่วนบุคคล ${number(count)} รายการ${bracketed(d.fields)}`,
    en: `${inEnglish(count, 'item')} of personal data left out${bracketed(d.fields)}.`,
  }),
  'suppressed-small': (count) => ({
    th: `ปกปิด ${number(count)} ค่า เพราะจำนวนน้อยจนอาจรู้ตัวบุคคล`,
    en: `${inEnglish(count, 'value')} withheld: so small a number could point to a person.`,
  }),
  'not-in-any-area': (count) => ({
    th: `${rows(count)} ไม่อยู่ในพื้นที่ใดเลย จึงไม่ได้นับ`,
    en: `${rowsInEnglish(count)} in none of the areas: not counted.`,
  }),
  'area-on-border-once': (count) => ({
    th: `${rows(count)} อยู่บนเส้นแบ่งเขต นับครั้งเดียวในพื้นที่ที่รหัสน้อยกว่า`,
    en: `${rowsInEnglish(count)} on a shared border: counted once, in the area of the lower code.`,
  }),
  'geometry-overlap': (count, d) =>
    d.places === undefined
      ? {
          th: `${rows(count)} ทับซ้อนกัน ส่วนที่ทับนับครั้งเดียว`,
          en: `${rowsInEnglish(count)} overlap: what they share counts once.`,
        }
      : {
          th: `แนวเขตทับซ้อนกัน ${number(count)} แห่ง ดูตำแหน่งบนแผนที่`,
          en: `Areas overlap in ${inEnglish(count, 'place')}. See where on the map.`,
        },
  'area-without-data': (count) => ({
    th: `ยังไม่มีข้อมูล ${number(count)} พื้นที่ แสดงว่า “ยังไม่มีข้อมูล” ไม่ใช่ศูนย์`,
    en: `${number(count)} ${count === 1 ? 'area has' : 'areas have'} no data yet: shown as “no data”, not as zero.`,
  }),
  'count-differs': (count, d) => ({
    th: `จำนวนแถวต่างจากที่ไฟล์บอกไว้ ${rows(count)}${bracketed(d.reason)}`,
    en: `The number of rows differs from what the file states by ${number(count)}${bracketed(d.reason)}.`,
  }),
  'border-not-carried': (count) => ({
    th: `แนวเขตร่วมของ ${rows(count)} ไม่ได้ตามไปด้วย เพราะมีแนวอื่นแยกออกตรงช่วงที่แก้ แก้แนวของแถวเหล่านั้นเอง`,
    en: `The shared border of ${rowsInEnglish(count)} did not follow, as another border leaves it where it was drawn anew. Edit those rows themselves.`,
  }),
  ...intakeSentences,
};

/** The sentence of an issue, in both languages. */
export const issueText = (code: IssueCode, count: number, details: Details = {}): Bilingual =>
  sentences[code](count, details);
