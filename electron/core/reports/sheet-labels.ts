import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LabelStyle } from '../../../shared/contract/style.ts';
import { nameLines } from '../../../shared/domain/name-breaks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from '../geometry/index.ts';
import type { MapFrame } from './map-frame.ts';
import { type Box, LINE, type PlacedLabel, placeLabels, type WantedLabel } from './place-labels.ts';
import type { SheetFeature } from './reports.queries.ts';
import { PX } from './sheet-symbols.ts';
import { escapeText, linesOf, mm, pointsOf } from './svg.ts';

/** Pixels at 96 dpi: what a zoom level of the screen is counted in. */
const CSS_PIXEL_MM = 25.4 / 96;
const EQUATOR_M = 40_075_016.686;

/** The zoom at which the app's map shows the same scale: styles say from which zoom a label appears. */
export function zoomOf(frame: MapFrame): number {
  const latitude = (frame.extent[1] + frame.extent[3]) / 2;
  const metresPerPixel = (frame.scale * CSS_PIXEL_MM) / 1000;
  return Math.log2((EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / (512 * metresPerPixel));
}

/** The names that a layer wants on the sheet. `always` leaves the style's zoom limit aside. */
export function wantedLabels(
  layer: LayerSummary,
  features: Iterable<SheetFeature>,
  frame: MapFrame,
  geos: Geos,
  always: boolean,
): WantedLabel[] {
  const label = layer.style.label;
  if (!label || (!always && label.minZoom > zoomOf(frame))) return [];
  const wanted: WantedLabel[] = [];
  for (const feature of features) {
    const name = feature.values[label.field];
    if ((typeof name !== 'string' && typeof name !== 'number') || name === '') continue;
    if (label.above && !(Number(feature.values[label.above.field]) >= label.above.min)) continue;
    const place = labelPlace(feature, frame, geos);
    if (!place) continue;
    const lines = labelLines(label, feature.values);
    const minor = label.priority > 2;
    wanted.push({
      lines,
      text: lines.join(' '),
      room: label.callout === true ? placeRoom(feature, frame) : null,
      x: place[0],
      y: place[1],
      size: label.size * PX * (minor ? 0.86 : 1),
      priority: label.priority,
      weight: label.weight,
      color: minor ? '#3F4D49' : '#16211E',
    });
  }
  return wanted;
}

/** The middle of the widest stretch of the largest part that the frame shows; a point lies below its symbol. */
function labelPlace(feature: SheetFeature, frame: MapFrame, geos: Geos): Position | null {
  const point = pointsOf(feature.geometry)[0];
  if (point) {
    const [x, y] = frame.toPaper(point);
    return [x, y + 3];
  }
  if (!feature.geometry.type.endsWith('Polygon')) {
    const line = linesOf(feature.geometry)[0];
    const middle = line?.[line.length >> 1];
    return middle ? frame.toPaper(middle) : null;
  }
  const paper = linesOf(feature.geometry).map((ring) => ring.map(frame.toPaper));
  const largest = paper.reduce<Position[]>((best, ring) => (boxArea(ring) > boxArea(best) ? ring : best), []);
  if (largest.length < 4) return null;
  const shown = shownPart(largest, frame, geos);
  const wkb = shown && geos.pointOnSurface(shown);
  const place = wkb ? decodeWkb(wkb) : null;
  return place?.type === 'Point' ? place.coordinates : null;
}

function shownPart(ring: Position[], { width, height }: MapFrame, geos: Geos): Uint8Array | null {
  const window = encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
        [0, 0],
      ],
    ],
  });
  const whole = encodeWkb({ type: 'Polygon', coordinates: [ring] });
  const inside = ring.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
  return inside ? whole : geos.intersection(geos.makeValid(whole), window);
}

function boxArea(ring: readonly Position[]): number {
  if (ring.length === 0) return 0;
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}

/** Labels as SVG text with a white halo. */
export function drawLabels(
  wanted: readonly WantedLabel[],
  frame: MapFrame,
  taken: readonly Box[],
  symbols: readonly Box[],
  digits: (text: string) => string,
): { svg: string; placed: readonly PlacedLabel[] } {
  const placed = placeLabels(wanted, frame, taken, symbols);
  const leaders = placed
    .filter(({ led }) => led)
    .map(leader)
    .join('');
  const svg = placed
    .map((label) => {
      const style = `font-size="${mm(label.size)}" font-weight="${label.weight}" text-anchor="middle"`;
      const first = label.atY - ((label.lines.length - 1) * LINE * label.size) / 2;
      return label.lines
        .map((line, i) => {
          const y = mm(first + i * LINE * label.size);
          // Stroke and fill in one text: two would be two texts to a PDF reader as well.
          return `<text x="${mm(label.atX)}" y="${y}" ${style} fill="${label.color}" stroke="#fff" stroke-width="${mm(label.size * 0.24)}" stroke-linejoin="round" paint-order="stroke">${escapeText(digits(line))}</text>`;
        })
        .join('');
    })
    .join('');
  return { svg: leaders + svg, placed };
}

/** What a label says, on its lines: the name, broken where names may be, and the second field below. */
function labelLines(label: LabelStyle, values: SheetFeature['values']): string[] {
  const name = String(values[label.field]);
  const whole = name.startsWith(label.prefix) ? name : `${label.prefix}${name}`;
  const second = label.second ? values[label.second] : null;
  const below = typeof second === 'number' ? formatNumber(second) : second;
  return [...nameLines(whole), ...(below ? [String(below)] : [])];
}

/** The width on paper of an area's largest part, in millimetres; null for what is no area. */
function placeRoom({ geometry }: SheetFeature, frame: MapFrame): number | null {
  if (!geometry.type.endsWith('Polygon')) return null;
  const widths = linesOf(geometry).map((ring) => {
    const xs = ring.map((position) => frame.toPaper(position)[0]);
    return xs.reduce((a, b) => Math.max(a, b), -Infinity) - xs.reduce((a, b) => Math.min(a, b), Infinity);
  });
  return widths.reduce((a, b) => Math.max(a, b), 0);
}

/** The line from an area to its name that stands beside it, with a spot on the area. */
function leader({ x, y, atX, atY, color, size }: PlacedLabel): string {
  const end = atY - 0.32 * size;
  return `<path d="M${mm(x)} ${mm(y)}L${mm(atX)} ${mm(end)}" stroke="#fff" stroke-width=".7" fill="none"/><path d="M${mm(x)} ${mm(y)}L${mm(atX)} ${mm(end)}" stroke="${color}" stroke-width=".18" fill="none"/><circle cx="${mm(x)}" cy="${mm(y)}" r=".4" fill="${color}"/>`;
}
