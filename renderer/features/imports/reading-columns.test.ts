import { describe, expect, it } from 'vitest';
import { encodingName, groupsOf, tellingColumns } from './reading-columns.ts';

describe('columns that tell readings apart', () => {
  it('prefers columns with Thai or damaged letters, in the order of the file', () => {
    const reading = {
      encoding: 'windows-874',
      columns: ['ID', 'NAME_T', 'NAME_E', 'AMP_T'],
      rows: [
        ['1', 'ตลิ่งชัน', 'Taling Chan', 'เหนือคลอง'],
        ['2', 'ปกาสัย', 'Pakasai', 'เหนือคลอง'],
      ],
    };
    expect(tellingColumns(reading, 2)).toEqual([1, 3]);
    // A long name that every row shares tells less than names that differ.
    expect(tellingColumns(reading, 1)).toEqual([1]);
  });

  it('takes the first columns where everything is ASCII', () => {
    const reading = { encoding: 'utf-8', columns: ['A', 'B', 'C'], rows: [['x', 'y', 'z']] };
    expect(tellingColumns(reading, 2)).toEqual([0, 1]);
  });

  it('shows the same, most varied column in every reading', () => {
    const rows = [
      ['เมืองกระบี่', 'ปากน้ำ'],
      ['เมืองกระบี่', 'กระบี่ใหญ่'],
    ];
    const other = {
      encoding: 'windows-1252',
      columns: ['A', 'T'],
      rows: [
        ['àÁ×Í§', '»Ò¡'],
        ['àÁ×Í§', '¡ÃÐ'],
      ],
    };
    const groups = groupsOf([{ encoding: 'windows-874', columns: ['A', 'T'], rows }, other]);
    expect(groups.map(({ columns }) => columns)).toEqual([[1, 0], [1]]);
  });

  it('names encodings as people know them', () => {
    expect(encodingName('windows-874')).toBe('Windows-874');
    expect(encodingName('koi8-r')).toBe('koi8-r');
  });
});
