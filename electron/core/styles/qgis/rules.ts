import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import type { LayerStyle, Normalise } from '../../../../shared/contract/style.ts';
import { classLabel } from '../../../../shared/domain/class-breaks.ts';
import { fieldLabel } from '../../../../shared/domain/code-lists/index.ts';
import { isPlaceNumber, placeNumberOf } from '../../../../shared/domain/place-numbers.ts';
import { MAP_COLORS } from '../../../../shared/domain/ramps.ts';
import { categoryKey, classKey, KEYS } from '../../../../shared/domain/style-rows.ts';
import { layersText } from '../../../../shared/text/layers.ts';
import { stylesText } from '../../../../shared/text/styles.ts';

/** A test that other programs can make of a row. */
export type Test =
  | { readonly is: 'value'; readonly field: string; readonly value: string | number }
  | { readonly is: 'missing'; readonly number: string; readonly field: string }
  | {
      readonly is: 'between';
      /** An expression of QGIS. */
      readonly number: string;
      /** The field, where the number is one as it stands: all that SLD can test. */
      readonly field: string | null;
      readonly from: number;
      readonly to: number;
      readonly closed: boolean;
    };

/** A line of the legend as a rule: all its tests hold. Without tests it is what fits no other. */
export interface Rule {
  readonly key: string;
  readonly label: string;
  readonly tests: readonly Test[];
  readonly color: string;
  readonly pattern: 'none' | 'hatch' | 'dots';
}

/** A field's name in an expression of QGIS. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * A text in an expression of QGIS, where a backslash escapes too: what stands in somebody's cells must neither break the
 * expression nor be run by it.
 */
export const quotedString = (value: string): string => {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
};

/** What is known of a place: its area in rai, or a figure from the statistics of the workspace. */
const ofPlace = (by: 'area' | 'population' | 'households' | null): string | null => {
  if (by === null) return null;
  return by === 'area'
    ? '($area / 1600)'
    : `aggregate('area_statistic', 'max', "value", "area_id" = attribute(@parent, 'id') AND "indicator" = '${by}')`;
};

/** A style's number as an expression of QGIS; a figure of the place is looked up in the statistics of the workspace. */
export const numberOf = (field: string, normalise: Normalise | null | undefined): string => {
  const number = ofPlace(placeNumberOf(field)) ?? quoted(field);
  if (!normalise) return number;
  const divisor =
    normalise.by === 'field' && normalise.field !== null
      ? quoted(normalise.field)
      : (ofPlace(normalise.by === 'field' ? null : normalise.by) ?? 'NULL');
  return `(${number} * ${normalise.per} / nullif(${divisor}, 0))`;
};

const missing = (style: LayerStyle, field: string, normalise: Normalise | null | undefined): Rule => ({
  ...{ key: KEYS.missing, label: layersText.missing.th, color: MAP_COLORS.hatchGround, pattern: 'hatch' },
  tests: [
    {
      is: 'missing',
      number: style.kind === 'categories' ? quoted(field) : numberOf(field, normalise),
      field,
    },
  ],
});

const between = (
  field: string,
  normalise: Normalise | null | undefined,
  breaks: readonly number[],
  i: number,
): Test => ({
  ...{
    is: 'between',
    number: numberOf(field, normalise),
    field: normalise || isPlaceNumber(field) ? null : field,
  },
  ...{ from: breaks[i] ?? 0, to: breaks[i + 1] ?? 0, closed: i === breaks.length - 2 },
});

const bivariateRules = (style: LayerStyle, field: string): Rule[] => {
  const { bivariate, normalise } = style;
  if (!bivariate) return [];
  return bivariate.colors.map((color, i) => {
    const [x, y] = [i % 3, Math.floor(i / 3)];
    return {
      ...{ key: classKey(i), color, pattern: 'none' },
      label: stylesText.both(stylesText.degrees[x]?.th ?? '', stylesText.degrees[y]?.th ?? '').th,
      tests: [
        between(field, normalise, bivariate.breaks[0], x),
        between(bivariate.field, bivariate.normalise, bivariate.breaks[1], y),
      ],
    };
  });
};

/** What tells a layer's rows apart, as rules, the missing last; empty for kinds that draw all alike. Hidden lines are left out. */
export const rulesOf = (layer: LayerSummary): Rule[] => {
  const { style } = layer;
  const { field, categories, classes, normalise, hidden = [] } = style;
  if (field === null) return [];
  const known = layer.fields.find(({ name }) => name === field);
  const rules = ((): Rule[] => {
    switch (style.kind) {
      case 'categories':
        return categories.map(({ value, label, color }) => ({
          ...{ key: categoryKey(value), color, pattern: 'none' },
          label: label || (known ? fieldLabel(known, value).th : String(value)),
          tests: [{ is: 'value', field, value }],
        }));
      case 'classes':
        return (classes?.colors ?? []).map((color, i) => ({
          ...{ key: classKey(i), color, pattern: 'none' },
          label: classes?.labels?.[i] || classLabel(classes?.breaks ?? [], i, classes?.decimals ?? 0),
          tests: [between(field, normalise, classes?.breaks ?? [], i)],
        }));
      case 'bivariate':
        return bivariateRules(style, field);
      default:
        return [];
    }
  })();
  if (rules.length === 0) return [];
  return [...rules, missing(style, field, normalise)].filter(({ key }) => !hidden.includes(key));
};

/** A rule's tests as an expression of QGIS. */
export const expressionOf = (tests: readonly Test[]): string =>
  tests
    .map((test) => {
      if (test.is === 'missing') return `${test.number} IS NULL`;
      if (test.is === 'between')
        return `${test.number} >= ${test.from} AND ${test.number} ${test.closed ? '<=' : '<'} ${test.to}`;
      const value = typeof test.value === 'number' ? String(test.value) : quotedString(test.value);
      return `${quoted(test.field)} = ${value}`;
    })
    .join(' AND ');
