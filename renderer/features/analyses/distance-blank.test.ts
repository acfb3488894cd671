import { describe, expect, it } from 'vitest';
import { question } from '../../../shared/contract/analyses.ts';
import { valuesOf } from './analysis-store.ts';
import { distanceChoices } from './distance-blank.tsx';

const label = { th: 'ก', en: 'a' };
const near = question.parse({
  ...{ id: 'count-near', group: 'count', title: label, blockedBy: null },
  parts: [
    {
      ...{ blank: 'subject', kind: 'layer', value: 'village' },
      options: ['household', 'village'].map((value) => ({ value, label })),
    },
    {
      ...{ blank: 'distance', kind: 'distance', value: 1000 },
      options: [1000, 2000].map((value) => ({ value, label: { th: `${value} ม.`, en: `${value} m` } })),
    },
  ],
});
const distance = near.parts.find((part) => 'blank' in part && part.kind === 'distance');
const choices = (typed: string, listOnly = false): number[] =>
  distance !== undefined && 'blank' in distance
    ? distanceChoices(distance, typed, listOnly).map(({ metres }) => metres)
    : [];

describe('a distance of a ready question', () => {
  it('is one of the list, or any that is typed', () => {
    expect(choices('')).toEqual([1000, 2000]);
    expect(choices('1.5 กม.')).toEqual([1500]);
    expect(choices('2 กม.')).toEqual([2000]);
    expect(choices('๑.๕ กม')).toEqual([1500]);
    expect(['ไกล', '3 ม.', '2000 กม.'].flatMap((typed) => choices(typed))).toEqual([]);
  });

  it('is one of the list where households are asked of', () => {
    expect(choices('1.5 กม.', true)).toEqual([]);
    expect(choices('2 กม.', true)).toEqual([2000]);
    const typed = { subject: 'household', distance: 1500 };
    expect(valuesOf(near, typed)).toEqual({ subject: 'household', distance: 1000 });
    expect(valuesOf(near, { ...typed, subject: 'village' }).distance).toBe(1500);
  });
});
