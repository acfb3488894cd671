import type { Language } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LegendItem } from '../../../shared/contract/style.ts';
import { CLUSTER_STEPS, circleSize, classLabel, sizeSteps } from '../../../shared/domain/class-breaks.ts';
import { fieldLabel } from '../../../shared/domain/code-lists/index.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import { categoryKey, classKey, KEYS } from '../../../shared/domain/style-rows.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { resultWord } from '../../../shared/text/charts.ts';
import { layersText } from '../../../shared/text/layers.ts';
import { stylesText } from '../../../shared/text/styles.ts';

type Line = Omit<LegendItem, 'count' | 'areaM2'>;

/** In which words a legend speaks. */
export interface LegendWords {
  readonly language: Language;
  /** What rows are called that a reference names, by its value. */
  readonly named: ReadonlyMap<string, string>;
}

export const layerTitle = ({ title, titleEn }: LayerSummary, language: Language): string =>
  (language === 'en' && titleEn) || title;

const iconOf = ({ style, geometryType }: LayerSummary): LegendItem['icon'] => {
  if (style.fill && !geometryType.endsWith('Point')) return 'fill';
  return style.point?.icon ?? 'line';
};

/** What is missing or withheld is hatched or dotted as strongly as its layer. */
const strengthOf = ({ style, opacity }: LayerSummary, kind: Line['kind']): number =>
  kind === 'missing' || kind === 'suppressed' ? opacity : opacity * (style.fill?.opacity ?? 1);

const line = (layer: LayerSummary, more: Partial<Line> & Pick<Line, 'key' | 'kind' | 'label'>): Line => {
  const { style } = layer;
  const strength = iconOf(layer) === 'fill' ? strengthOf(layer, more.kind) : 1;
  return {
    ...(strength < 1 ? { opacity: strength } : {}),
    color: style.fill?.color ?? style.point?.color ?? style.stroke?.color ?? null,
    pattern: style.fill?.pattern ?? 'none',
    strokeColor: style.stroke?.color ?? null,
    icon: iconOf(layer),
    ...(style.hidden?.includes(more.key) ? { hidden: true } : {}),
    ...more,
  };
};

/** Kinds and classes that an answer was made with are words of the program, though they stand in its cells. */
const ofResult = ({ kind }: LayerSummary, label: string, language: Language): string =>
  kind === 'result' ? resultWord(label, language) : label;

const categoryLines = (layer: LayerSummary, { language, named }: LegendWords): Line[] => {
  const field = layer.fields.find(({ name }) => name === layer.style.field);
  const worded = (value: string | number): string =>
    named.get(String(value)) ?? (field ? fieldLabel(field, value)[language] : String(value));
  return layer.style.categories.map(({ value, label, color }) =>
    line(layer, {
      ...{ key: categoryKey(value), kind: 'category', color },
      label: ofResult(layer, label || worded(value), language),
    }),
  );
};

const classLines = (layer: LayerSummary, language: Language): Line[] => {
  const { classes } = layer.style;
  const { breaks = [], colors = [], labels, decimals = 0 } = classes ?? {};
  return colors.map((color, i) =>
    line(layer, {
      ...{ key: classKey(i), kind: 'class', color },
      label: ofResult(layer, labels?.[i] || classLabel(breaks, i, decimals), language),
    }),
  );
};

const bivariateLines = (layer: LayerSummary, language: Language): Line[] =>
  (layer.style.bivariate?.colors ?? []).map((color, i) => {
    const [x, y] = [i % 3, Math.floor(i / 3)];
    const degree = (at: number): string => stylesText.degrees[at]?.[language] ?? '';
    const label = stylesText.both(degree(x), degree(y))[language];
    return line(layer, { key: classKey(i), kind: 'class', label, color });
  });

/** Signs that show a size and count no rows of their own: they say how to read the map. */
const round = (layer: LayerSummary, label: string, size: number): Line => {
  const { point, fill, stroke } = layer.style;
  const color = point?.color ?? fill?.color ?? stroke?.color ?? MAP_COLORS.point;
  return line(layer, {
    key: `s:${label}`,
    kind: 'class',
    label,
    color,
    icon: 'circle',
    size,
    pattern: 'none',
  });
};

const sizeLines = (layer: LayerSummary): Line[] => {
  const { sizes } = layer.style;
  if (!sizes) return [];
  const lines = sizeSteps(sizes.max).map((value) =>
    round(layer, formatNumber(value), circleSize(value, sizes)),
  );
  // Of small numbers several steps can read the same.
  return [...Map.groupBy(lines, ({ label }) => label).values()].flatMap(([first]) =>
    first === undefined || first.label === '0' ? [] : [first],
  );
};

/** The sizes that clusters of so many rows can have. */
const clusterLines = (layer: LayerSummary): Line[] =>
  CLUSTER_STEPS.filter(({ from }) => from <= layer.featureCount).map(({ from, size }, i) => {
    const next = CLUSTER_STEPS[i + 1]?.from;
    const label = next === undefined ? `${formatNumber(from)}+` : `${from}–${next - 1}`;
    return round(layer, label, size);
  });

/** The line of all rows: the only one of a layer in one colour, the total of one whose signs show sizes. */
const whole = (layer: LayerSummary, label: string): Line =>
  line(layer, { key: KEYS.all, kind: 'single', label });

/** All rows of a layer whose signs stand on bare ground. */
const wholeBare = (layer: LayerSummary, language: Language): Line => ({
  ...whole(layer, stylesText.all[language]),
  ...{ color: null, pattern: 'none', icon: layer.geometryType.endsWith('Point') ? 'circle' : 'fill' },
});

/** Lines of a legend: those that count rows, and before them those that only say how to read a sign. */
export interface LegendLines {
  readonly read: readonly Line[];
  readonly counted: readonly Line[];
}

export const linesOf = (layer: LayerSummary, words: LegendWords): LegendLines => {
  const { style } = layer;
  const { language } = words;
  const title = layerTitle(layer, language);
  switch (style.kind) {
    case 'categories':
      return { read: [], counted: categoryLines(layer, words) };
    case 'classes':
      return { read: [], counted: classLines(layer, language) };
    case 'bivariate':
      return { read: [], counted: bivariateLines(layer, language) };
    case 'sizes':
      return { read: sizeLines(layer), counted: [wholeBare(layer, language)] };
    case 'clusters':
      return { read: clusterLines(layer), counted: [whole(layer, title)] };
    case 'dots': {
      const { per = 1, size = 3 } = style.dots ?? {};
      const one = round(layer, stylesText.oneDot(per)[language], size * 2);
      return { read: [one], counted: [wholeBare(layer, language)] };
    }
    default:
      return { read: [], counted: [whole(layer, title)] };
  }
};

/** The lines of rows that fit no other: shown where there are any. */
export const restLines = (layer: LayerSummary, language: Language): Line[] => [
  line(layer, { key: KEYS.other, kind: 'category', label: layersText.otherCategory[language] }),
  ...(
    [
      [KEYS.missing, layersText.missing[language], 'hatch'],
      [KEYS.suppressed, layersText.suppressed[language], 'dots'],
    ] as const
  ).map(([kind, label, pattern]) =>
    line(layer, {
      ...{ key: kind, kind, label, pattern },
      ...{ color: MAP_COLORS.hatchGround, strokeColor: MAP_COLORS.hatch },
    }),
  ),
];
