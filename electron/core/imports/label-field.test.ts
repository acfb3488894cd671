import { describe, expect, it } from 'vitest';
import { labelColumn } from './label-field.ts';

/** A table of text columns, by their names and values. */
const table = (columns: Readonly<Record<string, readonly string[]>>) =>
  ({
    codes: [],
    columns: Object.keys(columns).map((name) => ({ name, type: 'text' })),
    samples: Object.entries(columns).map(([name, values]) => ({ name, values })),
  }) as unknown as Parameters<typeof labelColumn>[0];

describe('the column that names rows', () => {
  it('is the Thai name where there are two', () => {
    expect(labelColumn(table({ NAME: ['CHAO PHRAYA RIVER'], NAMT: ['แม่น้ำเจ้าพระยา'] }))).toBe(1);
  });

  it('is one that tells rows apart where none is called a name', () => {
    const hospitals = table({
      Ministry: ['Public Health', 'Public Health', 'Public Health'],
      Department: ['Medical Services', 'Medical Services', 'Mental Health'],
      Agency: ['Lam Luk Ka Hospital', 'Thanyarak', 'Srithanya'],
      Address: ['1 A', '2 B', '3 C'],
    });
    expect(labelColumn(hospitals)).toBe(2);
    expect(labelColumn(table({ ประเภท: ['วัด', 'วัด'], สถานที่: ['วัดเหนือ', 'วัดใต้'] }))).toBe(1);
  });

  it('is none of a table without words', () => {
    expect(labelColumn(table({}))).toBe(-1);
  });
});
