/** Lines below or between the rows of a table that are no rows of it: sums, and notes of who made it. */

const TOTAL =
  /^(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|รวมทั้งจังหวัด|รวมทั้งอำเภอ|รวมทั้งตำบล|รวมยอด|ยอดรวม|ผลรวม|(?:รวม|รวมทั้ง)\s*(?:จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|ต\.|โซน).*|(?:grand |sub-?)?totals?|sum)$/i;
const NOTE = /^(?:หมายเหตุ|ที่มา|แหล่งที่มา|ข้อมูล ?ณ|ผู้(?:รายงาน|จัดทำ|รวบรวม|ให้ข้อมูล)|\*+ ?\S|note:|source:)/i;
/** Figures, with the unit behind; a dash; a unit alone. */
const FIGURE =
  /^(?:[\d๐-๙(][^\p{L}]*(?:\p{L}[\p{L}\p{M}.]{0,9}[^\p{L}]*){0,4}|[-–—]|บาท|ไร่|คน|ครัวเรือน|หลัง|แห่ง|หมู่บ้าน|ราย)$/u;
/** A sentence of more letters is looked at by its beginning only. */
const LOOKED_AT = 60;

/**
 * True for a line whose only words are those of a sum, all else being figures; or, in a table of some columns, whose
 * only cell is a note. A person or a place of such a name has other words beside it.
 *
 * @param texts the cells of the line; blank ones are `''`
 */
export function isSummary(texts: readonly string[], width: number): boolean {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (width < 2 || filled.length === 0) return false;
  if (filled.length === 1 && width > 2 && NOTE.test(filled[0]!.slice(0, LOOKED_AT))) return true;
  let totals = 0;
  for (const text of filled) {
    if (text.length > LOOKED_AT) return false;
    if (TOTAL.test(text.replace(/\s*[:.*]+$/, ''))) totals++;
    else if (!FIGURE.test(text)) return false;
  }
  return totals > 0;
}
