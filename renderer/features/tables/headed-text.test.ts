import { describe, expect, it } from 'vitest';
import { headedText } from './headed-text.ts';

const titles = ['ชื่อ', 'จำนวนสมาชิก'];

describe('a pasted block that goes to import', () => {
  it('stands under the titles of its columns, and keeps its first row', () => {
    const lines = headedText('ป่าดง\t5\nป่าดง\t5', titles).split(/\r?\n/);
    expect(lines).toEqual(['ชื่อ\tจำนวนสมาชิก', 'ป่าดง\t5', 'ป่าดง\t5']);
  });

  it('has a heading for what reaches beyond the columns', () =>
    expect(headedText('ก\t1\t2', titles).split(/\r?\n/)[0]).toBe('ชื่อ\tจำนวนสมาชิก\t3'));

  it('keeps headings of its own', () => {
    const text = '"ชื่อ"\tหมายเหตุ\nป่าดง\tดี';
    expect(headedText(text, titles)).toBe(text);
  });
});
