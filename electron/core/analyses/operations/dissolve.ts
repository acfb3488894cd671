import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { madeField, RAI } from './columns.ts';
import { uniteInThreads } from './in-threads.ts';
import { keyOf } from './joins.ts';
import {
  distinctFields,
  fieldAt,
  fieldOf,
  numbered,
  type Outcome,
  type RowField,
  type RowSet,
  type Tools,
  tellUnknown,
} from './rows.ts';
import { sumOfRows } from './sum-of-rows.ts';

/** One row for each value of the fields: shapes united, sums of the values that are there, how many rows it was. */
export async function dissolve(step: StepOf<'dissolve'>, tools: Tools): Promise<Outcome> {
  const input = tools.take(step.input);
  const by = step.by.map((name) => fieldAt(input, name));
  const sums = step.sums.map((name) => fieldAt(input, name));
  tellUnknown(tools, input, sums);
  const keyOfRow = (row: AnalysisFeature): string => JSON.stringify(by.map((at) => keyOf(row.values[at])));
  const groups = [...Map.groupBy(input.features, keyOfRow).values()];
  const shapes = await uniteInThreads(
    groups.map((rows) => rows.flatMap(({ wkb }) => wkb ?? [])),
    tools,
  );
  const spoiled = groups.filter((rows, i) => shapes[i] === null && rows.some(({ wkb }) => wkb !== null));
  tools.note('geometry-unworkable', input.origin, spoiled.flat().length);
  const areal = shapes.some((wkb) => wkb !== null && wkbType(wkb).endsWith('Polygon'));
  const areas = shapes.map((wkb) => (wkb === null || !areal ? null : tools.ruler.rai(wkb)));
  const rows = groups.map((members, i) => {
    const first = members[0] as AnalysisFeature;
    const wkb = shapes[i] ?? null;
    const values = [
      ...by.map((at) => first.values[at] ?? null),
      ...sums.map((at) => sumOfRows(members, at)),
      members.length,
      ...(areal ? [areas[i] ?? null] : []),
    ];
    return { code: by.length > 0 ? keyOf(first.values[by[0] ?? 0]) : '', wkb, values };
  });
  const fields = distinctFields(fieldsOf(step, input, areal), input.title);
  const total = areal ? areas.reduce<number>((sum, area) => sum + (area ?? 0), 0) : undefined;
  return {
    set: {
      ...input,
      fields,
      label: fields[0]?.name ?? null,
      features: numbered(rows),
      filteredFrom: null,
    },
    // The first sum, or without one how many rows it was: under the name that it was given beside the keys.
    value: fields[by.length]?.name ?? 'rows_united',
    facts: { of: input.features.length, ...(total === undefined ? {} : { total, unit: 'rai' as const }) },
  };
}

/** Keys, sums, how many rows it was, and of areas how large it is. */
const fieldsOf = (step: StepOf<'dissolve'>, input: RowSet, areal: boolean): RowField[] => [
  ...step.by.map((name) => fieldOf(input, name)),
  ...step.sums.map((name): RowField => ({ ...fieldOf(input, name), type: sumType(fieldOf(input, name)) })),
  madeField('rows_united', 'integer'),
  ...(areal ? [madeField('area_rai', 'real', RAI)] : []),
];

const sumType = ({ type }: RowField): RowField['type'] => (type === 'integer' ? 'integer' : 'real');
