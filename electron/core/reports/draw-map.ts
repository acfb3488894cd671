import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { degreeLabel, reportsText } from '../../../shared/text/reports.ts';
import type { Geos } from '../geometry/index.ts';
import { type DrawnLayer, drawLayer, patternDefs } from './draw-layer.ts';
import { type GraticuleLine, graticule } from './graticule.ts';
import type { MapFrame } from './map-frame.ts';
import type { Box, WantedLabel } from './place-labels.ts';
import type { SheetFeature } from './reports.queries.ts';
import { scaleBar } from './scale-bar.ts';
import { drawLabels, wantedLabels } from './sheet-labels.ts';
import { escapeText, mm, pathData } from './svg.ts';

/** A layer as it goes on the sheet. */
export interface SheetLayer {
  readonly layer: LayerSummary;
  features(): Iterable<SheetFeature>;
  /** Drawn without its ground. */
  readonly outline: boolean;
  /** Names are wanted whatever the scale. */
  readonly labelled: boolean;
}

export interface DrawnMap {
  readonly svg: string;
  readonly features: number;
  readonly merged: readonly { title: string; count: number }[];
}

export interface MapInk {
  readonly frame: MapFrame;
  readonly geos: Geos;
  /** The context basemap's SVG. */
  readonly context: string;
  /** Text sizes are multiplied by this on larger paper. */
  readonly size: number;
  digits(text: string): string;
}

const INK = '#16211E';
const BAR_LEFT = 3;
const LABEL = 2.3;

/** The map itself: an SVG in millimetres, lowest first: ground, layers, names, then what helps to read it. */
export function drawMap(layers: readonly SheetLayer[], ink: MapInk): DrawnMap {
  const { frame } = ink;
  const lines = graticule(frame);
  const drawn = layers.map((entry): { entry: SheetLayer; drawn: DrawnLayer } => ({
    entry,
    drawn: drawLayer(entry.layer, entry.features(), frame, { outline: entry.outline }),
  }));
  const bar = drawScaleBar(ink);
  const north = drawNorth(ink);
  const wanted = layers.flatMap((entry): WantedLabel[] =>
    wantedLabels(entry.layer, entry.features(), frame, ink.geos, entry.labelled).map((label) => ({
      ...label,
      size: label.size * ink.size,
    })),
  );
  const edges = edgeBoxes(frame, ink.size);
  const labels = drawLabels(
    wanted,
    frame,
    [bar.box, north.box, ...edges],
    drawn.flatMap((one) => one.drawn.symbols),
    ink.digits,
  );
  const size = `width="${mm(frame.width)}mm" height="${mm(frame.height)}mm" viewBox="0 0 ${mm(frame.width)} ${mm(frame.height)}"`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Sarabun" role="img"><defs>${patternDefs()}</defs>` +
    `<rect width="${mm(frame.width)}" height="${mm(frame.height)}" fill="#E9EDEB"/>${ink.context}` +
    `<path d="${pathData(
      lines.map((line) => line.points),
      false,
    )}" fill="none" stroke="#B9C5C1" stroke-width=".1"/>` +
    drawn.map((one) => `<g>${one.drawn.svg}</g>`).join('') +
    `<g>${labels.svg}</g>${drawDegrees(lines, ink)}${bar.svg}${north.svg}</svg>`;
  return {
    svg,
    features: drawn.reduce((sum, one) => sum + one.drawn.features, 0),
    merged: drawn.flatMap(({ entry, drawn: { merged } }) =>
      merged > 0 ? [{ title: entry.layer.title, count: merged }] : [],
    ),
  };
}

/** Names keep clear of the degrees along the edges. */
const edgeBoxes = ({ width, height }: MapFrame, size: number): Box[] => {
  const band = 1 + LABEL * 1.3 * size;
  return [
    { left: 0, top: 0, right: width, bottom: band },
    { left: 0, top: 0, right: band, bottom: height },
  ];
};

function drawDegrees(lines: readonly GraticuleLine[], { frame, size, digits }: MapInk): string {
  const tick = 1.4;
  const font = LABEL * size;
  const halo = 'stroke="#fff" stroke-width=".7" stroke-linejoin="round" paint-order="stroke"';
  const parts = lines.map((line) => {
    const text = escapeText(digits(degreeLabel(line.axis, line.degrees)));
    const ticks: string[] = [];
    if (line.axis === 'meridian') {
      if (line.near !== null) ticks.push(`M${mm(line.near)} 0v${tick}`);
      if (line.far !== null) ticks.push(`M${mm(line.far)} ${mm(frame.height)}v-${tick}`);
      const at = line.near;
      const label =
        at !== null && at > 10 * size && at < frame.width - 10 * size
          ? `<text x="${mm(at)}" y="${mm(tick + font * 0.95)}" ${halo}>${text}</text>`
          : '';
      return `<path d="${ticks.join('')}" stroke="${INK}" stroke-width=".25"/>${label}`;
    }
    if (line.near !== null) ticks.push(`M0 ${mm(line.near)}h${tick}`);
    if (line.far !== null) ticks.push(`M${mm(frame.width)} ${mm(line.far)}h-${tick}`);
    const at = line.near;
    const x = mm(tick + font * 0.95);
    const label =
      at !== null && at > 10 * size && at < frame.height - 10 * size
        ? `<text x="${x}" y="${mm(at)}" transform="rotate(-90 ${x} ${mm(at)})" ${halo}>${text}</text>`
        : '';
    return `<path d="${ticks.join('')}" stroke="${INK}" stroke-width=".25"/>${label}`;
  });
  return `<g font-size="${mm(font)}" fill="${INK}" text-anchor="middle">${parts.join('')}</g>`;
}

/** The bar at the bottom right on a plate of white, so that it can be read on any ground. */
function drawScaleBar({ frame, size, digits }: MapInk): { svg: string; box: Box } {
  const bar = scaleBar(frame.scale, Math.min(frame.width * 0.3, 70 * size));
  const whole = bar.mm(bar.ticksM.at(-1) ?? 0);
  const kilo = (bar.ticksM[1] ?? 0) >= 500;
  const unit = kilo ? reportsText.kilometres.th : reportsText.metres.th;
  const font = 2.7 * size;
  const width = whole + 2 * BAR_LEFT + 8 * size;
  const height = 9 * size;
  const left = frame.width - width - 3;
  const top = frame.height - height - 3;
  const x0 = left + BAR_LEFT;
  const y0 = top + height - 3.2 * size;
  const thick = 1.2 * size;
  const label = (metres: number, last: boolean): string => {
    const value = (kilo ? metres / 1000 : metres).toLocaleString('en-US', { maximumFractionDigits: 2 });
    const anchor = last ? 'start" dx="-1.2' : 'middle';
    return `<text x="${mm(x0 + bar.mm(metres))}" y="${mm(y0 - 1.1 * size)}" text-anchor="${anchor}">${digits(last ? `${value} ${unit}` : value)}</text>`;
  };
  const pieces = bar.ticksM.slice(1).map((metres, i) => {
    const from = bar.mm(bar.ticksM[i] ?? 0);
    return `<rect x="${mm(x0 + from)}" y="${mm(y0)}" width="${mm(bar.mm(metres) - from)}" height="${mm(thick)}" fill="${i % 2 === 0 ? INK : '#fff'}" stroke="${INK}" stroke-width=".25"/>`;
  });
  const svg =
    `<g id="scale-bar" data-metres="${bar.ticksM.at(-1) ?? 0}" data-mm="${whole.toFixed(3)}" font-size="${mm(font)}" fill="${INK}">` +
    `<rect x="${mm(left)}" y="${mm(top)}" width="${mm(width)}" height="${mm(height)}" rx="1.2" fill="#fff" fill-opacity=".92"/>` +
    `${pieces.join('')}${bar.ticksM.map((metres, i) => label(metres, i === bar.ticksM.length - 1)).join('')}</g>`;
  return { svg, box: { left: left - 1, top: top - 1, right: frame.width, bottom: frame.height } };
}

/** True north at the top right: the meridian through that place, which grid north leaves by a degree at most. */
function drawNorth({ frame, size }: MapInk): { svg: string; box: Box } {
  const x = frame.width - 10 * size;
  const y = 14 * size;
  const here = frame.toGround([x, y]);
  const [nx, ny] = frame.toPaper([here[0], here[1] + 0.01]);
  const turn = (Math.atan2(nx - x, y - ny) * 180) / Math.PI;
  const svg =
    `<g transform="translate(${mm(x)} ${mm(y)}) scale(${mm(size)})"><g transform="rotate(${turn.toFixed(2)})">` +
    `<path d="M0-7.6 2.3 1 0-.7-2.3 1z" fill="#fff" stroke="${INK}" stroke-width=".3" stroke-linejoin="round"/><path d="M0-7.6 2.3 1 0-.7z" fill="${INK}"/></g>` +
    `<text y="5.4" text-anchor="middle" font-size="3.4" font-weight="700" fill="${INK}" stroke="#fff" stroke-width=".7" stroke-linejoin="round" paint-order="stroke">${reportsText.north.th}</text></g>`;
  return { svg, box: { left: x - 6 * size, top: y - 9 * size, right: x + 6 * size, bottom: y + 7 * size } };
}
