/** What is wrong with a formula: the words stand in `shared/text/formula.ts`. */
export type FormulaProblem =
  | 'character'
  | 'text-open'
  | 'bracket-open'
  | 'number'
  | 'ended'
  | 'unexpected'
  | 'field'
  | 'function'
  | 'arguments'
  | 'depth'
  | 'condition'
  | NoValue;

/** Why a formula that can be read yields nothing for a row; `missing`: a field that it needs is empty there. */
export type NoValue = 'missing' | 'not-number' | 'no-shape' | 'uncomputable';

/** Thrown for a formula that can't be read; `at` counts UTF-16 units from 0, `word` is what stands there. */
export class FormulaError extends Error {
  readonly problem: FormulaProblem;
  readonly at: number;
  readonly word: string;

  constructor(problem: FormulaProblem, at: number, word: string) {
    super(`${problem} at ${at}: ${word}`);
    this.name = 'FormulaError';
    this.problem = problem;
    this.at = at;
    this.word = word;
  }
}
