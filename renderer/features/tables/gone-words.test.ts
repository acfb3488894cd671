import { describe, expect, it } from 'vitest';
import { goneWords } from './gone-words.ts';

describe('a cell that names a row which is gone', () => {
  it('says so instead of an id', () => expect(goneWords('id', '01a22194-73a1', 'th')).toBe('ไม่พบแถวที่โยงถึง'));

  it('shows a code, by which people know the row all the same', () =>
    expect(goneWords('code', '99010101', 'th')).toBe('99010101'));
});
