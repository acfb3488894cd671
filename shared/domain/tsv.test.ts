import { describe, expect, it } from 'vitest';
import { readTsv, writeTsv } from './tsv.ts';

describe('a block on the clipboard', () => {
  it.each([
    [
      'ก\tข\r\nค\tง\r\n',
      [
        ['ก', 'ข'],
        ['ค', 'ง'],
      ],
    ],
    ['ก\tข\nค', [['ก', 'ข'], ['ค']]],
    ['"สอง\nบรรทัด"\t"a ""b"""', [['สอง\nบรรทัด', 'a "b"']]],
    ['', [['']]],
    ['\t\t', [['', '', '']]],
    ['5" ท่อ\tข', [['5" ท่อ', 'ข']]],
    ['"ไม่ปิด\tข', [['"ไม่ปิด', 'ข']]],
    ['"a"b\tc', [['"a"b', 'c']]],
    ['ก\n\nข', [['ก'], [''], ['ข']]],
  ])('is read as spreadsheets write it: %j', (text, rows) => {
    expect(readTsv(text)).toEqual(rows);
  });

  it('comes back as it was written', () => {
    const rows = [
      ['ตำบล "ใหม่"', 'แท็บ\tใน', ''],
      ['หลาย\r\nบรรทัด', '12', '–'],
    ];
    expect(readTsv(writeTsv(rows))).toEqual(rows);
  });

  it('of quotes that never end is read in a moment', () => {
    const text = '"\t'.repeat(400_000);
    const [row] = readTsv(text);
    expect(row?.length).toBeGreaterThan(1000);
  });
});
