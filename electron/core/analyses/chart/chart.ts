import { type AnalysisResult, analysisResult } from '../../../../shared/contract/analyses.ts';
import type { Bilingual, Language } from '../../../../shared/contract/base.ts';
import { type AnalysisChart, CHOSEN_AT_MOST, type ChartBar } from '../../../../shared/contract/charts.ts';
import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { OPERATIONS } from '../../../../shared/domain/operations.ts';
import { MAP_COLORS } from '../../../../shared/domain/ramps.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { categoryKey, classKey, colorOfKey, drawnStyle, KEYS } from '../../../../shared/domain/style-rows.ts';
import { unitWord } from '../../../../shared/domain/unit-words.ts';
import { chartText } from '../../../../shared/text/charts.ts';
import type { OpenWorkspace } from '../../context.ts';
import { rowSource } from '../../layers/index.ts';
import { shownBy } from '../../row-sets/index.ts';
import { evidenceOf } from '../analyses.queries.ts';
import { nounOfResult } from '../result-noun.ts';
import { type Bins, binsOf } from './bins.ts';
import { type ChartRow, chartRows } from './chart-rows.queries.ts';
import { type Grouping, groupingsOf } from './groups.ts';

export interface ChartAsked {
  readonly layer: string;
  /** Without it, or where it fits no longer, what suits the answer best. */
  readonly by?: string | undefined;
  readonly rows?: string | undefined;
  readonly language: Language;
}

/** A result as its chart is drawn from. */
interface Drawn {
  readonly layer: LayerSummary;
  readonly result: AnalysisResult;
  readonly rows: readonly ChartRow[];
  readonly language: Language;
}

/** How the figures of a result lie. */
const DISTRIBUTION = '';
/** Fewer figures than these lie in no way that a picture tells better than their list. */
const WORTH_A_PICTURE = 12;

/**
 * The chart of a result layer: the distribution of its figure, or a bar for each kind of row, each bar in the colours of
 * the map. Sums are of the figures that may be shown; what is withheld or missing is told beside them, never zero.
 * Refuses `layer-not-found` for a layer that is no result.
 */
export function chartOf(workspace: OpenWorkspace, asked: ChartAsked): AnalysisChart {
  const stored = evidenceOf(workspace.db, asked.layer)?.evidence;
  const parsed = stored ? analysisResult.safeParse(JSON.parse(stored)) : null;
  if (!parsed?.success) throw new Refusal('layer-not-found', { layer: asked.layer });
  const { db, layer: summary, table } = rowSource(workspace, asked.layer);
  const layer = { ...summary, style: drawnStyle(summary) };
  const isShown = shownBy(workspace, layer.title, asked.rows);
  const rows = chartRows(db, layer, table, parsed.data.valueField, isShown);
  const drawn: Drawn = { layer, result: parsed.data, rows, language: asked.language };
  const groupings = groupingsOf(workspace, layer, parsed.data, rows);
  const bins = binsOf(rows.flatMap(({ figure }) => figure ?? []));
  const offered = [...(bins === null ? [] : [DISTRIBUTION]), ...groupings.map(({ by }) => by)];
  const by =
    asked.by !== undefined && offered.includes(asked.by) ? asked.by : likeliest(drawn, groupings, offered);
  const chosen = groupings.find((grouping) => grouping.by === by);
  const choices = [
    ...(bins === null ? [] : [{ by: DISTRIBUTION, title: chartText.distribution }]),
    ...groupings.map((grouping) => ({ by: grouping.by, title: grouping.title })),
  ];
  const bars = chosen ? barsOfKinds(drawn, chosen) : bins ? barsOfBins(drawn, bins) : NO_BARS;
  return { layer: layer.name, ...bars, ...measuresOf(workspace, drawn, bars), by, choices };
}

type Bars = Pick<AnalysisChart, 'kind' | 'measure' | 'bars'>;
const NO_BARS: Bars = { kind: 'bars', measure: 'rows', bars: [] };

/** Kinds that the answer tells apart come first; then how its figures lie, where there are enough; then where its rows are. */
const likeliest = ({ rows }: Drawn, groupings: readonly Grouping[], offered: readonly string[]): string => {
  const first = groupings[0];
  const lies = offered.includes(DISTRIBUTION) && (rows.length >= WORTH_A_PICTURE || first === undefined);
  return first === undefined || (lies && !first.made) ? DISTRIBUTION : first.by;
};

/** What a bar is of, before its rows are put in. */
type Head = Pick<ChartBar, 'label' | 'from' | 'to' | 'state'>;

const headed = (label: string, more: Partial<Head> = {}): Head => ({
  ...{ label, from: null, to: null, state: null },
  ...more,
});

const sumOf = (rows: readonly ChartRow[]): number | null =>
  rows.reduce<number | null>((sum, { figure }) => (figure === null ? sum : (sum ?? 0) + figure), null);

/** A bar of rows, cut by the legend's lines in the order in which the legend has them. */
const barOf = (
  { layer: { style } }: Drawn,
  head: Head,
  rows: readonly ChartRow[],
  measure: AnalysisChart['measure'],
): ChartBar => {
  const plain = style.fill?.color ?? style.point?.color ?? style.stroke?.color ?? MAP_COLORS.point;
  const lines = [...Map.groupBy(rows, ({ line }) => line)];
  const places = lineOrder(style);
  const parts = lines
    .sort(([a], [b]) => (places.get(a) ?? lines.length) - (places.get(b) ?? lines.length))
    .map(([key, held]) => ({
      key,
      color: key === KEYS.missing || key === KEYS.suppressed ? null : colorOfKey(style, key, plain),
      value: measure === 'rows' ? held.length : (sumOf(held) ?? 0),
    }));
  const fids = rows.length > CHOSEN_AT_MOST ? [] : rows.map(({ fid }) => fid);
  return {
    ...head,
    value: measure === 'rows' ? rows.length : sumOf(rows),
    rows: rows.length,
    withheld: rows.filter(({ state }) => state === 'suppressed').length,
    missing: rows.filter(({ state }) => state === 'missing').length,
    parts: parts.filter(({ value }) => value !== 0),
    fids,
  };
};

/** The places of the legend's lines. */
const lineOrder = (style: LayerSummary['style']): ReadonlyMap<string, number> => {
  const kinds = style.categories.map(({ value }) => categoryKey(value));
  const classes = (style.classes?.colors ?? []).map((_, i) => classKey(i));
  return new Map([...kinds, ...classes, KEYS.other, KEYS.missing, KEYS.suppressed].map((key, i) => [key, i]));
};

const barsOfBins = (drawn: Drawn, bins: Bins): Bars => {
  const { rows, language } = drawn;
  const held = Map.groupBy(rows, ({ figure, state }) => (figure === null ? state : bins.at(figure)));
  const bars = bins.labels.map((label, i) => {
    const head = headed(label, { from: bins.edges[i] ?? null, to: bins.edges[i + 1] ?? null });
    return barOf(drawn, head, held.get(i) ?? [], 'rows');
  });
  const without = (['missing', 'suppressed'] as const).flatMap((state) => {
    const lacking = held.get(state) ?? [];
    const head = headed(chartText[state][language], { state });
    return lacking.length === 0 ? [] : [barOf(drawn, head, lacking, 'rows')];
  });
  return { kind: 'histogram', measure: 'rows', bars: [...bars, ...without] };
};

/** Of what the rows of such kinds come to there is nothing to be told: they are counted. */
const COUNTED: ReadonlySet<string> = new Set(['cluster', 'change', 'problem']);

const barsOfKinds = (drawn: Drawn, grouping: Grouping): Bars => {
  const { rows, result, language } = drawn;
  const kinds = Map.groupBy(rows, (row) => grouping.keyOf(row));
  const alone = [...kinds.values()].every((held) => held.length === 1);
  const figured = result.valueField !== '' && !COUNTED.has(grouping.by);
  const measure = figured && (result.total !== null || alone) ? 'sum' : 'rows';
  const bar = (label: string, held: readonly ChartRow[]): ChartBar =>
    barOf(drawn, headed(label), held, measure);
  const place = (key: string): number => {
    const at = grouping.order.indexOf(key);
    return at === -1 ? grouping.order.length : at;
  };
  const bars = [...kinds]
    .flatMap(([key, held]) =>
      key === null ? [] : [{ key, bar: bar(grouping.labelOf(key, language), held) }],
    )
    .sort(
      (a, b) =>
        place(a.key) - place(b.key) ||
        (grouping.ranked ? (b.bar.value ?? 0) - (a.bar.value ?? 0) : Number(a.key) - Number(b.key)) ||
        a.bar.label.localeCompare(b.bar.label, 'th'),
    )
    .map((one) => one.bar);
  const none = kinds.get(null);
  const unnamed = none === undefined ? [] : [bar(chartText.none[language], none)];
  return { kind: 'bars', measure, bars: [...bars, ...unnamed] };
};

type Measures = Pick<AnalysisChart, 'unit' | 'figure' | 'figureUnit'>;

/** What bars and figures are counted in. */
const measuresOf = (
  workspace: OpenWorkspace,
  { layer, result, language }: Drawn,
  { measure }: Bars,
): Measures => {
  const field = layer.fields.find(({ name }) => name === result.valueField);
  const figureUnit = unitWord(result.unit, language);
  return {
    unit: measure === 'sum' ? figureUnit : countedBy(workspace, result)[language],
    figure: field === undefined ? null : { th: field.title, en: field.titleEn || field.title },
    figureUnit,
  };
};

/** What the rows of a result are counted by: those of a layer as that is, grounds and parts as rows. */
const countedBy = (workspace: OpenWorkspace, { recipe }: AnalysisResult): Bilingual => {
  const last = recipe?.steps.at(-1);
  const own = last !== undefined && OPERATIONS[last.op].yields !== 'polygon';
  return recipe === null || !own ? chartText.rows : nounOfResult(workspace, recipe).counter;
};
