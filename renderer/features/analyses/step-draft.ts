import { type RecipeOp, type RecipeStep, recipeStep } from '../../../shared/contract/recipe.ts';
import { type Figure, figure } from '../../../shared/contract/steps/parts.ts';
import { type Blank, OPERATIONS } from '../../../shared/domain/operations.ts';
import { blankText } from '../../../shared/text/operations.ts';

export type BlankName = keyof typeof blankText;

/** A step that is being filled in: what stands in each blank, in the form in which pickers offer it. */
export interface StepDraft {
  readonly id: string;
  readonly op: RecipeOp;
  readonly filled: Readonly<Partial<Record<BlankName, readonly string[]>>>;
}

const isBlankName = (name: string): name is BlankName => name in blankText;

/** The blanks of an operation in the order of its table. */
export const blanksOf = (op: RecipeOp): readonly (readonly [BlankName, Blank])[] =>
  Object.entries<Blank>(OPERATIONS[op].blanks).flatMap(([name, blank]) =>
    isBlankName(name) ? [[name, blank] as const] : [],
  );

/** The blanks that are asked for as the others stand: how roads meet only where there are roads. */
export const blanksAsked = ({ op, filled }: StepDraft): readonly (readonly [BlankName, Blank])[] =>
  blanksOf(op).filter(([, blank]) => {
    const other = 'with' in blank ? blank.with : undefined;
    return other === undefined || (filled[other] ?? []).length > 0;
  });

const PLACES = ['statistic', 'field', 'weight'] as const;

/** A figure as one word: a weight and a percentage that a recipe asks for are kept, though pickers offer neither. */
export const figureCode = (one: Figure): string =>
  [...PLACES.map((place) => one[place] ?? ''), one.percent ? '%' : ''].join('|');

/** The figure of a word made by `figureCode`; null for any other. */
export const figureOf = (code: string): Figure | null => {
  const [statistic, field, weight, percent] = code.split('|');
  const read = figure.safeParse({
    statistic,
    ...(field ? { field } : {}),
    ...(weight ? { weight } : {}),
    percent: percent === '%',
  });
  return read.success ? read.data : null;
};

const encode = (blank: Blank, value: unknown): readonly string[] => {
  if (value === undefined || value === null || value === false) return [];
  if (blank.kind === 'figures') return figure.array().parse(value).map(figureCode);
  return Array.isArray(value) ? value.map(String) : [value === true ? 'yes' : String(value)];
};

const decode = (blank: Blank, codes: readonly string[]): unknown => {
  if (blank.kind === 'switch') return codes.length > 0;
  if (blank.kind === 'figures') return codes.flatMap((code) => figureOf(code) ?? []);
  if (blank.kind === 'distances') return codes.map(Number);
  if (blank.kind === 'fields') return codes;
  const [first] = codes;
  if (first === undefined || first === '') return undefined;
  return blank.kind === 'distance' || blank.kind === 'number' ? Number(first) : first;
};

/** The draft of a step of a recipe. */
export const draftOf = (step: RecipeStep): StepDraft => {
  const values: Readonly<Record<string, unknown>> = step;
  const filled = blanksOf(step.op).map(([name, blank]) => [name, encode(blank, values[name])] as const);
  return { id: step.id, op: step.op, filled: Object.fromEntries(filled) };
};

const parsed = (draft: StepDraft): ReturnType<typeof recipeStep.safeParse> => {
  const { id, op, filled } = draft;
  const values = blanksAsked(draft).map(
    ([name, blank]) => [name, decode(blank, filled[name] ?? [])] as const,
  );
  return recipeStep.safeParse({ id, op, ...Object.fromEntries(values) });
};

/** The step that a draft stands for; null while something is missing. */
export const stepOf = (draft: StepDraft): RecipeStep | null => {
  const read = parsed(draft);
  return read.success ? read.data : null;
};

/** The bound that the number in a blank lies beyond; null where it lies beyond none. */
export const boundOf = (
  draft: StepDraft,
  name: BlankName,
): { readonly value: number; readonly most: boolean; readonly metres: boolean } | null => {
  const blank = blanksOf(draft.op).find(([one]) => one === name)?.[1];
  const metres = blank?.kind === 'distance' || blank?.kind === 'distances';
  for (const issue of parsed(draft).error?.issues ?? []) {
    if (issue.path[0] !== name) continue;
    if (issue.code === 'too_big' && issue.origin === 'number')
      return { value: Number(issue.maximum), most: true, metres };
    if (issue.code === 'too_small' && issue.origin === 'number')
      return { value: Number(issue.minimum), most: false, metres };
  }
  return null;
};
