import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { classedStyle, geometryStyle } from '../../../shared/domain/styles.ts';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { analysesText } from '../../../shared/text/analyses.ts';
import { sayWithin, withinArea } from '../../../shared/text/area-filter.ts';
import type { BulkRow, ColumnDefinition, NewLayer, OpenWorkspace } from '../context.ts';
import { districtNames, layerColumns, type ResultSourceRow, resultSource } from './analyses.queries.ts';
import { type Answer, type AnswerRow, answerOf } from './answer.ts';
import { areaFields } from './area-fields.ts';
import { splitLeftOut, type ToldLeftOut } from './left-out.ts';
import { showAlone } from './one-on-map.ts';
import type { Plan } from './plan-recipe.ts';
import { EXACT_KIND, keepExactResult } from './restricted-points.queries.ts';
import { featuresSentence, leftOutOf, methodOf, sentenceOf } from './result-words.ts';
import { roundBreaks } from './round-breaks.ts';
import { districtColumn, districtOf } from './row-names.ts';
import { type Ruler, rulerOf } from './ruler.ts';
import type { StepsResult } from './run-steps.ts';
import { type Narrowing, narrowingOf } from './within.ts';

export interface ResultFrame {
  readonly workspace: OpenWorkspace;
  readonly plan: Plan;
  readonly inputs: AnalysisResult['inputs'];
  readonly key: string;
  readonly ranAt: string;
  /** `performance.now()` at the start. */
  readonly started: number;
  readonly into: string | undefined;
  /** The zone on whose grid areas are measured; null on the ellipsoid. */
  readonly utmZone: number | null;
}

export const VALUE_FIELD = 'value';
const CLASSES = 5;
/** Three zones need no five classes. */
const classesFor = (values: readonly number[]): number =>
  Math.min(CLASSES, Math.max(2, new Set(values).size));

/** Makes the layer of an answer about areas: every area with its figure, its state and its share. */
export function writeAreaResult(
  frame: ResultFrame,
  whole: Extract<StepsResult, { kind: 'areas' }>,
): AnalysisResult {
  const { workspace, plan } = frame;
  const within = narrowingOf(workspace, plan);
  const result = { ...whole, answers: narrowed(whole.answers, within) };
  const { table } = plan.rows.root;
  const source = resultSource(
    workspace.db,
    table,
    areaFields(plan.rows.root, layerColumns(workspace.db, table)),
  );
  const districts = districtNames(workspace.db);
  const answer = answerOf(plan, result, source);
  const rai = result.op === 'area-in-areas';
  const layer: NewLayer = {
    ...layerFrame(frame, within),
    columns: areaColumns(plan, source, rai),
    labelField: 'name',
    style: areaStyle(plan, answer, rai),
  };
  const evidence = {
    ...evidenceFrame(frame, within),
    ...areaEvidence(plan, answer),
    ...bilingualFields('sentence', said(sentenceOf(plan, answer, districts), within)),
    ...bilingualFields('method', methodOf(plan, answer, frame.utmZone)),
    leftOut: leftOutOf(plan, result.notes, answer),
  };
  const rows = answer.rows.map((row) =>
    areaRow(row, answer, rai ? rulerOf(frame.utmZone) : null, districts, layer.columns),
  );
  return store(frame, layer, rows, evidence, plan.restricted ? answer : null);
}

const unitOf = ({ subject }: Plan, rai: boolean): string =>
  (rai ? analysesText.rai : subject.root.noun.counter).th;

function areaStyle(plan: Plan, answer: Answer, rai: boolean): NewLayer['style'] {
  const shown = answer.rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  return classedStyle({
    field: VALUE_FIELD,
    breaks: roundBreaks(shown, classesFor(shown), !rai),
    labelField: 'name',
    ramp: rai ? 'amount' : 'sequential',
    unit: unitOf(plan, rai),
  });
}

/** What stands with an answer about areas beside its sentence and what was left out. */
const areaEvidence = (
  plan: Plan,
  answer: Answer,
): Pick<Evidence, 'rows' | 'denominator' | 'valueField' | 'unit' | 'total' | 'suppressed'> => ({
  rows: answer.rows.length,
  denominator: analysesText.denominator(
    plan.rows.root.noun,
    answer.rows.length,
    answer.rows.length - answer.missing,
  ),
  valueField: VALUE_FIELD,
  unit: unitOf(plan, plan.last.op === 'area-in-areas'),
  total: answer.total,
  suppressed: answer.suppressed,
});

/** Makes the layer of the rows that a last `near` kept. */
export function writeFeatureResult(
  frame: ResultFrame,
  result: Extract<StepsResult, { kind: 'features' }>,
): AnalysisResult {
  const { workspace, plan } = frame;
  const { root } = plan.rows;
  const within = narrowingOf(workspace, plan);
  const lies = (fid: number): boolean => within?.fids.has(fid) ?? true;
  const kept = new Set(result.fids.filter(lies));
  const columns = layerColumns(workspace.db, root.table);
  const fields = areaFields(root, columns);
  const district = districtColumn(columns);
  const rows = resultSource(workspace.db, root.table, { ...fields, district });
  const districts = districtNames(workspace.db);
  const source = rows.filter((row) => kept.has(row.fid));
  const named = source.map(({ name, districtCode }) => ({
    name,
    district: districtOf(districtCode, districts),
  }));
  const of = within === null ? result.of : rows.filter(({ fid }) => lies(fid)).length;
  const layer: NewLayer = {
    ...layerFrame(frame, within),
    columns: [
      textColumn('code', analysesText.columns.code),
      textColumn('name', analysesText.columns.name),
      ...(district === null ? [] : [textColumn('district', analysesText.columns.district)]),
    ],
    labelField: 'name',
    style: geometryStyle(root.layer?.geometry_type as NewLayer['geometryType'], 'name'),
  };
  const evidence = {
    ...evidenceFrame(frame, within),
    rows: source.length,
    ...bilingualFields('sentence', said(featuresSentence(plan, named, of), within)),
    ...bilingualFields('method', methodOf(plan, null, frame.utmZone)),
    leftOut: leftOutOf(plan, result.notes, null),
    denominator: analysesText.denominatorRows(root.noun, of),
    valueField: '',
    unit: root.noun.counter.th,
    total: source.length,
    suppressed: 0,
  };
  return store(
    frame,
    layer,
    source.map((row, i) => ({
      wkb: row.wkb,
      values: [row.code, row.name, ...(district === null ? [] : [named[i]?.district ?? null])],
    })),
    evidence,
    null,
  );
}

const said = (sentence: Bilingual, within: Narrowing | null): Bilingual =>
  within === null ? sentence : sayWithin(sentence, within.area);

/** Areas that lie elsewhere are no rows of the answer, yet decide what may be shown of the others. */
const narrowed = <A extends { readonly fid: number; readonly kept?: boolean }>(
  answers: readonly A[],
  within: Narrowing | null,
): A[] =>
  answers.map((answer) =>
    within === null || within.fids.has(answer.fid) ? answer : { ...answer, kept: false },
  );

const titleOf = ({ plan }: ResultFrame, within: Narrowing | null): string => {
  const { title } = plan.recipe;
  return within === null ? title : withinArea({ th: title, en: title }, within.area).th;
};

type Evidence = Omit<AnalysisResult, 'layer' | 'tookMs' | 'scoring' | 'leftOut'> & {
  readonly leftOut: readonly ToldLeftOut[];
};

/** @param exact what is kept behind the key as well; where it can't be, the layer is not made either. */
function store(
  frame: ResultFrame,
  layer: NewLayer,
  rows: readonly BulkRow[],
  evidence: Evidence,
  exact: Answer | null,
): AnalysisResult {
  const label = analysesText.change(evidence.title);
  const left = splitLeftOut(evidence.leftOut);
  return frame.workspace.change({ kind: 'analysis', label }, (change) => {
    const table = change.createLayer(layer);
    showAlone(frame.workspace, change, table);
    change.bulkInsert(
      table,
      layer.columns.map((column) => column.name),
      rows,
    );
    const result: AnalysisResult = {
      ...evidence,
      leftOut: left.leftOut,
      scoring: null,
      layer: table,
      tookMs: Math.round(performance.now() - frame.started),
    };
    change.updateLayer(table, {
      evidence: { ...result, cacheKey: frame.key, leftOutRows: left.leftOutRows },
    });
    // Last: a store that was locked meanwhile refuses, and the change that made the layer is taken back.
    if (exact) keepExact(frame, table, exact);
    return result;
  });
}

/** The exact figures stay behind the key. */
function keepExact(frame: ResultFrame, layer: string, answer: Answer): void {
  const rows = answer.rows.flatMap(({ row, exact }) =>
    exact === null ? [] : [{ fid: row.fid, code: row.code, value: exact }],
  );
  const label = analysesText.change(frame.plan.recipe.title);
  frame.workspace.restricted.change({ kind: EXACT_KIND, label }, (db) =>
    keepExactResult(db, layer, frame.ranAt, rows),
  );
}

function layerFrame(
  frame: ResultFrame,
  within: Narrowing | null,
): Pick<NewLayer, 'name' | 'title' | 'kind' | 'group' | 'geometryType' | 'source' | 'asOf'> {
  const { plan, into } = frame;
  const layers = [...plan.inputs.values()].flatMap((input) => (input.layer ? [input.layer] : []));
  const sources = [...new Set(layers.flatMap((layer) => layer.source ?? []))];
  // A result is as old as its oldest input.
  const asOf = layers.flatMap((layer) => layer.as_of ?? []).sort()[0] ?? null;
  const name = into ?? `${plan.subject.root.table}_in_${plan.rows.root.table}`;
  return {
    name: plan.last.op === 'near' && into === undefined ? `${plan.rows.root.table}_near` : name,
    title: titleOf(frame, within),
    kind: 'result',
    group: 'result',
    geometryType: (plan.rows.root.layer?.geometry_type ?? 'MultiPolygon') as NewLayer['geometryType'],
    source: sources.length > 0 ? sources.join(' · ') : null,
    asOf,
  };
}

const evidenceFrame = (
  frame: ResultFrame,
  within: Narrowing | null,
): Pick<Evidence, 'title' | 'inputs' | 'recipe' | 'ranAt' | 'reused'> => ({
  title: titleOf(frame, within),
  inputs: frame.inputs,
  recipe: frame.plan.recipe,
  ranAt: frame.ranAt,
  reused: false,
});

function bilingualFields<F extends 'sentence' | 'method'>(
  field: F,
  words: Bilingual,
): Record<F | `${F}En`, string> {
  return { [field]: words.th, [`${field}En`]: words.en } as Record<F | `${F}En`, string>;
}

const textColumn = (name: string, title: Bilingual): ColumnDefinition => ({
  name,
  title: title.th,
  titleEn: title.en,
  type: 'text',
});
const realColumn = (name: string, title: Bilingual, unit: string): ColumnDefinition => ({
  ...textColumn(name, title),
  type: 'real',
  unit,
});

function areaColumns(plan: Plan, source: readonly ResultSourceRow[], rai: boolean): ColumnDefinition[] {
  const { columns } = analysesText;
  const subject = plan.subject.root.noun;
  const value: ColumnDefinition = rai
    ? realColumn(VALUE_FIELD, columns.area(subject), analysesText.rai.th)
    : { ...textColumn(VALUE_FIELD, columns.count(subject)), type: 'integer', unit: subject.counter.th };
  return [
    textColumn('code', columns.code),
    textColumn('name', columns.name),
    ...(source.some((row) => row.districtCode !== null) ? [textColumn('district', columns.district)] : []),
    value,
    textColumn(`${VALUE_FIELD}_state`, columns.state),
    realColumn('share', rai ? columns.shareOfArea : columns.shareOfTotal, analysesText.percent.th),
    ...(rai ? [realColumn('area_rai', columns.areaRai, analysesText.rai.th)] : []),
  ];
}

function areaRow(
  row: AnswerRow,
  answer: Answer,
  ruler: Ruler | null,
  districts: ReadonlyMap<string, string>,
  columns: readonly ColumnDefinition[],
): BulkRow {
  const { row: area, value, state } = row;
  const areaRai = ruler !== null && area.wkb ? ruler.exactM2(area.wkb) / M2_PER_RAI : null;
  const whole = ruler !== null ? areaRai : answer.total;
  const cells: Record<string, string | number | null> = {
    code: area.code,
    name: area.name,
    district: districts.get(area.districtCode ?? '') ?? null,
    value: value !== null && ruler !== null ? Number(value.toFixed(4)) : value,
    value_state: state === 'shown' ? null : state,
    share: value !== null && whole ? Number(((value / whole) * 100).toFixed(2)) : null,
    area_rai: areaRai === null ? null : Number(areaRai.toFixed(4)),
  };
  return { wkb: area.wkb, values: columns.map((column) => cells[column.name] ?? null) };
}
