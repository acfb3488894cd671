import { expect, it } from 'vitest';
import { personalColumns } from './personal-columns.ts';

/** Made-up numbers with right check digits: no one's. */
const ids = Array.from({ length: 8 }, (_, i) => {
  const twelve = `00000000${1000 + i}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return `${twelve}${(11 - (sum % 11)) % 10}`;
});

it('finds the columns of national ID numbers, and no others', () => {
  const samples = [
    { name: 'COLUMN_7', values: ids },
    { name: 'CODE', values: ids.map((_, i) => `8101010${i}`) },
    { name: 'RUNNING', values: ids.map((_, i) => String(1_000_000_000_000 + i)) },
    { name: 'FEW', values: [...ids.slice(0, 3), null, ''] },
  ];
  expect(personalColumns(samples)).toEqual(
    ['COLUMN_7', 'FEW'].map((name) => ({ name, kind: 'national-id', withheld: true })),
  );
});
