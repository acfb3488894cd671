import type { LayerStyle } from '../../../shared/contract/style.ts';
import { CLUSTER_STEPS, circleSize } from '../../../shared/domain/class-breaks.ts';
import { MAP_COLORS, spread } from '../../../shared/domain/ramps.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { inFrame } from './draw-points.ts';
import type { MapFrame } from './map-frame.ts';
import { PX, spot } from './sheet-symbols.ts';
import { mm } from './svg.ts';

/** A place on paper with what it weighs. */
export interface Weighed {
  readonly at: Position;
  readonly weight: number;
}

const colorOf = ({ point, fill }: LayerStyle): string => point?.color ?? fill?.color ?? MAP_COLORS.point;

/** Circles whose area goes with their value, the largest below so that none hides another. */
export function drawSizes(style: LayerStyle, places: readonly Weighed[], scale: number): string {
  const { sizes } = style;
  if (!sizes) return '';
  return [...places]
    .sort((a, b) => b.weight - a.weight)
    .map(({ at: [x, y], weight }) => {
      const size = circleSize(weight, sizes) * PX * scale;
      return size > 0 ? spot(x, y, size, colorOf(style), 0.75) : '';
    })
    .join('');
}

/** Dots strewn over areas: one path, each a line of no length with a round end. */
export function drawDots(
  style: LayerStyle,
  places: readonly Position[],
  frame: MapFrame,
  scale: number,
): string {
  const size = (style.dots?.size ?? 3) * PX * scale;
  const data = places
    .filter((place) => inFrame(place, frame))
    .map(([x, y]) => `M${mm(x)} ${mm(y)}h0`)
    .join('');
  return data === ''
    ? ''
    : `<path d="${data}" stroke="${colorOf(style)}" stroke-width="${mm(size)}" stroke-linecap="round" fill="none"/>`;
}

/** A cluster on paper gathers what lies in one square of this side. */
const CLUSTER_MM = 12;

/** Clusters: the points of a square as one circle with their number, in their middle; one alone as it is. */
export function drawClusters(
  style: LayerStyle,
  places: readonly Position[],
  frame: MapFrame,
  scale: number,
): { svg: string; alone: Position[] } {
  const side = CLUSTER_MM * scale;
  const shown = places.filter((place) => inFrame(place, frame));
  const cells = Map.groupBy(shown, ([x, y]) => `${Math.floor(x / side)} ${Math.floor(y / side)}`);
  const alone: Position[] = [];
  let svg = '';
  for (const members of cells.values()) {
    const [first] = members;
    if (members.length === 1 && first) alone.push(first);
    else {
      const x = members.reduce((sum, place) => sum + place[0], 0) / members.length;
      const y = members.reduce((sum, place) => sum + place[1], 0) / members.length;
      const step = CLUSTER_STEPS.findLast(({ from }) => members.length >= from) ?? CLUSTER_STEPS[0];
      const font = mm(11 * PX * scale);
      svg += spot(x, y, step.size * PX * scale, colorOf(style), 0.9);
      svg += `<text x="${mm(x)}" y="${mm(y + 3.7 * PX * scale)}" font-size="${font}" font-weight="700" text-anchor="middle" fill="#fff">${formatNumber(members.length)}</text>`;
    }
  }
  return { svg, alone };
}

/** Heat on paper is squares of this side in so many grades: a vector drawing, not a picture. */
const HEAT_CELL_MM = 1.6;
const HEAT_GRADES = 12;

/** Sums of a quartic kernel about each place (Silverman 1986, eq. 4.5, unscaled), by square. */
function heatOf(places: readonly Weighed[], radius: number, columns: number, rows: number): Float64Array {
  const heat = new Float64Array(columns * rows);
  const reach = Math.ceil(radius / HEAT_CELL_MM);
  for (const { at, weight } of places) {
    const [column, row] = [Math.floor(at[0] / HEAT_CELL_MM), Math.floor(at[1] / HEAT_CELL_MM)];
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++)
      for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
        const dx = (x + 0.5) * HEAT_CELL_MM - at[0];
        const dy = (y + 0.5) * HEAT_CELL_MM - at[1];
        const near = 1 - (dx * dx + dy * dy) / (radius * radius);
        if (near > 0) heat[y * columns + x] = (heat[y * columns + x] ?? 0) + weight * near * near;
      }
  }
  return heat;
}

/** Heat as graded squares: the same colours as on the screen, from little to much. */
export function drawHeat(
  style: LayerStyle,
  places: readonly Weighed[],
  frame: MapFrame,
  scale: number,
): string {
  if (!style.heat) return '';
  const columns = Math.ceil(frame.width / HEAT_CELL_MM);
  const rows = Math.ceil(frame.height / HEAT_CELL_MM);
  const radius = style.heat.radius * PX * scale;
  const heat = heatOf(places, Math.max(HEAT_CELL_MM, radius), columns, rows);
  const most = heat.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return '';
  const colors = spread(style.heat.colors, HEAT_GRADES);
  const paths = new Array<string>(HEAT_GRADES).fill('');
  heat.forEach((value, i) => {
    const grade = Math.floor((value / most) * HEAT_GRADES);
    if (value / most < 0.04) return;
    const at = Math.min(HEAT_GRADES - 1, grade);
    const [x, y] = [(i % columns) * HEAT_CELL_MM, Math.floor(i / columns) * HEAT_CELL_MM];
    paths[at] += `M${mm(x)} ${mm(y)}h${HEAT_CELL_MM}v${HEAT_CELL_MM}h-${HEAT_CELL_MM}z`;
  });
  return paths
    .map((data, i) =>
      data === ''
        ? ''
        : `<path d="${data}" fill="${colors[i]}" fill-opacity="${mm(Math.min(0.85, 0.35 + i * 0.08))}"/>`,
    )
    .join('');
}
