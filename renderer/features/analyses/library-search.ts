import type { Bilingual } from '../../../shared/contract/base.ts';
import type { RecipeOp } from '../../../shared/contract/recipe.ts';
import { OPERATIONS } from '../../../shared/domain/operations.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { blankText, operationText } from '../../../shared/text/operations.ts';
import {
  composeUi,
  type QuestionGroup,
  questionGroups,
  questionSentences,
  withoutRoads,
} from '../../../shared/text/question-sentences.ts';

export interface LibrarySentence {
  readonly op: RecipeOp;
  readonly group: QuestionGroup;
  /** The sentence, its blanks named in brackets. */
  readonly words: Bilingual;
  readonly help: Bilingual;
}

/** Blanks whose own names are words of the sentence already. */
const nameOf = (name: string): Bilingual => {
  if (name === 'of' || name === 'with') return composeUi.otherLayer;
  return blankText[name as keyof typeof blankText];
};

const named = (sentence: Bilingual): Bilingual => {
  const put = (language: 'th' | 'en'): string =>
    sentence[language].replace(/\{(\w+)\}/g, (_, name: string) =>
      name in blankText ? `[${nameOf(name)[language]}]` : '',
    );
  return { th: put('th'), en: put('en') };
};

const isOperation = (op: string): op is RecipeOp => op in OPERATIONS;

/** One sentence for each operation, in the order of their table. */
const ALL: readonly LibrarySentence[] = Object.keys(OPERATIONS)
  .filter(isOperation)
  .map((op) => {
    const { group, sentence } = questionSentences[op];
    return { op, group, words: named(withoutRoads(sentence)), help: operationText[op].help };
  });

/** The sentences that hold every word typed, whatever its tone marks: in the sentence, its name, help or group. */
export const foundSentences = (typed: string): LibrarySentence[] => {
  const wanted = typed.split(/\s+/).map(looseText).filter(Boolean);
  return ALL.filter(({ op, group, help }) => {
    const all = [named(questionSentences[op].sentence), help, operationText[op].title, questionGroups[group]];
    const text = looseText(all.map(({ th, en }) => `${th} ${en}`).join(' '));
    return wanted.every((word) => text.includes(word));
  });
};

/** Sentences under what people ask for; groups without one are left out. */
export const libraryGroups = (
  sentences: readonly LibrarySentence[],
): { title: Bilingual; sentences: LibrarySentence[] }[] =>
  Object.entries(questionGroups).flatMap(([key, title]) => {
    const mine = sentences.filter(({ group }) => group === key);
    return mine.length === 0 ? [] : [{ title, sentences: mine }];
  });
