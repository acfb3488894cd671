import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../contract/codes.ts';
import { namedInBoth } from '../domain/refusal-words.ts';
import { refusalText } from './refusals.ts';

const BLANKS = ['field', 'fields', 'layer', 'list', 'reason', 'register'] as const;
const THAI = /[\u0E00-\u0E7F]/;

describe('the English sentence of a refusal', () => {
  const details = Object.assign(
    {},
    ...BLANKS.map((blank) => namedInBoth(blank, { th: 'คำไทย', en: `the ${blank}` })),
  ) as Record<string, string>;

  it.each(REFUSAL_CODES)('%s names fields, layers and reasons in English', (code) => {
    expect(refusalText({ code, details }).en).not.toMatch(THAI);
    expect(refusalText({ code, details }).th).not.toMatch(/the (field|layer|list|reason|register)/);
  });

  it('says the Thai name of what has no other', () => {
    const own = namedInBoth('field', { title: 'แหล่งน้ำ', titleEn: '' });
    expect(own).toEqual({ field: 'แหล่งน้ำ', fieldEn: 'แหล่งน้ำ' });
    expect(refusalText({ code: 'personal-masked', details: own }).en).toContain('แหล่งน้ำ');
  });
});
