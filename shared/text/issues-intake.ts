import type { Bilingual } from '../contract/base.ts';
import type { IssueCode } from '../contract/codes.ts';
import { bracketed, inEnglish, number, rows, rowsInEnglish, shown } from './issue-words.ts';
import type { Details } from './refusals.ts';

/** What is found when columns, areas and rows of a file are matched, and in formats other than shapefiles. */
export const intakeSentences = {
  'text-mojibake': (count, d) => ({
    th: `ข้อความ ${rows(count)} เพี้ยนมาตั้งแต่ในไฟล์${bracketed(d.fields)} ซ่อมได้ ดูตัวอย่างก่อนเลือก`,
    en: `Text in ${rowsInEnglish(count)} was garbled before it came into the file${bracketed(d.fields)}. It can be put right: look at the examples first.`,
  }),
  'text-repaired': (count, d) => ({
    th: `ซ่อมข้อความที่เพี้ยนแล้ว ${rows(count)}${bracketed(d.fields)}`,
    en: `Garbled text was put right in ${rowsInEnglish(count)}${bracketed(d.fields)}.`,
  }),
  'crs-datum-suspected': (_, d) => ({
    th: d.reversed
      ? `ไฟล์บอกว่าเป็น Indian 1975 แต่ข้อมูลเลื่อนไปทางตะวันตกเฉียงเหนือราว${shown(d.metres)} ม. น่าจะเป็น WGS 84 ดูแผนที่เล็กแล้วเลือก`
      : `ไฟล์บอกว่าเป็น WGS 84 แต่ข้อมูลเลื่อนไปทางตะวันออกเฉียงใต้ราว${shown(d.metres)} ม. น่าจะเป็น Indian 1975 ดูแผนที่เล็กแล้วเลือก`,
    en: d.reversed
      ? `The file says Indian 1975, but its data lies about${shown(d.metres)} m to the north-west: it is probably WGS 84. Look at the small map and choose.`
      : `The file says WGS 84, but its data lies about${shown(d.metres)} m to the south-east: it is probably Indian 1975. Look at the small map and choose.`,
  }),
  'crs-axes-suspected': () => ({
    th: 'ค่า X กับ Y น่าจะสลับกัน ดูแผนที่เล็กแล้วเลือก',
    en: 'X and Y are probably swapped. Look at the small map and choose.',
  }),
  'crs-zone-suspected': (_, d) => ({
    th: `ข้อมูลไม่ตกในพื้นที่ที่ควรอยู่ แต่ตกพอดีถ้าอ่านเป็น${shown(d.crs)} ดูแผนที่เล็กแล้วเลือก`,
    en: `The data does not fall where it should, but does when read as${shown(d.crs)}. Look at the small map and choose.`,
  }),
  'geometry-reduced': (count) => ({
    th: `${rows(count)} มีรูปหลายชนิดปนกัน เก็บเฉพาะชนิดที่ใหญ่ที่สุด (พื้นที่ก่อนเส้น เส้นก่อนจุด)`,
    en: `${rowsInEnglish(count)} with shapes of several kinds: the largest kind is kept (areas before lines, lines before points).`,
  }),
  'geometry-sliver': (count) => ({
    th: `มีเศษพื้นที่แคบยาวระหว่างแปลง ${number(count)} แห่ง ดูตำแหน่งบนแผนที่`,
    en: `${inEnglish(count, 'sliver')} between areas. See where on the map.`,
  }),
  'geometry-gap': (count) => ({
    th: `มีช่องว่างแคบระหว่างแปลง ${number(count)} แห่ง ดูตำแหน่งบนแผนที่`,
    en: `${inEnglish(count, 'narrow gap')} between areas. See where on the map.`,
  }),
  'overlap-unchecked': (count, d) => ({
    th:
      d.checked === undefined
        ? `ไม่ได้ตรวจว่าแนวเขตทับกันหรือไม่ ข้อมูลมีมากเกินจะตรวจก่อนนำเข้า ${rows(count)}`
        : `ตรวจแนวเขตทับกันได้บางส่วน ${number(Number(d.checked))} จาก ${rows(count)} ส่วนที่เหลือยังไม่ได้ตรวจ`,
    en:
      d.checked === undefined
        ? `Overlaps were not looked for: ${rowsInEnglish(count)} are too many to compare before an import.`
        : `Overlaps were looked for in part, in ${number(Number(d.checked))} of ${rowsInEnglish(count)}; the rest is not compared.`,
  }),
  'geometry-other-kind': (count, d) => ({
    th: `รูปของ ${rows(count)} ไม่ใช่ชนิดที่ทะเบียนเก็บ${bracketed(d.type)} เก็บข้อมูลของแถวไว้ ไม่เก็บรูป ถ้าต้องการรูปบนแผนที่ นำเข้าไฟล์นี้อีกครั้งเป็นชั้นข้อมูลใหม่`,
    en: `The shapes of ${rowsInEnglish(count)} are not of the register’s kind${bracketed(d.typeEn)}: the rows are kept, without their shapes. To have the shapes on the map, import the file once more as a layer of its own.`,
  }),
  'rows-blank': (count) => ({
    th: `ข้ามแถวว่าง ${rows(count)}`,
    en: `${rowsInEnglish(count)} without any value: skipped.`,
  }),
  'row-summary': (count) => ({
    th: `ข้ามแถวรวมหรือหมายเหตุท้ายตาราง ${rows(count)} ไม่ใช่ข้อมูล`,
    en: `${rowsInEnglish(count)} of sums or notes, no data: skipped.`,
  }),
  'columns-uneven': (count) => ({
    th: `${rows(count)} มีจำนวนช่องไม่เท่ากับหัวตาราง ช่องที่ขาดเว้นว่างไว้ ช่องที่เกินเก็บในคอลัมน์เพิ่ม`,
    en: `${rowsInEnglish(count)} with fewer or more cells than the header: missing ones are empty, extra ones stand in added columns.`,
  }),
  'cell-error': (count, d) => ({
    th: `${number(count)} ช่องเป็นค่าผิดพลาดของ Excel เช่น #N/A${bracketed(d.field)} เว้นว่างไว้`,
    en: `${inEnglish(count, 'cell')} with an error of Excel such as #N/A${bracketed(d.field)}: left empty.`,
  }),
  'cell-formula': (count) => ({
    th: `${number(count)} ช่องเป็นสูตร เก็บค่าที่คำนวณไว้ในไฟล์ ไม่คำนวณใหม่`,
    en: `${inEnglish(count, 'cell')} with formulas: the value kept in the file is taken, nothing is calculated.`,
  }),
  'coordinates-missing': (count) => ({
    th: `${rows(count)} ไม่มีพิกัด เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `${rowsInEnglish(count)} without coordinates: kept in the table without a shape.`,
  }),
  'coordinates-unreadable': (count) => ({
    th: `${rows(count)} มีพิกัดที่อ่านไม่ออก เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `${rowsInEnglish(count)} with coordinates that cannot be read: kept in the table without a shape.`,
  }),
  'area-unmatched': (count) => ({
    th: `${rows(count)} ไม่รู้ว่าอยู่พื้นที่ใด เลือกพื้นที่เองได้`,
    en: `${rowsInEnglish(count)} in an area that is not known. You can choose it.`,
  }),
  'area-ambiguous': (count) => ({
    th: `${rows(count)} มีชื่อพื้นที่ที่ซ้ำกันหลายแห่ง เลือกเองได้ โปรแกรมไม่เดาให้`,
    en: `${rowsInEnglish(count)} with a name that several areas have. Choose one; it is never guessed.`,
  }),
  'area-suggested': (count) => ({
    th: `${rows(count)} มีชื่อพื้นที่ใกล้เคียง ยืนยันก่อนจึงจะใช้`,
    en: `${rowsInEnglish(count)} with a name close to that of an area: used once you confirm it.`,
  }),
  'area-without-shape': (count) => ({
    th: `${rows(count)} ยังไม่รู้พื้นที่ หรือพื้นที่ยังไม่มีแนวเขตในแฟ้มงาน เก็บไว้ในตารางโดยไม่มีรูป`,
    en: `${rowsInEnglish(count)} without an area, or of one that has no boundary in the workspace yet: kept in the table without a shape.`,
  }),
  'edited-here-kept': (count) => ({
    th: `${rows(count)} มีค่าหรือแนวเขตที่แก้ด้วยมือในแฟ้มงานนี้ ค่าที่แก้ไว้ยังอยู่ ไม่ถูกทับ`,
    en: `${rowsInEnglish(count)} hold values or a border written by hand here: those stay as they are.`,
  }),
  'row-conflict': (count) => ({
    th: `${rows(count)} ขัดแย้งกับข้อมูลที่มีอยู่หรือกับแถวอื่นในไฟล์ เลือกว่าจะทำอย่างไร`,
    en: `${rowsInEnglish(count)} contradict what stands here or another row of the file. Choose what happens.`,
  }),
  'row-not-wanted': (count) => ({
    th: `${rows(count)} ไม่ได้นำเข้าตามที่เลือกไว้`,
    en: `${rowsInEnglish(count)} not taken, as chosen.`,
  }),
  'rows-missing-here': (count) => ({
    th: `${rows(count)} ที่มีอยู่แล้วไม่พบในไฟล์นี้ เก็บไว้ตามเดิม เว้นแต่เลือกให้ลบ`,
    en: `${rowsInEnglish(count)} that stand here are not in this file: kept unless you choose to remove them.`,
  }),
  'rows-missing-unsure': (count) => ({
    th: `${rows(count)} ที่มีอยู่แล้วอาจไม่อยู่ในไฟล์นี้ แต่บอกไม่ได้ เพราะไฟล์มีแถวของพื้นที่เดียวกันที่ไม่ได้นำเข้า เก็บไว้ตามเดิม`,
    en: `${rowsInEnglish(count)} that stand here may be missing from this file, but rows of the same areas were not taken in: kept.`,
  }),
  'year-assumed': (count, d) => ({
    th: `${number(count)} วันที่มีปีสองหลัก อ่านเป็น พ.ศ. 25xx${bracketed(d.field)} ตรวจอีกครั้ง`,
    en: `${inEnglish(count, 'date')} with a year of two digits, read as 25xx of the Buddhist era${bracketed(d.field)}. Check them.`,
  }),
  'zero-restored': (count, d) => ({
    th: `เติมเลข 0 ที่หายไปข้างหน้า ${number(count)} ช่อง${bracketed(d.field)}`,
    en: `The zero lost in front was put back in ${inEnglish(count, 'cell')}${bracketed(d.field)}.`,
  }),
  'unit-converted': (count, d) => ({
    th: `แปลงหน่วย ${number(count)} ช่อง${bracketed(d.field)}`,
    en: `${inEnglish(count, 'value')} converted to another unit${bracketed(d.field)}.`,
  }),
  'value-not-in-list': (count, d) => ({
    th: `${number(count)} ช่องไม่ตรงกับรายการที่กำหนด${bracketed(d.field)} เว้นว่างไว้`,
    en: `${inEnglish(count, 'value')} that the code list does not have${bracketed(d.field)}: left empty.`,
  }),
  'value-kept-unlisted': (count, d) => ({
    th: `${number(count)} ช่องมีคำที่ไม่อยู่ในรายการของช่อง${bracketed(d.field)} เก็บคำเดิมไว้ เพิ่มคำในรายการหรือแก้ในตารางได้`,
    en: `${inEnglish(count, 'value')} that the code list does not have${bracketed(d.field)}: kept as written. Add the words to the list or put them right in the table.`,
  }),
  'id-number-invalid': (count) => ({
    th: `เลขประจำตัวประชาชนไม่ถูกต้อง ${rows(count)} เก็บแถวไว้โดยไม่มีเลข`,
    en: `${rowsInEnglish(count)} with an ID number that is not valid: the row is kept without it.`,
  }),
  'declared-area-differs': (count) => ({
    th: `เนื้อที่ตามประกาศต่างจากที่วัดจากแผนที่เกิน 10 % ${rows(count)}`,
    en: `${rowsInEnglish(count)} where the declared area differs from the measured one by more than 10 %.`,
  }),
  'required-missing': (count, d) => ({
    th: `${rows(count)} ไม่มีค่าในช่องที่ต้องมี${bracketed(d.field)} ไม่ได้นำเข้า`,
    en: `${rowsInEnglish(count)} without a value that is needed${bracketed(d.field)}: not imported.`,
  }),
  'columns-left-out': (count, d) => ({
    th: `ไม่ได้นำเข้า ${number(count)} คอลัมน์ที่ทะเบียนไม่มีช่องให้${bracketed(d.fields)}`,
    en: `${inEnglish(count, 'column')} that the register has no field for${bracketed(d.fields)}: not taken.`,
  }),
  'link-ignored': (count) => ({
    th: `ไม่เปิดลิงก์ไปนอกไฟล์ ${number(count)} แห่ง ข้อมูลตรงนั้นไม่ได้นำเข้า`,
    en: `${inEnglish(count, 'link')} out of the file not followed: what lies there is not imported.`,
  }),
  'household-without-village': (count) => ({
    th: `${number(count)} ครัวเรือนยังไม่รู้หมู่บ้าน จะไม่ถูกนับรายหมู่บ้าน`,
    en: `${inEnglish(count, 'household')} without a known village: not counted by village.`,
  }),
} satisfies Partial<Record<IssueCode, (count: number, details: Details) => Bilingual>>;
