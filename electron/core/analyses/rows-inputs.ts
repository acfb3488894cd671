import type { Bilingual } from '../../../shared/contract/base.ts';
import { placeFieldsIn } from '../../../shared/domain/place-fields.ts';
import { operationColumns } from '../../../shared/text/operation-columns.ts';
import { areaTitle, rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { readLayer, rowSource, STATE_SUFFIX } from '../layers/index.ts';
import { layerColumns } from './analyses.queries.ts';
import type { LayerInput } from './analysis-task.ts';
import { codeFieldOf } from './area-fields.ts';
import type { RowField } from './operations/rows.ts';
import { placeFigures } from './place-figures.queries.ts';
import type { RowsPlan } from './plan-rows.ts';
import type { PlannedInput } from './planned-input.ts';

/** What the thread reads of each layer: the fields that a person may see, under the names that people know. */
export function rowsInputs(workspace: OpenWorkspace, plan: RowsPlan): Record<string, LayerInput> {
  const entries = [...plan.inputs.values()].map((input): [string, LayerInput] => [
    input.name,
    { ...layerInput(workspace, input, plan), ...narrowed(workspace, plan, input) },
  ]);
  return Object.fromEntries(entries);
}

/** Whether a step puts rows together by their ids, as references between registers do. */
const joinsById = ({ recipe }: RowsPlan): boolean =>
  recipe.steps.some(
    (step) =>
      (step.op === 'gaps' && (step.areasField === 'id' || step.inputField === 'id')) ||
      (step.op === 'attribute-join' && (step.field === 'id' || step.withField === 'id')),
  );

/** The columns that say why a value is not there: what is withheld stays so, whatever is done with its rows. */
function stateFields(fields: readonly RowField[], columns: readonly string[]): RowField[] {
  const title = operationColumns.cluster_state;
  return fields
    .map(({ name }) => `${name}${STATE_SUFFIX}`)
    .filter((name) => columns.includes(name))
    .map((name): RowField => ({ name, title, type: 'text', unit: null }));
}

const ID: RowField = { name: 'id', title: { th: 'รหัสแถว', en: 'Row id' }, type: 'text', unit: null };

function layerInput(workspace: OpenWorkspace, input: PlannedInput, plan: RowsPlan): LayerInput {
  const layer = readLayer(workspace.db, input.table);
  const columns = layerColumns(workspace.db, input.table);
  const fields = layer.fields
    .filter(
      ({ name, type, hidden, masked }) => columns.includes(name) && type !== 'binary' && !hidden && !masked,
    )
    .map(
      ({ name, title, titleEn, type, unit }): RowField => ({
        name,
        title: { th: title, en: titleEn },
        type: type === 'binary' ? 'text' : type,
        unit,
      }),
    );
  return {
    kind: 'layer',
    table: input.table,
    codeField: codeFieldOf(input, columns),
    title: layer.title,
    fields: [
      ...fields,
      ...stateFields(fields, columns),
      ...(joinsById(plan) && columns.includes('id') ? [ID] : []),
    ],
    label: layer.labelField,
    ...givenFields(workspace, input, plan, columns),
  };
}

/** What the recipe asks of areas that stands in other registers than theirs. */
function givenFields(
  workspace: OpenWorkspace,
  { register, table }: PlannedInput,
  { recipe }: RowsPlan,
  columns: readonly string[],
): Pick<LayerInput, 'given'> {
  const asked = placeFieldsIn(recipe.steps).filter(
    ({ name, of }) => register !== null && of.includes(register) && !columns.includes(name),
  );
  if (register === null || asked.length === 0) return {};
  return {
    given: asked.map((field) => ({
      field: { name: field.name, title: field.title, type: field.type, unit: field.unit },
      byFid: placeFigures(workspace, register, table, field),
    })),
  };
}

/** The blanks of the rows that others are held against. */
const HELD_AGAINST = ['of', 'with', 'to', 'within'] as const;

/** Whether the area that a recipe names is about these rows: those of the result, and of a change both sides. */
const isNarrowed = ({ main, other, last }: RowsPlan, { table }: PlannedInput): boolean =>
  table === main.table || (last.op === 'change' && table === other?.table);

/** Whether some step holds rows against those of this layer: what they are held against may lie outside the area. */
const isHeldAgainst = ({ recipe }: RowsPlan, { name }: PlannedInput): boolean =>
  recipe.steps.some((step) =>
    HELD_AGAINST.some((blank) => blank in step && Reflect.get(step, blank) === name),
  );

/** Of the layers whose rows the result is of, only those in the area that the recipe names. */
function narrowed(
  workspace: OpenWorkspace,
  plan: RowsPlan,
  input: PlannedInput,
): Pick<LayerInput, 'only' | 'asked'> {
  const { within } = plan.recipe;
  if (within === undefined || !isNarrowed(plan, input)) return {};
  const fids = rowsInArea(workspace, rowSource(workspace, input.table), within);
  if (fids === null) return {};
  return isHeldAgainst(plan, input) ? { asked: [...fids] } : { only: [...fids] };
}

/** The area that a recipe names, as its title says it; null without one. */
export const withinTitle = ({ db }: OpenWorkspace, { recipe }: RowsPlan): Bilingual | null =>
  recipe.within === undefined ? null : areaTitle(db, recipe.within);
