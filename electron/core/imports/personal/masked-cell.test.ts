import { expect, it } from 'vitest';
import { maskedCell } from './masked-cell.ts';

it('hides numbers of persons in the preview, however they are written, and leaves the rest', () => {
  expect(maskedCell('5000000007774')).toBe('•'.repeat(13));
  expect(maskedCell('บัตร 5-0000-00007-77-4 ค่ะ')).toBe('บัตร •-••••-•••••-••-• ค่ะ');
  // Its last digit is wrong: it stands in a list of numbers all the same.
  expect(maskedCell('1234567890123')).toBe('•'.repeat(13));
  expect(maskedCell(5_000_000_007_774)).toBe('•'.repeat(13));
  for (const kept of ['081-234-5678', 'ต.ศรีธารา', 4500, null]) expect(maskedCell(kept)).toBe(kept);
});
