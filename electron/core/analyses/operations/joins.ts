import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { type AnalysisFeature, byCode, type NotedRows, notedRows } from '../feature-set.ts';
import { related } from './keep.ts';
import {
  fieldAt,
  joinedFields,
  numbered,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
} from './rows.ts';

/** Each row with the fields of those that lie so to it. */
export function spatialJoin(step: StepOf<'spatial-join'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  const other = tools.against(step.with);
  tellNowhere(tools, input);
  const found = related(input, other, step.relation, tools);
  // A row that GEOS can't work with may have matches: it is left out, not said to have none.
  const features = input.features.filter((_, i) => found[i] !== null);
  const matches = found.filter((others) => others !== null);
  return joined({ ...input, features }, other, matches, step.take, tools);
}

/** Each row with the fields of those whose value is equal. Blanks are equal to nothing. */
export function attributeJoin(step: StepOf<'attribute-join'>, tools: Tools): Outcome {
  const input = tools.take(step.input);
  const other = tools.against(step.with);
  const at = fieldAt(input, step.field);
  const groups = byValue(other.features, fieldAt(other, step.withField));
  const found = input.features.map((row) => groups.get(keyOf(row.values[at])) ?? []);
  return joined(input, other, found, 'first', tools);
}

/** A value as it is compared: codes are text with or without blanks around them. */
export const keyOf = (value: CellValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim();

/** Rows by the value of a field; those without one are in no group. */
export function byValue(rows: readonly AnalysisFeature[], at: number): Map<string, AnalysisFeature[]> {
  const groups = Map.groupBy(rows, (row) => keyOf(row.values[at]));
  groups.delete('');
  return groups;
}

function joined(
  input: RowSet,
  other: RowSet,
  found: readonly AnalysisFeature[][],
  take: 'first' | 'every',
  tools: Tools,
): Outcome {
  const blank: CellValue[] = other.fields.map(() => null);
  const rows = input.features.flatMap((row, i) => {
    const partners = [...(found[i] ?? [])].sort(byCode);
    const taken = take === 'first' ? partners.slice(0, 1) : partners;
    const values = taken.length === 0 ? [blank] : taken.map((partner) => partner.values);
    return values.map((more) => ({ code: row.code, wkb: row.wkb, values: [...row.values, ...more] }));
  });
  const having = (fits: (n: number) => boolean): NotedRows =>
    notedRows(
      input,
      input.features.filter((_, i) => fits(found[i]?.length ?? 0)),
    );
  tools.note(
    'no-match',
    input.origin,
    having((n) => n === 0),
  );
  if (take === 'first')
    tools.note(
      'first-of-several',
      input.origin,
      having((n) => n > 1),
    );
  const fields = joinedFields(input.fields, other.fields, other.title);
  return {
    set: { ...input, fields, features: numbered(rows), filteredFrom: null },
    facts: { of: input.features.length, total: found.filter((partners) => partners.length > 0).length },
  };
}
