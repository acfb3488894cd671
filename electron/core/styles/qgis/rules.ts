import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import type { LayerStyle, Normalise } from '../../../../shared/contract/style.ts';
import { classLabel, roomOf } from '../../../../shared/domain/class-breaks.ts';
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

/** What is known of a place: its area in rai, or the newest figure from the statistics of the workspace, as on the desk. */
const ofPlace = (by: 'area' | 'population' | 'households' | null): string | null => {
  if (by === null) return null;
  return by === 'area'
    ? '($area / 1600)'
    : `array_last(aggregate('area_statistic', 'array_agg', "value", "area_id" = attribute(@parent, 'id') AND "indicator" = '${by}' AND "value" IS NOT NULL, order_by:=to_string("year_be") || coalesce(to_string("as_of"), '')))`;
};

/** A style's number as an expression of QGIS; a figure of the place is looked up in the statistics of the workspace. */
export const numberOf = (field: string, normalise: Normalise | null | undefined): string => {
  const number = ofPlace(placeNumberOf(field)) ?? quoted(field);
  if (!normalise) return number;
  const divisor =
    normalise.by === 'field' && normalise.field !== null
      ? quoted(normalise.field)
      : (ofPlace(normalise.by === 'field' ? null : normalise.by) ?? 'NULL');
  // Divided first, as the desk does: 57 / 100 * 100 is not 57 in binary fractions, and a boundary would take another class.
  return `(${number} / nullif(${divisor}, 0) * ${normalise.per})`;
};

/** As a share of an area: QGIS measures on the ellipsoid, the desk on a sphere of equal area. */
const AREA_ROOM = 1e-3;

/** How far below the least and above the greatest boundary a value still is of the class; nothing where it stands as stored. */
const roomAt = (
  boundary: number,
  { field, normalise }: Pick<LayerStyle, 'field' | 'normalise'>,
  breaks: readonly number[],
): number => {
  const place = placeNumberOf(field ?? '');
  if (place === null && !normalise) return 0;
  const measured = place === 'area' || normalise?.by === 'area';
  return Math.max(roomOf(breaks), measured ? Math.abs(boundary) * AREA_ROOM : 0);
};

/** The number without which a row has no class; of two numbers their sum, which is missing where one of them is. */
const wantedNumber = (
  { kind, bivariate }: LayerStyle,
  field: string,
  normalise: Normalise | null | undefined,
): string => {
  const first = numberOf(field, normalise);
  return kind === 'bivariate' && bivariate
    ? `(${first} + ${numberOf(bivariate.field, bivariate.normalise)})`
    : first;
};

const missing = (style: LayerStyle, field: string, normalise: Normalise | null | undefined): Rule => ({
  ...{ key: KEYS.missing, label: layersText.missing.th, color: MAP_COLORS.hatchGround, pattern: 'hatch' },
  tests: [
    {
      is: 'missing',
      number: style.kind === 'categories' ? quoted(field) : wantedNumber(style, field, normalise),
      field,
    },
  ],
});

const between = (
  field: string,
  normalise: Normalise | null | undefined,
  breaks: readonly number[],
  i: number,
): Test => {
  const [low, high] = [breaks[i] ?? 0, breaks[i + 1] ?? 0];
  const closed = i === breaks.length - 2;
  const room = (at: number): number => roomAt(at, { field, normalise }, breaks);
  return {
    ...{ is: 'between', number: numberOf(field, normalise) },
    field: normalise || isPlaceNumber(field) ? null : field,
    ...{ from: i === 0 ? low - room(low) : low, to: closed ? high + room(high) : high, closed },
  };
};

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

/** The lines of a layer's legend as rules, the hidden ones among them, the missing last. */
const allRules = (layer: LayerSummary): Rule[] => {
  const { style } = layer;
  const { field, categories, classes, normalise } = style;
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
  return rules.length === 0 ? [] : [...rules, missing(style, field, normalise)];
};

/** What tells a layer's rows apart, as rules, the missing last; empty for kinds that draw all alike. Hidden lines are left out. */
export const rulesOf = (layer: LayerSummary): Rule[] =>
  allRules(layer).filter(({ key }) => !layer.style.hidden?.includes(key));

/** The tests of every line of a legend, the hidden ones among them: who fits none is drawn plain. Null where those are hidden. */
export const lineTests = (layer: LayerSummary): readonly (readonly Test[])[] | null => {
  const rules = allRules(layer);
  return rules.length === 0 || layer.style.hidden?.includes(KEYS.other)
    ? null
    : rules.map(({ tests }) => tests);
};

/**
 * The filter of a rule for rows that fit no line, which the desk draws in the layer's plain colour; null where those are
 * hidden. ELSE would draw the rows of hidden lines too, so that with hidden lines all of them are named.
 */
export const othersFilter = (layer: LayerSummary): string | null => {
  const lines = lineTests(layer);
  if (lines === null) return null;
  if ((layer.style.hidden ?? []).length === 0) return 'ELSE';
  return `NOT coalesce(${lines.map((tests) => `(${expressionOf(tests)})`).join(' OR ')}, false)`;
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
