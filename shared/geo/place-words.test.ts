import { expect, it } from 'vitest';
import { dmsText, mgrsText } from './place-words.ts';

it('writes degrees, minutes and seconds, and never sixty of either', () => {
  expect(dmsText([100.501806, 13.756306])).toBe('13°45\'22.7"N 100°30\'06.5"E');
  expect(dmsText([99.9999999, 14 + 59.99999 / 60])).toBe('15°00\'00.0"N 100°00\'00.0"E');
});

it('writes the military grid in groups', () => {
  expect(mgrsText([100.5018, 13.7563])).toMatch(/^47P PR 6236\d 2128\d$/);
});
