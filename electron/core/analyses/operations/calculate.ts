import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { readFormula } from './keep.ts';
import { extended, type Outcome, type RowField, type Tools, withValues } from './rows.ts';
import { workedOut } from './worked-out.ts';

const TYPES = { number: 'real', text: 'text', boolean: 'boolean' } as const;

/** A field behind the others, worked out row by row; rows for which nothing can be worked out stay without a value. */
export function calculate(step: StepOf<'calculate'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  const formula = readFormula(step.expression, input);
  const { values } = workedOut(formula, step.expression, input, tools);
  const kinds = new Set(values.flatMap((value) => (value === null ? [] : [typeof value])));
  const only = kinds.size === 1 ? [...kinds][0] : undefined;
  const yields = formula.yields === 'any' ? (only === 'string' ? 'text' : only) : formula.yields;
  const type = yields === 'number' || yields === 'boolean' ? TYPES[yields] : 'text';
  const field: RowField = {
    name: columnName(step.title),
    title: { th: step.title, en: step.title },
    type,
    unit: null,
  };
  const rows = input.features.map((row, i) => {
    const value = values[i] ?? null;
    return withValues(row, [...row.values, type === 'text' && value !== null ? String(value) : value]);
  });
  const set = extended(input, [field], rows);
  const value = set.fields.at(-1)?.name;
  return {
    set,
    facts: { of: input.features.length },
    ...(type === 'real' && value !== undefined ? { value } : {}),
  };
}

/** Column names are ASCII; what a person calls it is its title. */
const columnName = (title: string): string => {
  const ascii = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(ascii) ? ascii.slice(0, 40) : 'calculated';
};
