import type { z } from 'zod';
import { RECIPE_VERSION, type Recipe, recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { formatDistance, formatNumber } from '../../../shared/domain/units.ts';
import { isKnownOp } from '../../../shared/recipes/gaps.ts';
import { openBlanks } from '../../../shared/recipes/parameters.ts';
import { blankText, operationText } from '../../../shared/text/operations.ts';

/** Twenty steps of the longest formulas are a tenth of it. */
export const LARGEST_RECIPE_BYTES = 1024 * 1024;

type Details = Record<string, string | number>;
const invalid = (problem: string, details: Details = {}): Refusal =>
  new Refusal('recipe-invalid', { problem, ...details });

const jsonOf = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Of the engine's words the line alone: the rest quotes the file.
    const line = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw invalid('no-json', { file, ...(line === undefined ? {} : { line: Number(line) }) });
  }
};

type Issue = z.core.$ZodIssue;

/** The bound that a number lies beyond, as people say it; nothing for all else that can be wrong. */
const limitOf = (blank: string, issue: Issue): Details => {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return {};
  if (issue.origin !== 'number') return {};
  const bound = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const metres = /M$|distancesM/.test(blank);
  const said = (language: 'th' | 'en'): string =>
    metres ? formatDistance(bound, language) : formatNumber(bound, 2);
  return {
    ...namedInBoth('limit', { th: said('th'), en: said('en') }),
    ...(issue.code === 'too_small' ? { least: 1 } : {}),
  };
};

/** Which step is not well formed, in the words by which people know its operation and blank. */
const stepProblem = (steps: unknown, issue: Issue): Details => {
  const { path } = issue;
  const at = Number(path[1]);
  const step: unknown = Array.isArray(steps) ? steps[at] : undefined;
  const op = typeof step === 'object' && step !== null && 'op' in step ? step.op : undefined;
  const blank = String(path[2] ?? '');
  const words = Object.hasOwn(blankText, blank) ? blankText[blank as keyof typeof blankText] : null;
  return {
    step: at + 1,
    ...(isKnownOp(op)
      ? namedInBoth('op', operationText[op].title)
      : { op: typeof op === 'string' ? op.slice(0, 60) : '' }),
    ...(words === null ? {} : namedInBoth('blank', words)),
    ...limitOf(blank, issue),
  };
};

/**
 * Checks what should be a recipe against the published schema. Refuses `recipe-invalid`: with `problem` `foreign` for
 * what is none, `version` for one of a newer program, `step` for one that is not well formed, `parameter` where an open
 * blank is none of its steps'.
 *
 * @param file its name, for the sentence
 */
export const checkedRecipe = (candidate: unknown, file = ''): Recipe => {
  if (typeof candidate !== 'object' || candidate === null || !('recipeVersion' in candidate))
    throw invalid('foreign', { file });
  const version = candidate.recipeVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw invalid('foreign', { file });
  if (version > RECIPE_VERSION) throw invalid('version', { version, newest: RECIPE_VERSION });
  const read = recipeSchema.safeParse(candidate);
  if (read.success) {
    openBlanks(read.data);
    return read.data;
  }
  const [issue] = read.error.issues;
  if (issue?.path[0] === 'steps' && issue.path.length > 1)
    throw invalid('step', stepProblem('steps' in candidate ? candidate.steps : [], issue));
  throw new Refusal('recipe-invalid', {
    reason: issue ? `${issue.path.join('.')}: ${issue.message}` : 'recipe',
  });
};

/** Reads the text of a recipe file. Refuses as `checkedRecipe` does, and with `problem` `no-json`. */
export const recipeOfText = (text: string, file: string): Recipe => checkedRecipe(jsonOf(text, file), file);
