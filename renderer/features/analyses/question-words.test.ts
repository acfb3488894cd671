import { expect, test } from 'vitest';
import { question } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { found, proposedSentence } from './question-words.ts';

const t = ((words: Bilingual) => words.th) as Parameters<typeof found>[2];
const said = (th: string): Bilingual => ({ th, en: th });
const far = question.parse({
  ...{ id: 'far', group: 'distance', title: said('ที่อยู่ไกลเกินระยะ'), blockedBy: null },
  parts: [
    {
      ...{ blank: 'subject', kind: 'layer', value: 'b' },
      options: [
        { value: 'a', label: said('หมู่บ้าน') },
        { value: 'b', label: said('โครงการที่อยู่อาศัย') },
      ],
    },
    { text: said('ใดอยู่ไกลจากป่า') },
  ],
});

test('A question is found by words of its sentence and by what its blanks can hold, tone marks or not', () => {
  const ids = (words: string) => found([far], words, t).map(({ id }) => id);
  expect([ids('ไกล'), ids('หมูบาน ปา'), ids('กองทุน'), ids('')]).toEqual([['far'], ['far'], [], ['far']]);
});

test('A question is shown with what is proposed for it', () => {
  expect(proposedSentence(far, t)).toBe('โครงการที่อยู่อาศัย ใดอยู่ไกลจากป่า');
});
