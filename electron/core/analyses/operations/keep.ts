import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { Relation } from '../../../../shared/contract/steps/parts.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { asCondition, type Formula, formulaOf } from '../../../../shared/formula/formula.ts';
import { FormulaError } from '../../../../shared/formula/formula-error.ts';
import { truth } from '../../../../shared/formula/functions.ts';
import type { HeldShape } from '../../geometry/index.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { indexOf } from '../spatial-index.ts';
import { orSpoiled } from '../spoiled.ts';
import { heldShapes } from './held-shapes.ts';
import { inShownUnit, SATANG } from './money.ts';
import { keeping, type Outcome, type RowSet, type Tools, tellNowhere, tellSpoiled } from './rows.ts';
import { workedOut } from './worked-out.ts';

/** The rows for which a formula is true; those for which it can't be told are told. */
export function selectByValue(step: StepOf<'select-by-value'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  const formula = readFormula(step.where, input, asCondition);
  const values = workedOut(formula, step.where, input, tools);
  const features = input.features.filter((_, i) => truth(values[i] ?? null) === true);
  const unknown = values.filter((value) => truth(value) === null).length;
  const { figure } = input;
  return {
    set: keeping(input, features),
    ...(figure === undefined ? {} : { value: figure }),
    facts: { of: input.features.length, parts: { unknown } },
  };
}

/** A formula over a set's fields, money in baht as people see it. Refuses `formula-invalid` with the place and the word. */
export function readFormula(
  text: string,
  set: RowSet,
  as: (formula: Formula) => Formula = (formula) => formula,
): Formula {
  try {
    const formula = as(
      formulaOf(
        text,
        set.fields.map(({ name, title }) => ({ name, title: title.th })),
      ),
    );
    const used = new Set(formula.fields);
    if (!set.fields.some(({ name, unit }) => unit === SATANG && used.has(name))) return formula;
    const shown = (values: readonly CellValue[]): CellValue[] =>
      values.map((value, i) => inShownUnit(value, set.fields[i]));
    return { ...formula, of: (values, row) => formula.of(shown(values), row) };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { problem, at, word } = error;
    throw new Refusal('formula-invalid', { problem, at: at + 1, word, formula: text });
  }
}

/** How `of` stands to a row that stands so to it: the prepared side is the one that is asked many times. */
const CONVERSE = {
  intersects: 'intersects',
  disjoint: 'intersects',
  within: 'contains',
  contains: 'within',
  touches: 'touches',
  crosses: 'crosses',
  overlaps: 'overlaps',
  equals: 'equals',
} as const satisfies Record<Relation, string>;

/**
 * For each row those of another layer that it stands to in a relation, lowest index first; null for a row that GEOS can't
 * work with. Rows of either layer that it can't are told.
 */
export function related(
  input: RowSet,
  of: RowSet,
  relation: Relation,
  tools: Tools,
): (AnalysisFeature[] | null)[] {
  const rows = input.features;
  const index = indexOf(of.features);
  const shapes = heldShapes(tools.geos);
  const spoiled = new Set<AnalysisFeature>();
  const stands = (own: HeldShape, other: AnalysisFeature): boolean =>
    orSpoiled(other, spoiled, () => shapes.of(other).relates(CONVERSE[relation], own)) ?? false;
  try {
    return rows.map((row, i) => {
      if (i % 500 === 0) tools.progress(i / rows.length);
      const { wkb } = row;
      const candidates = wkb === null || row.box === null ? [] : index.touching(row.box);
      if (wkb === null || candidates.length === 0) return [];
      const own = orSpoiled(row, spoiled, () => tools.geos.hold(wkb));
      try {
        return own === undefined ? null : candidates.filter((other) => stands(own, other));
      } finally {
        own?.free();
      }
    });
  } finally {
    shapes.free();
    tellSpoiled(tools, [input, of], spoiled);
  }
}

/** The rows that stand in a relation to any row of another layer. */
export function selectByLocation(step: StepOf<'select-by-location'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  tellNowhere(tools, input);
  const found = related(input, tools.against(step.of), step.relation, tools);
  const features = input.features.filter((row, i) => {
    const others = found[i] ?? null;
    if (row.wkb === null || others === null) return false;
    return others.length > 0 !== (step.relation === 'disjoint');
  });
  return { set: keeping(input, features), facts: { of: input.features.length } };
}
