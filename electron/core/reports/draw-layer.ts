import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { MapFrame } from './map-frame.ts';
import type { Box } from './place-labels.ts';
import type { SheetFeature } from './reports.queries.ts';
import { linesOf, mm, pathData, pointsOf } from './svg.ts';

/** Styles are in pixels of the screen; on paper one is so many millimetres (a 15-px label is 3.6 mm, 10 pt). */
export const PX = 0.24;
/** Lines are drawn finer: paper shows what a screen does not. */
const LINE_PX = 0.2;
/** Points closer than this on paper are one. */
const POINT_GRID_MM = 0.2;

export interface DrawnLayer {
  readonly svg: string;
  readonly features: number;
  /** Points that fell on the place of another. */
  readonly merged: number;
  /** Symbols that labels had better avoid. */
  readonly symbols: readonly Box[];
}

/** What the value of a feature says of its colour. */
export type Look = { readonly color: string } | { readonly state: 'missing' | 'suppressed' };

/** The look of a value by the style's own rules: the same for the map, the wall, the legend and the sheet. */
export function lookOf(style: LayerStyle, values: Readonly<Record<string, unknown>>, plain: string): Look {
  if (style.kind === 'single' || style.field === null) return { color: plain };
  const value = values[style.field];
  if (style.kind === 'categories') {
    const found = style.categories.find(
      (category) => category.value === value || String(category.value) === String(value),
    );
    return found
      ? { color: found.color }
      : value === null || value === undefined
        ? { state: 'missing' }
        : { color: plain };
  }
  if (values[`${style.field}_state`] === 'suppressed') return { state: 'suppressed' };
  if (typeof value !== 'number' || !style.classes) return { state: 'missing' };
  return { color: style.classes.colors[classOf(style.classes.breaks, value)] ?? plain };
}

/** breaks[i] <= v < breaks[i+1], the last class closed above; outside values belong to the end classes. */
export function classOf(breaks: readonly number[], value: number): number {
  const last = breaks.length - 2;
  const above = breaks.findIndex((limit, i) => i > 0 && value < limit);
  return above < 0 ? last : Math.min(last, above - 1);
}

/** One layer as SVG, by its style. `outline` draws areas without their ground, where another layer's ground leads. */
export function drawLayer(
  layer: LayerSummary,
  features: Iterable<SheetFeature>,
  frame: MapFrame,
  options: { outline: boolean; size: number },
): DrawnLayer {
  const { style } = layer;
  const grounds = new Map<string, string>();
  const lines: string[] = [];
  const points = new PointGrid();
  let count = 0;
  for (const feature of features) {
    count++;
    const paper = (line: readonly Position[]): Position[] => line.map(frame.toPaper);
    const closed = feature.geometry.type.endsWith('Polygon');
    const data = pathData(linesOf(feature.geometry).map(paper), closed);
    if (data !== '') {
      if (closed && style.fill && !options.outline)
        for (const ground of groundsOf(style, feature))
          grounds.set(ground, (grounds.get(ground) ?? '') + data);
      lines.push(data);
    }
    for (const position of pointsOf(feature.geometry))
      points.add(frame.toPaper(position), pointColor(style, feature), frame);
  }
  const opacity = (style.fill?.opacity ?? 1) * layer.opacity;
  const fills = [...grounds].map(([paint, data]) => {
    // Patterns bring a ground of their own and stay readable at full strength.
    const strength = paint.startsWith('url(') ? layer.opacity : opacity;
    return `<path d="${data}" fill="${paint}" fill-rule="evenodd"${strength < 1 ? ` fill-opacity="${mm(strength)}"` : ''}/>`;
  });
  const symbols = points.draw(style, options.size);
  return {
    svg: `${fills.join('')}${strokes(style, lines, layer.opacity, options.size)}${symbols.svg}`,
    features: count,
    merged: points.merged,
    symbols: symbols.boxes,
  };
}

function groundsOf(style: LayerStyle, feature: SheetFeature): string[] {
  if (!style.fill) return [];
  const look = lookOf(style, feature.values, style.fill.color);
  if ('state' in look) return [look.state === 'suppressed' ? 'url(#suppressed)' : 'url(#missing)'];
  const { pattern } = style.fill;
  return pattern === 'none' ? [look.color] : [look.color, `url(#${pattern})`];
}

const pointColor = (style: LayerStyle, feature: SheetFeature): string => {
  const look = lookOf(style, feature.values, style.point?.color ?? MAP_COLORS.point);
  return 'color' in look ? look.color : MAP_COLORS.hatch;
};

function strokes(style: LayerStyle, lines: readonly string[], opacity: number, size: number): string {
  if (!style.stroke || style.stroke.width === 0 || lines.length === 0) return '';
  const width = style.stroke.width * LINE_PX * size;
  const dash =
    style.stroke.dash.length > 0
      ? ` stroke-dasharray="${style.stroke.dash.map((length) => mm(length * width)).join(' ')}"`
      : '';
  const faint = opacity < 1 ? ` stroke-opacity="${mm(opacity)}"` : '';
  return `<path d="${lines.join('')}" fill="none" stroke="${style.stroke.color}" stroke-width="${mm(width)}" stroke-linejoin="round" stroke-linecap="round"${dash}${faint}/>`;
}

/** Points by their place on paper, so that half a million of them stay a drawing. */
class PointGrid {
  private readonly cells = new Map<string, { x: number; y: number; color: string }>();
  merged = 0;

  add([x, y]: Position, color: string, frame: MapFrame): void {
    if (x < -5 || y < -5 || x > frame.width + 5 || y > frame.height + 5) return;
    const key = `${Math.round(x / POINT_GRID_MM)},${Math.round(y / POINT_GRID_MM)},${color}`;
    if (this.cells.has(key)) this.merged++;
    else this.cells.set(key, { x, y, color });
  }

  draw(style: LayerStyle, scale: number): { svg: string; boxes: Box[] } {
    const point = style.point ?? { icon: 'circle', color: MAP_COLORS.point, size: 6 };
    const size = point.size * PX * (point.icon === 'circle' ? 0.62 : 0.82) * scale;
    const half = size / 2;
    const boxes: Box[] = [];
    let svg = '';
    for (const { x, y, color } of this.cells.values()) {
      svg += symbol(point.icon, x, y, size, color);
      if (point.icon !== 'circle')
        boxes.push({ left: x - half, right: x + half, top: y - half, bottom: y + half });
    }
    return { svg, boxes };
  }
}

const HOUSE = 'M12 5.2 19.4 12l-1.3 1.4-1-.9V19h-3.4v-4.2h-3.4V19H6.9v-6.5l-1 .9L4.6 12z';
const TREE = 'M12 3.6 17.6 11h-2.2l3 4H13v4.4h-2V15H5.6l3-4H6.4z';

/** A dot with a white casing, or a rounded square with a white sign, as on the app's map. */
export function symbol(
  icon: 'circle' | 'house' | 'tree',
  x: number,
  y: number,
  size: number,
  color: string,
): string {
  if (icon === 'circle')
    return `<circle cx="${mm(x)}" cy="${mm(y)}" r="${mm(size / 2)}" fill="${color}" stroke="#fff" stroke-width=".12"/>`;
  const scale = size / 24;
  return `<g transform="translate(${mm(x - size / 2)} ${mm(y - size / 2)}) scale(${scale.toFixed(4)})"><rect x="1" y="1" width="22" height="22" rx="5" fill="#fff"/><rect x="2.5" y="2.5" width="19" height="19" rx="4" fill="${color}"/><path d="${icon === 'house' ? HOUSE : TREE}" fill="#fff"/></g>`;
}

const hatching = (
  id: string,
  gap: number,
  ground: string | null,
  ink: string,
  width: number,
  angle: number,
): string =>
  `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">${ground ? `<rect width="${gap}" height="${gap}" fill="${ground}"/>` : ''}<path d="M0 0V${gap}" stroke="${ink}" stroke-width="${width}"/></pattern>`;

/** The patterns that grounds name: hatching for missing, dots for withheld, slant lines for forests. */
export function patternDefs(): string {
  const { hatch, hatchGround, forest } = MAP_COLORS;
  const dot = '<circle cx=".6" cy=".6" r=".22"';
  return (
    hatching('missing', 1.1, hatchGround, hatch, 0.5, 45) +
    hatching('hatch', 1.1, null, hatch, 0.5, 45) +
    hatching('forest', 0.9, null, forest, 0.5, -45) +
    `<pattern id="dots" width="1.2" height="1.2" patternUnits="userSpaceOnUse">${dot} fill="${hatch}"/></pattern>` +
    `<pattern id="suppressed" width="1.2" height="1.2" patternUnits="userSpaceOnUse"><rect width="1.2" height="1.2" fill="${hatchGround}"/>${dot} fill="#5B6965"/></pattern>`
  );
}
