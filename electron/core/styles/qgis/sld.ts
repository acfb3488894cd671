import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import type { PointIcon } from '../../../../shared/contract/style.ts';
import { MAP_COLORS } from '../../../../shared/domain/ramps.ts';
import { drawnStyle, maxZoomOf } from '../../../../shared/domain/style-rows.ts';
import { layersText } from '../../../../shared/text/layers.ts';
import { lineTests, type Rule, rulesOf, type Test } from './rules.ts';
import { scaleAt } from './scales.ts';
import { symbolType } from './symbols.ts';
import { el, text } from './xml.ts';

const parameter = (name: string, value: string | number): string =>
  el('CssParameter', { name }, text(String(value)));
const property = (name: string): string => el('ogc:PropertyName', {}, text(name));
const literal = (value: string | number): string => el('ogc:Literal', {}, text(String(value)));

const testOf = (test: Test): string => {
  if (test.is === 'missing') return el('ogc:PropertyIsNull', {}, property(test.field));
  if (test.is === 'value')
    return el('ogc:PropertyIsEqualTo', {}, [property(test.field), literal(test.value)]);
  const field = property(test.field ?? '');
  const top = test.closed ? 'ogc:PropertyIsLessThanOrEqualTo' : 'ogc:PropertyIsLessThan';
  return el('ogc:And', {}, [
    el('ogc:PropertyIsGreaterThanOrEqualTo', {}, [field, literal(test.from)]),
    el(top, {}, [field, literal(test.to)]),
  ]);
};

const MARKS: Readonly<Partial<Record<PointIcon, string>>> = {
  ...{ square: 'square', triangle: 'triangle', star: 'star' },
};

const strokeOf = ({ style }: LayerSummary, color: string | null): string => {
  const { stroke } = style;
  if (!stroke || stroke.width === 0) return '';
  return el('Stroke', {}, [
    parameter('stroke', color ?? stroke.color),
    parameter('stroke-width', stroke.width),
    parameter('stroke-linejoin', 'round'),
    stroke.dash.length > 0
      ? parameter('stroke-dasharray', stroke.dash.map((length) => length * stroke.width).join(' '))
      : '',
  ]);
};

const fillOf = (color: string, opacity: number): string =>
  el('Fill', {}, [parameter('fill', color), parameter('fill-opacity', opacity)]);

/** Hatching is a mark of slant lines, repeated. */
const hatched = el(
  'Fill',
  {},
  el(
    'GraphicFill',
    {},
    el('Graphic', {}, [
      el('Mark', {}, [
        el('WellKnownName', {}, 'shape://slash'),
        el('Stroke', {}, [parameter('stroke', MAP_COLORS.hatch), parameter('stroke-width', 1)]),
      ]),
      el('Size', {}, '8'),
    ]),
  ),
);

const symbolizers = (layer: LayerSummary, color: string | null, hatch: boolean): string => {
  const { style } = layer;
  const type = symbolType(layer);
  if (type === 'line') return el('LineSymbolizer', {}, strokeOf(layer, color));
  if (type === 'marker') {
    const point = style.point ?? { icon: 'circle' as const, color: MAP_COLORS.point, size: 6 };
    const mark = el('Mark', {}, [
      el('WellKnownName', {}, MARKS[point.icon] ?? 'circle'),
      fillOf(color ?? point.color, 1),
      el('Stroke', {}, [parameter('stroke', '#ffffff'), parameter('stroke-width', 1)]),
    ]);
    return el('PointSymbolizer', {}, el('Graphic', {}, [mark, el('Size', {}, String(point.size))]));
  }
  const ground = style.fill && (color ?? style.fill.color);
  const plain = el('PolygonSymbolizer', {}, [
    ground ? fillOf(ground, hatch ? 1 : (style.fill?.opacity ?? 1)) : '',
    strokeOf(layer, null),
  ]);
  return hatch ? `${plain}${el('PolygonSymbolizer', {}, hatched)}` : plain;
};

const range = (layer: LayerSummary): string[] => {
  const { minZoom } = layer.style;
  const max = maxZoomOf(layer.style);
  return [
    layer.style.maxZoom === undefined ? '' : el('MinScaleDenominator', {}, String(scaleAt(max))),
    minZoom > 0 ? el('MaxScaleDenominator', {}, String(scaleAt(minZoom))) : '',
  ];
};

/** All of them, or any: of one alone there is nothing to say. */
const joined = (how: 'ogc:And' | 'ogc:Or', tests: readonly string[]): string =>
  tests.length === 1 ? (tests[0] ?? '') : el(how, {}, tests);

/**
 * Rows that fit no line, drawn plain as on the desk. All lines are named: QGIS 3 reads a rule with `ElseFilter` as one
 * without a filter, and would draw it over all others.
 */
const othersRule = (layer: LayerSummary): string => {
  const lines = lineTests(layer);
  if (lines === null) return '';
  const any = joined(
    'ogc:Or',
    lines.map((tests) => joined('ogc:And', tests.map(testOf))),
  );
  return el('Rule', {}, [
    el('Name', {}, 'other'),
    el('Title', {}, text(layersText.otherCategory.th)),
    el('ogc:Filter', {}, el('ogc:Not', {}, any)),
    ...range(layer),
    symbolizers(layer, null, false),
  ]);
};

const ruleOf = (layer: LayerSummary, rule: Rule): string => {
  const filter = el('ogc:Filter', {}, joined('ogc:And', rule.tests.map(testOf)));
  return el('Rule', {}, [
    el('Name', {}, text(rule.label || rule.key)),
    el('Title', {}, text(rule.label)),
    filter,
    ...range(layer),
    symbolizers(layer, rule.color, rule.pattern === 'hatch'),
  ]);
};

const labelRule = ({ style }: LayerSummary): string => {
  const { label } = style;
  if (label === null) return '';
  return el('Rule', {}, [
    el('Name', {}, 'label'),
    label.minZoom > 0 ? el('MaxScaleDenominator', {}, String(scaleAt(label.minZoom))) : '',
    el('TextSymbolizer', {}, [
      el('Label', {}, property(label.field)),
      el('Font', {}, [parameter('font-family', 'Sarabun'), parameter('font-size', label.size)]),
      el('Halo', {}, [
        el('Radius', {}, String(label.halo ?? 1.8)),
        el('Fill', {}, parameter('fill', '#ffffff')),
      ]),
      el('Fill', {}, parameter('fill', '#16211e')),
    ]),
  ]);
};

/**
 * A layer's style as Styled Layer Descriptor 1.0.0 (OGC 02-070). It has no words for what is divided, sized, strewn, heated
 * or clustered: those are drawn plain there; QML says them all.
 */
export const sldOf = (styled: LayerSummary): string => {
  const layer = { ...styled, style: drawnStyle(styled) };
  const rules = rulesOf(layer);
  const sayable = rules.every(({ tests }) =>
    tests.every((test) => test.is !== 'between' || test.field !== null),
  );
  const plain = el('Rule', {}, [
    el('Name', {}, text(layer.title)),
    ...range(layer),
    symbolizers(layer, null, false),
  ]);
  const drawn =
    rules.length > 0 && sayable ? [...rules.map((rule) => ruleOf(layer, rule)), othersRule(layer)] : [plain];
  const style = el('UserStyle', {}, [
    el('Title', {}, text(layer.title)),
    el('FeatureTypeStyle', {}, [...drawn, labelRule(layer)]),
  ]);
  const root = {
    ...{ version: '1.0.0', xmlns: 'http://www.opengis.net/sld', 'xmlns:ogc': 'http://www.opengis.net/ogc' },
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el('StyledLayerDescriptor', root, [
    el('NamedLayer', {}, [el('Name', {}, text(layer.name)), style]),
  ])}`;
};
