import { describe, expect, it } from 'vitest';
import { saidAbove } from './said-above.ts';

describe('lines above a header', () => {
  it.each([
    [['แบบสำรวจครัวเรือน', 'ข้อมูล ณ 30 ก.ย. 2568'], null, '2025-09-30'],
    [['ข้อมูล ณ วันที่ 30 กันยายน 2568 (ฉบับร่าง)'], null, '2025-09-30'],
    [['ณ วันที่ ๑ ตุลาคม ๒๕๖๗'], null, '2024-10-01'],
    [['ที่มา: กรมป่าไม้', 'As of 1 Oct 2024'], 'กรมป่าไม้', '2024-10-01'],
    [['สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสระแก้ว'], 'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสระแก้ว', null],
    [['บัญชีรายชื่อ', 'ปี 2568', ''], null, null],
    [['ข้อมูล ณ ปัจจุบัน'], null, null],
    [[`กรม${'ก'.repeat(200)}`], null, null],
  ])('%j say the agency %j and the day %j', (lines, agency, asOf) => {
    expect(saidAbove(lines.map((line) => [line, '']))).toEqual({ agency, asOf });
  });
});
