import { type AnalysisResult, analysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { UNSAFE_HOUSES } from '../../../shared/domain/household-sets.ts';
import { placeFieldsIn } from '../../../shared/domain/place-fields.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { refusePersonalRecipe } from '../../../shared/recipes/personal.ts';
import { analysesText } from '../../../shared/text/analyses.ts';
import { findAhead } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { catalogueLayers, layerColumns, layerRows, resultEvidence } from './analyses.queries.ts';
import type { LayerInput, PointsInput } from './analysis-task.ts';
import { codeFieldOf } from './area-fields.ts';
import { cacheKey } from './cache-key.ts';
import { householdAreas, type Plan, planRecipe } from './plan-recipe.ts';
import type { RowsPlan } from './plan-rows.ts';
import type { PlannedInput } from './planned-input.ts';
import { householdPoints, householdVersion } from './restricted-points.queries.ts';
import { rowsInputs } from './rows-inputs.ts';
import { runRowsTask, runTask } from './run-task.ts';
import { zoneOf } from './utm-zone.ts';
import { type ResultFrame, writeAreaResult, writeFeatureResult } from './write-result.ts';
import { type RowsFrame, writeRows } from './write-rows.ts';

export interface RunOptions {
  readonly signal: AbortSignal;
  progress(fraction: number | null, step?: Bilingual): void;
  /** Wished table name of the result layer. */
  readonly into?: string;
}

/** What share of the whole the threads' work is; the rest is reading before and writing after. */
const COMPUTING = 0.9;

/**
 * Runs a recipe on a workspace and makes its result layer; nothing is kept when it fails or is cancelled. The
 * same recipe on the same rows returns the layer it made before, with `reused` set. Refuses
 * `recipe-invalid`, `recipe-input-missing`, `layer-empty`, `restricted-locked`, `restricted-missing`,
 * `workspace-read-only`, `job-cancelled`.
 */
export async function runRecipe(
  workspace: OpenWorkspace,
  candidate: unknown,
  options: RunOptions,
): Promise<AnalysisResult> {
  const started = performance.now();
  const plan = planRecipe(candidate, catalogueLayers(workspace.db));
  refusePersonalRecipe(plan.recipe);
  options.progress(0, analysesText.reading);
  requireRows(workspace, plan);
  const inputs = inputsOf(workspace, plan);
  const key = cacheKey(workspace, plan, inputs, dayInThailand());
  const earlier = options.into === undefined ? earlierResult(workspace, key) : null;
  if (earlier) return { ...earlier, reused: true };
  if (workspace.readOnly) throw new Refusal('workspace-read-only');
  const { table } = plan.kind === 'rows' ? plan.main : plan.rows.root;
  const utmZone = zoneOf(workspace, plan.recipe, table);
  const ranAt = new Date().toISOString();
  const frame = { workspace, inputs, key, ranAt, started, utmZone, into: options.into };
  return plan.kind === 'rows'
    ? answerRows({ ...frame, plan }, options)
    : answerCounted({ ...frame, plan }, options);
}

const stepProgress =
  (plan: Plan | RowsPlan, options: RunOptions) =>
  (step: number, fraction: number): void => {
    const count = plan.recipe.steps.length;
    options.progress(((step + fraction) / count) * COMPUTING, analysesText.step(step + 1, count));
  };

async function answerCounted(frame: ResultFrame, options: RunOptions): Promise<AnalysisResult> {
  const { workspace, plan } = frame;
  const breakdowns = plan.restricted ? breakdownInputs(workspace) : {};
  const task = {
    gpkgPath: workspace.gpkgPath,
    steps: plan.recipe.steps,
    utmZone: frame.utmZone,
    inputs: { ...taskInputs(workspace, plan), ...breakdowns },
    breakdowns: Object.keys(breakdowns),
  };
  const result = await runTask(task, options.signal, stepProgress(plan, options));
  await beforeWriting(workspace, options);
  await findAhead(workspace, plan.rows.root.table, plan.recipe.within ?? null);
  return result.kind === 'areas' ? writeAreaResult(frame, result) : writeFeatureResult(frame, result);
}

async function answerRows(frame: RowsFrame, options: RunOptions): Promise<AnalysisResult> {
  const { workspace, plan } = frame;
  await findAhead(workspace, plan.main.table, plan.recipe.within ?? null);
  const task = {
    gpkgPath: workspace.gpkgPath,
    recipe: plan.recipe.steps,
    utmZone: frame.utmZone,
    inputs: rowsInputs(workspace, plan),
    today: dayInThailand(),
  };
  const result = await runRowsTask(task, options.signal, stepProgress(plan, options));
  await beforeWriting(workspace, options);
  return writeRows(frame, result);
}

async function beforeWriting(workspace: OpenWorkspace, options: RunOptions): Promise<void> {
  options.signal.throwIfAborted();
  options.progress(COMPUTING, analysesText.writing);
  await workspace.writable(options.signal);
}

/** A layer without rows can't answer; for the restricted register the store must be open and filled. */
function requireRows(workspace: OpenWorkspace, plan: Plan | RowsPlan): void {
  for (const input of plan.inputs.values()) {
    if (input.restricted) {
      if (workspace.restricted.state === 'none') throw new Refusal('restricted-missing');
      if (workspace.restricted.state === 'locked') throw new Refusal('restricted-locked');
      if (workspace.restricted.households() === 0)
        throw new Refusal('layer-empty', namedInBoth('layer', input.noun.name));
    } else if (layerRows(workspace.db, input.table) === 0) {
      throw new Refusal('layer-empty', namedInBoth('layer', input.layer ?? { title: input.name }));
    }
  }
}

function inputsOf(workspace: OpenWorkspace, plan: Plan | RowsPlan): AnalysisResult['inputs'] {
  const named = [...plan.inputs.values()].map((input) => ({
    name: input.table,
    title: input.layer?.title ?? input.noun.name.th,
    version: input.layer?.version ?? householdVersion(workspace.restricted.db()),
    asOf: input.layer?.as_of ?? null,
  }));
  return [...named, ...figureInputs(workspace, plan)];
}

/** The registers that figures of areas come from; those of the restricted store must be open. */
function figureInputs(workspace: OpenWorkspace, plan: Plan | RowsPlan): AnalysisResult['inputs'] {
  if (plan.kind !== 'rows') return [];
  const registers = new Set([...plan.inputs.values()].map(({ register }) => register ?? ''));
  const asked = placeFieldsIn(plan.recipe.steps).filter(({ of }) => of.some((one) => registers.has(one)));
  const layers = catalogueLayers(workspace.db);
  return [...new Set(asked.map(({ from }) => from))].map((from) => {
    const title = registerOf(from)?.th ?? from;
    const layer = layers.find(({ name }) => name === from);
    if (registerOf(from)?.store !== 'restricted')
      return { name: from, title, version: layer?.version ?? 0, asOf: layer?.as_of ?? null };
    if (workspace.restricted.state === 'none') throw new Refusal('restricted-missing');
    if (workspace.restricted.state === 'locked') throw new Refusal('restricted-locked');
    return { name: from, title, version: householdVersion(workspace.restricted.db()), asOf: null };
  });
}

function earlierResult(workspace: OpenWorkspace, key: string): AnalysisResult | null {
  for (const { name, evidence } of resultEvidence(workspace.db)) {
    const stored = JSON.parse(evidence) as { cacheKey?: unknown };
    if (stored.cacheKey !== key) continue;
    const parsed = analysisResult.safeParse(stored);
    if (parsed.success) return { ...parsed.data, layer: name };
  }
  return null;
}

function taskInputs(workspace: OpenWorkspace, plan: Plan): Record<string, LayerInput | PointsInput> {
  // Only where areas are cut must long edges follow their geodesic vertex by vertex.
  // Codes decide between areas alone.
  const coded = new Set(
    plan.recipe.steps.flatMap((step) => ('areas' in step ? [rootOf(plan, step.areas)] : [])),
  );
  const cutting = plan.recipe.steps.some(({ op }) => op === 'area-in-areas');
  const entries = [...plan.inputs.values()].map((input): [string, LayerInput | PointsInput] => [
    input.name,
    input.restricted
      ? householdPoints(workspace.restricted.db(), input.name === UNSAFE_HOUSES)
      : {
          ...layerInput(workspace, input),
          plain: !cutting,
          ...(coded.has(input.name) ? {} : { codeField: null }),
        },
  ]);
  return Object.fromEntries(entries);
}

/** Every layer of areas that households may be asked by, under names that no layer can have. */
const breakdownInputs = (workspace: OpenWorkspace): Record<string, LayerInput> =>
  Object.fromEntries(
    householdAreas(catalogueLayers(workspace.db)).map((input) => [
      `by ${input.table}`,
      { ...layerInput(workspace, input), plain: true },
    ]),
  );

/** The layer that a name stands for, through the steps that kept some of it. */
function rootOf(plan: Plan, name: string): string {
  const step = plan.recipe.steps.find(({ id }) => `#${id}` === name);
  if (step === undefined) return name;
  if (step.op === 'near') return rootOf(plan, step.input);
  return 'areas' in step ? rootOf(plan, step.areas) : name;
}

const layerInput = (workspace: OpenWorkspace, input: PlannedInput): LayerInput => ({
  kind: 'layer',
  table: input.table,
  codeField: codeFieldOf(input, layerColumns(workspace.db, input.table)),
});
