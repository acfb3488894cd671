import type { Question } from '../../../shared/contract/analyses.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import type { Translate } from '../../ui/index.ts';

/** The sentence of a question with what is proposed for its blanks. */
export const proposedSentence = ({ parts }: Question, t: Translate): string =>
  parts
    .map((part) => {
      if ('text' in part) return t(part.text);
      const option = part.options.find(({ value }) => value === part.value);
      return option === undefined ? '…' : t(option.label);
    })
    .join(' ');

/** All that can be found of a question: its title, its words, and everything that its blanks can hold. */
const wordsOf = (question: Question, t: Translate): string =>
  [
    t(question.title),
    ...question.parts.flatMap((part) =>
      'text' in part ? [t(part.text)] : part.options.map(({ label }) => t(label)),
    ),
  ].join(' ');

/** The questions that have every one of the words typed, however their tones are marked. */
export const found = (questions: readonly Question[], words: string, t: Translate): readonly Question[] => {
  const wanted = words.split(/\s+/).map(looseText);
  return questions.filter((question) => {
    const there = looseText(wordsOf(question, t));
    return wanted.every((word) => there.includes(word));
  });
};
