import { expect, it } from 'vitest';
import { figureHeading } from './figure-heading.ts';

it('tells the name of a figure from the unit behind it', () => {
  expect(figureHeading('พื้นที่นา (ไร่)')).toEqual({ name: 'พื้นที่นา', unit: 'ไร่' });
  expect(figureHeading(' ผู้ว่างงาน [%] ')).toEqual({ name: 'ผู้ว่างงาน', unit: 'ร้อยละ' });
  expect(figureHeading('โรงเรียน')).toEqual({ name: 'โรงเรียน', unit: null });
  expect(figureHeading('โรงเรียน (รัฐ)')).toEqual({ name: 'โรงเรียน (รัฐ)', unit: null });
  expect(figureHeading('(ไร่)')).toEqual({ name: '(ไร่)', unit: null });
});
