import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import { colorOfKey, KEYS } from '../../../shared/domain/style-rows.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { pointInside } from '../layers/index.ts';
import { drawClusters, drawDots, drawHeat, drawSizes, type Weighed } from './draw-many.ts';
import { inFrame, PointGrid } from './draw-points.ts';
import type { MapFrame } from './map-frame.ts';
import type { SheetLayer, StyledRows } from './map-parts.ts';
import type { Box } from './place-labels.ts';
import type { SheetFeature } from './reports.queries.ts';
import { linesOf, mm, pathData, pointsOf } from './svg.ts';

/** Lines are drawn finer: paper shows what a screen does not. */
const LINE_PX = 0.2;

export interface DrawnLayer {
  readonly svg: string;
  readonly features: number;
  /** Points that fell on the place of another. */
  readonly merged: number;
  /** Symbols that labels had better avoid. */
  readonly symbols: readonly Box[];
}

type Paper = readonly (readonly Position[])[];

/** What is gathered of a layer's features before it is drawn: one path a ground and a colour of line. */
class Gathered {
  readonly grounds = new Map<string, string>();
  readonly lines = new Map<string, string>();
  readonly points = new PointGrid();
  readonly places: Weighed[] = [];
  features = 0;
}

/** Signs that gather or weigh points take their places; all others are drawn one by one. */
const isOfMany = ({ kind }: LayerStyle): boolean =>
  kind === 'sizes' || kind === 'heat' || kind === 'clusters';

const addShape = (
  gathered: Gathered,
  entry: SheetLayer,
  key: string,
  lines: Paper,
  closed: boolean,
): void => {
  const { style } = entry.layer;
  const data = pathData(lines, closed);
  if (data === '') return;
  const add = (to: Map<string, string>, paint: string): void => {
    to.set(paint, (to.get(paint) ?? '') + data);
  };
  if (closed && style.fill && !entry.outline)
    for (const ground of groundsOf(style, key)) add(gathered.grounds, ground);
  const plain = style.stroke?.color ?? '';
  add(gathered.lines, closed ? plain : lineColor(style, key, plain));
};

const addPoints = (
  gathered: Gathered,
  { layer: { style } }: SheetLayer,
  feature: SheetFeature,
  row: { readonly key: string; readonly value: unknown },
  frame: MapFrame,
): void => {
  const many = isOfMany(style);
  const plain = style.point?.color ?? MAP_COLORS.point;
  const weight = style.field === null ? 1 : Number(row.value ?? 0);
  const inside = many && feature.geometry.type.endsWith('Polygon') ? pointInside(feature.geometry) : null;
  for (const position of inside ? [inside] : pointsOf(feature.geometry)) {
    const at = frame.toPaper(position);
    if (!many) gathered.points.add(at, isWithheld(row.key) ? null : colorOfKey(style, row.key, plain), frame);
    else if (inFrame(at, frame) && Number.isFinite(weight)) gathered.places.push({ at, weight });
  }
};

const isWithheld = (key: string): boolean => key === KEYS.missing || key === KEYS.suppressed;

const gather = (entry: SheetLayer, rows: StyledRows, frame: MapFrame): Gathered => {
  const gathered = new Gathered();
  const hidden = new Set(entry.layer.style.hidden ?? []);
  for (const feature of entry.features(frame.extent)) {
    const row = rows.get(feature.fid) ?? { key: KEYS.all, value: null };
    if (hidden.has(row.key)) continue;
    gathered.features++;
    const closed = feature.geometry.type.endsWith('Polygon');
    const paper = linesOf(feature.geometry).map((line) => line.map(frame.toPaper));
    addShape(gathered, entry, row.key, paper, closed);
    addPoints(gathered, entry, feature, row, frame);
  }
  return gathered;
};

/** One layer as SVG, by its style: every kind that the screen draws. `size` grows with the paper. */
export function drawLayer(entry: SheetLayer, frame: MapFrame, size: number): DrawnLayer {
  const { layer } = entry;
  const { style } = layer;
  const gathered = gather(entry, entry.rows(), frame);
  const many = manySvg(entry, gathered, frame, size);
  const symbols = gathered.points.draw(style, size);
  const body = `${fills(layer, gathered)}${strokes(layer, gathered, size)}${many}${symbols.svg}`;
  return {
    svg: body,
    features: gathered.features,
    merged: gathered.points.merged,
    symbols: symbols.boxes,
  };
}

const manySvg = (entry: SheetLayer, gathered: Gathered, frame: MapFrame, size: number): string => {
  const { style, opacity } = entry.layer;
  const { places } = gathered;
  const faded = (svg: string): string =>
    opacity < 1 && svg ? `<g opacity="${mm(opacity)}">${svg}</g>` : svg;
  if (style.kind === 'sizes') return faded(drawSizes(style, places, size));
  if (style.kind === 'heat') return faded(drawHeat(style, places, frame, size));
  if (style.kind === 'dots') return faded(drawDots(style, entry.dots().map(frame.toPaper), frame, size));
  if (style.kind !== 'clusters') return '';
  const positions = places.map(({ at }) => at);
  const { svg, alone } = drawClusters(style, positions, frame, size);
  for (const place of alone) gathered.points.add(place, style.point?.color ?? MAP_COLORS.point, frame);
  return faded(svg);
};

const fills = (layer: LayerSummary, { grounds }: Gathered): string => {
  const opacity = (layer.style.fill?.opacity ?? 1) * layer.opacity;
  return [...grounds]
    .map(([paint, data]) => {
      // Patterns bring a ground of their own and stay readable at full strength.
      const strength = paint.startsWith('url(') ? layer.opacity : opacity;
      return `<path d="${data}" fill="${paint}" fill-rule="evenodd"${strength < 1 ? ` fill-opacity="${mm(strength)}"` : ''}/>`;
    })
    .join('');
};

function groundsOf(style: LayerStyle, key: string): string[] {
  if (!style.fill) return [];
  if (isWithheld(key)) return [key === KEYS.suppressed ? 'url(#suppressed)' : 'url(#missing)'];
  // Circles and dots stand on the bare ground: a colour of its own would say something that is not there.
  if (style.kind === 'sizes' || style.kind === 'dots') return [];
  const { pattern } = style.fill;
  const color = colorOfKey(style, key, style.fill.color);
  return pattern === 'none' ? [color] : [color, `url(#${pattern})`];
}

const lineColor = (style: LayerStyle, key: string, plain: string): string =>
  isWithheld(key) ? MAP_COLORS.hatch : colorOfKey(style, key, plain);

function strokes(layer: LayerSummary, { lines }: Gathered, size: number): string {
  const { stroke } = layer.style;
  if (!stroke || stroke.width === 0) return '';
  const width = stroke.width * LINE_PX * size;
  const dash =
    stroke.dash.length > 0
      ? ` stroke-dasharray="${stroke.dash.map((length) => mm(length * width)).join(' ')}"`
      : '';
  const faint = layer.opacity < 1 ? ` stroke-opacity="${mm(layer.opacity)}"` : '';
  return [...lines]
    .map(
      ([color, data]) =>
        `<path d="${data}" fill="none" stroke="${color}" stroke-width="${mm(width)}" stroke-linejoin="round" stroke-linecap="round"${dash}${faint}/>`,
    )
    .join('');
}
