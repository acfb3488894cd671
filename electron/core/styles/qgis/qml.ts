import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { MAP_COLORS } from '../../../../shared/domain/ramps.ts';
import { drawnStyle, KEYS, maxZoomOf } from '../../../../shared/domain/style-rows.ts';
import { labelling } from './qml-labels.ts';
import { expressionOf, numberOf, othersFilter, quoted, type Rule, rulesOf } from './rules.ts';
import { scaleAt } from './scales.ts';
import { centred, layerSymbol, marker, rgba, strewnDots, symbolType } from './symbols.ts';
import { el } from './xml.ts';

const renderer = (
  type: string,
  attributes: Readonly<Record<string, string | number>>,
  inner: readonly string[],
) => el('renderer-v2', { type, symbollevels: 0, enableorderby: 0, forceraster: 0, ...attributes }, inner);

const symbols = (list: readonly string[]): string => el('symbols', {}, list);

const single = (made: string): string => renderer('singleSymbol', {}, [symbols([made])]);

const ruleSymbols = (layer: LayerSummary, rules: readonly Rule[]): string[] =>
  rules.map((rule, i) => {
    const own = layer.style.fill?.pattern ?? 'none';
    return layerSymbol(layer, String(i), rule.color, rule.pattern === 'none' ? own : rule.pattern);
  });

/**
 * Rules: they alone can hatch rows without a value, and say of a class that its upper end is the next one's. Ranges of
 * QGIS take a value on an inner break for the lower class, the desk and its sheets for the upper.
 */
const byRules = (layer: LayerSummary, rules: readonly Rule[]): string => {
  const list = rules.map(({ label, tests }, i) =>
    el('rule', { key: `{r${i}}`, symbol: i, label, filter: expressionOf(tests) }),
  );
  const others = othersFilter(layer);
  if (others !== null)
    list.push(el('rule', { key: '{else}', symbol: rules.length, label: '', filter: others }));
  const drawn = ruleSymbols(layer, rules);
  if (others !== null)
    drawn.push(layerSymbol(layer, String(rules.length), null, layer.style.fill?.pattern ?? 'none'));
  return renderer('RuleRenderer', {}, [el('rules', { key: '{root}' }, list), symbols(drawn)]);
};

const byCategories = (layer: LayerSummary, rules: readonly Rule[]): string => {
  const list = rules.flatMap(({ label, tests }, i) =>
    tests.flatMap((test) =>
      test.is === 'value'
        ? [
            el('category', {
              ...{ symbol: i, label, value: test.value, render: 'true' },
              type: typeof test.value === 'number' ? 'double' : 'string',
            }),
          ]
        : [],
    ),
  );
  return renderer('categorizedSymbol', { attr: layer.style.field ?? '' }, [
    el('categories', {}, list),
    symbols(ruleSymbols(layer, rules)),
  ]);
};

const sized = (layer: LayerSummary): string => {
  const { field, sizes, normalise, point, fill } = layer.style;
  if (field === null || !sizes) return single(layerSymbol(layer, '0', null, 'none'));
  const value = `max(0, coalesce(${numberOf(field, normalise)}, 0))`;
  const size = `${sizes.largest} * sqrt(min(${value}, ${sizes.max}) / ${sizes.max})`;
  const color = point?.color ?? fill?.color ?? MAP_COLORS.point;
  const area = symbolType(layer) === 'fill';
  const circle = marker(
    area ? '@0@0' : '0',
    { icon: 'circle', color, size: sizes.largest, opacity: 0.75 },
    size,
  );
  return single(area ? centred('0', circle, layer.style) : circle);
};

const dotted = (layer: LayerSummary): string => {
  const { field, dots, normalise, point, fill } = layer.style;
  if (field === null || !dots) return single(layerSymbol(layer, '0', null, 'none'));
  const color = point?.color ?? fill?.color ?? MAP_COLORS.point;
  const dot = marker('@0@0', { icon: 'circle', color, size: dots.size });
  const count = `round(coalesce(${numberOf(field, normalise)}, 0) / ${dots.per})`;
  return single(strewnDots('0', dot, count, layer.style));
};

/**
 * MapLibre's heat at the zoom of a province in the words of QGIS, whose scale knows no zoom. MapLibre's blur is a normal curve
 * of a third of the radius, that of QGIS is quartic: both are half as high at the same distance when its radius is so many
 * times as large.
 */
const BLUR = 0.725;
/** How many points in one place have the last colour: the normal curve is 0.4 high, and counts 0.8 there (`point-layers.ts`). */
const MOST_IN_ONE_PLACE = 1 / (0.399 * 0.8);
/** As strong as on the desk. */
const HEAT_OPACITY = 0.85;
/** Where the colours of heat begin, as a share of the most: below, it fades out. */
const HEAT_BEGINS = 0.12;

/** As a share of the greatest value that there is, which QGIS looks up itself. */
const weightOf = (field: string | null): string =>
  field === null ? '' : `max(0, coalesce(${quoted(field)}, 0)) / nullif(maximum(${quoted(field)}), 0)`;

/** Heat by a scale of its own, not by what is in view: QGIS would else paint the densest place of any map in the last colour. */
const heated = ({ style }: LayerSummary): string => {
  const colors = style.heat?.colors ?? [];
  const [first = '#FFFFFF', last = '#000000'] = [colors[0], colors.at(-1)];
  const stops = colors
    .slice(0, -1)
    .map((color, i) => {
      const at = HEAT_BEGINS + ((1 - HEAT_BEGINS) * i) / (colors.length - 1);
      return `${at.toFixed(3)};${rgba(color, HEAT_OPACITY)}`;
    })
    .join(':');
  const ramp = Object.entries({
    ...{ color1: rgba(first, 0), color2: rgba(last, HEAT_OPACITY) },
    ...{ discrete: '0', rampType: 'gradient', stops },
  });
  const attributes = {
    // Unit 2 of its map units: pixels.
    ...{ radius: (BLUR * (style.heat?.radius ?? 24)).toFixed(2), radius_unit: 2 },
    ...{ max_value: MOST_IN_ONE_PLACE.toFixed(3), quality: 1, weight_expression: weightOf(style.field) },
  };
  return renderer('heatmapRenderer', attributes, [
    el('colorramp', { type: 'gradient', name: '[source]' }, [
      el(
        'Option',
        { type: 'Map' },
        ramp.map(([name, value]) => el('Option', { type: 'QString', name, value })),
      ),
      ...ramp.map(([k, v]) => el('prop', { k, v })),
    ]),
  ]);
};

const clustered = (layer: LayerSummary): string => {
  const color = layer.style.point?.color ?? MAP_COLORS.point;
  const size = `22 + 8 * min(3, floor(log10(max(1, @cluster_size))))`;
  const centre = marker('centerSymbol', { icon: 'circle', color, size: 26, opacity: 0.85 }, size);
  return renderer(
    'pointCluster',
    { tolerance: 12, toleranceUnit: 'MM', toleranceUnitScale: '3x:0,0,0,0,0,0' },
    [single(layerSymbol(layer, '0', null, 'none')), centre],
  );
};

const rendererOf = (layer: LayerSummary): string => {
  const { kind } = layer.style;
  if (kind === 'sizes') return sized(layer);
  if (kind === 'dots') return dotted(layer);
  if (kind === 'heat') return heated(layer);
  if (kind === 'clusters') return clustered(layer);
  const rules = rulesOf(layer);
  if (rules.length === 0) return single(layerSymbol(layer, '0', null, layer.style.fill?.pattern ?? 'none'));
  return byRules(layer, rules);
};

/**
 * A layer's style as a QML document of QGIS 3. Sizes are in pixels, as on the desk's map. Kinds of which every value is
 * listed become categorised, all else rules, so that missing is hatched and breaks belong to the same class as here.
 *
 * @param about what the rows of the layer say: whether some have no value, and whether all values are listed
 */
export const qmlOf = (
  styled: LayerSummary,
  about: { readonly hasMissing: boolean; readonly allListed: boolean },
): string => {
  const layer = { ...styled, style: drawnStyle(styled) };
  const { style } = layer;
  const closed = style.kind === 'categories' && about.allListed && !about.hasMissing && !style.hidden?.length;
  const drawn = closed
    ? byCategories(
        layer,
        rulesOf(layer).filter(({ key }) => key !== KEYS.missing),
      )
    : rendererOf(layer);
  const limited = style.minZoom > 0 || style.maxZoom !== undefined;
  const attributes = {
    ...{ version: '3.22.0', styleCategories: 'Symbology|Labeling|Rendering' },
    ...{ labelsEnabled: style.label ? 1 : 0, hasScaleBasedVisibilityFlag: limited ? 1 : 0 },
    ...{ minScale: scaleAt(style.minZoom), maxScale: scaleAt(maxZoomOf(style)) },
  };
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n${el('qgis', attributes, [
    drawn,
    labelling(layer),
    el('blendMode', {}, '0'),
    el('featureBlendMode', {}, '0'),
    el('layerOpacity', {}, String(layer.opacity)),
  ])}`;
};
