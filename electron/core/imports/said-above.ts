import { parseDate } from '../../../shared/domain/dates.ts';

/** What lines above a table's header say of the table itself; null where they don't. */
export interface SaidAbove {
  /** The agency that it is of. */
  readonly agency: string | null;
  /** ISO day. */
  readonly asOf: string | null;
}

/** `ข้อมูล ณ วันที่ 30 กันยายน 2568`, `ณ วันที่ 30/9/2568`, `ประจำวันที่ …`, `As of 30 Sep 2025`. */
const AS_OF = /(?:ข้อมูล\s*ณ|ณ\s*วันที่|ประจำวันที่|as\s+of)\s*(?:วันที่\s*)?[:：]?\s*(.+)$/i;
/** `หน่วยงาน: …`, `ที่มา …`. */
const NAMED =
  /^(?:หน่วยงาน(?:ที่รับผิดชอบ|เจ้าของข้อมูล)?|ที่มา(?:ของข้อมูล)?|แหล่งข้อมูล|source|agency)\s*[:：]?\s+?(.+)$/i;
/** Words that names of agencies begin with. */
const AGENCY =
  /^(?:สำนักงาน|สนง\.|กรม(?!ธรรม์)|กอง|กระทรวง|ศูนย์|องค์การ|องค์กร|อบจ\.|อบต\.|เทศบาล|ที่ว่าการ|มูลนิธิ|สถาบัน|พมจ\.|ทสจ\.)/;
const LONGEST = 120;

const dayIn = (text: string): string | null => {
  // What follows the day (a page, a bracket) is not of it: the longest beginning that is a day.
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(words.length, 4); count > 0; count -= 1) {
    const day = parseDate(
      words
        .slice(0, count)
        .join(' ')
        .replace(/[),.;]+$/, ''),
    );
    if (day) return day.iso;
  }
  return null;
};

/**
 * Reads agency and day from what stands above a table's header: offered for the fields of the import, for the user to keep or
 * to change.
 */
export function saidAbove(rows: readonly (readonly string[])[]): SaidAbove {
  let agency: string | null = null;
  let asOf: string | null = null;
  for (const cell of rows.flat()) {
    const text = cell.trim();
    if (text === '' || text.length > LONGEST) continue;
    const day = AS_OF.exec(text)?.[1];
    asOf ??= day === undefined ? null : dayIn(day);
    agency ??= NAMED.exec(text)?.[1]?.trim() ?? (AGENCY.test(text) ? text : null);
  }
  return { agency, asOf };
}
