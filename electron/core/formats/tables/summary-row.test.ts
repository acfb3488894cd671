import { expect, it } from 'vitest';
import { isSummary } from './summary-row.ts';

it.each([
  [['', 'รวมทั้งสิ้น', '', '999']],
  [['รวม', '', '1,234 ไร่ 2 งาน', '45']],
  [['รวมทั้งสิ้น', 'รวมทั้งสิ้น', '๙๙๙', 'คน']],
  [['รวมอำเภอเมือง', '12', '-']],
  [['ยอดรวม :', '12.5']],
  [['Grand Total', '12', '']],
  [['', 'หมายเหตุ: ข้อมูลจากสำนักงาน', '']],
  [['ข้อมูล ณ วันที่ 30 กันยายน 2568', '', '']],
])('%j is no row of data', (row) => expect(isSummary(row, 4)).toBe(true));

it.each([
  [['รวม', 'ใจดี', 'หมู่ 2', '']],
  [['5', 'ป่าชุมชนรวมใจ', '120', '']],
  [['รวมไทยพัฒนา', '12', '3', '']],
  [['', '', '', '']],
  [['12', '13', '14', '']],
  [['หมายเหตุ', 'ที่ดินพิพาท', '', '']],
])('%j is one', (row) => expect(isSummary(row, 4)).toBe(false));

it('leaves a table of one column alone, and a note in one of two', () => {
  expect(isSummary(['รวม'], 1)).toBe(false);
  expect(isSummary(['หมายเหตุ', ''], 2)).toBe(false);
});

it('takes no long time over a long text', () => {
  expect(isSummary(['1'.repeat(50) + 'ก '.repeat(200_000), 'รวม'], 2)).toBe(false);
});
