import { describe, expect, it } from 'vitest';
import { isNationalId } from './national-id.ts';

/** The number of twelve given digits with its check digit, worked out the long way. */
function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (13 - i), 0);
  return `${twelve}${(11 - (sum % 11)) % 10}`;
}

describe('national ID numbers', () => {
  it.each(['110170123456', '345678901234', '012345678901'])('knows %s and its check digit', (twelve) => {
    const id = withCheckDigit(twelve);
    expect(isNationalId(id)).toBe(true);
    expect(isNationalId(`${id[0]}-${id.slice(1, 5)}-${id.slice(5, 10)}-${id.slice(10, 12)}-${id[12]}`)).toBe(
      true,
    );
    expect(isNationalId(`${twelve}${(Number(id[12]) + 1) % 10}`)).toBe(false);
  });

  it.each(['', '810101', '0000000000000', '123456789012', 'ก234567890123'])(
    'does not take %s for one',
    (text) => expect(isNationalId(text)).toBe(false),
  );
});
