import { degreeLabel, reportsText } from '../../../shared/text/reports.ts';
import type { GraticuleLine } from './graticule.ts';
import type { MapInk } from './map-parts.ts';
import type { Box } from './place-labels.ts';
import { scaleBar } from './scale-bar.ts';
import { escapeText, mm } from './svg.ts';

/** A place on the map, in millimetres. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
type Cover = (box: Rect) => number;

const INK = '#16211E';
const BAR_LEFT = 3;
/** Type size of the degrees. */
export const DEGREE_MM = 2.3;

/** The first of the places that the map's subject covers least. */
function freest(places: readonly Rect[], covered: Cover): Rect {
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best));
}

/** Degrees along the top and left sides, ticks on all four. */
export function drawDegrees(lines: readonly GraticuleLine[], { frame, size, digits, say }: MapInk): string {
  const tick = 1.4;
  const font = DEGREE_MM * size;
  const halo = 'stroke="#fff" stroke-width=".7" stroke-linejoin="round" paint-order="stroke"';
  const parts = lines.map((line) => {
    const text = escapeText(digits(say(degreeLabel(line.axis, line.degrees))));
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

/** The bar in a lower corner on a plate of white, so that it can be read on any ground. */
export function drawScaleBar(
  { frame, size, digits, say }: MapInk,
  covered: Cover,
): { svg: string; box: Box } {
  const bar = scaleBar(frame.scale, Math.min(frame.width * 0.3, 70 * size));
  const whole = bar.mm(bar.ticksM.at(-1) ?? 0);
  const kilo = (bar.ticksM[1] ?? 0) >= 500;
  const unit = say(kilo ? reportsText.kilometres : reportsText.metres);
  const font = 2.7 * size;
  const width = whole + 2 * BAR_LEFT + 8 * size;
  const height = 9 * size;
  const top = frame.height - height - 3;
  const { left } = freest(
    [frame.width - width - 3, 3].map((at) => ({ left: at, top, width, height })),
    covered,
  );
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
  return { svg, box: { left: left - 1, top: top - 1, right: left + width + 1, bottom: frame.height } };
}

/** True north in an upper corner: the meridian through that place, which grid north leaves by a degree at most. */
export function drawNorth({ frame, size, say }: MapInk, covered: Cover): { svg: string; box: Box } {
  const y = 14 * size;
  const spots = [frame.width - 10 * size, 13 * size].map((at) => ({
    left: at - 5 * size,
    top: y - 9 * size,
    width: 10 * size,
    height: 16 * size,
  }));
  const x = freest(spots, covered).left + 5 * size;
  const here = frame.toGround([x, y]);
  const [nx, ny] = frame.toPaper([here[0], here[1] + 0.01]);
  const turn = (Math.atan2(nx - x, y - ny) * 180) / Math.PI;
  const svg =
    `<g transform="translate(${mm(x)} ${mm(y)}) scale(${mm(size)})"><g transform="rotate(${turn.toFixed(2)})">` +
    `<path d="M0-7.6 2.3 1 0-.7-2.3 1z" fill="#fff" stroke="${INK}" stroke-width=".3" stroke-linejoin="round"/><path d="M0-7.6 2.3 1 0-.7z" fill="${INK}"/></g>` +
    `<text y="5.4" text-anchor="middle" font-size="3.4" font-weight="700" fill="${INK}" stroke="#fff" stroke-width=".7" stroke-linejoin="round" paint-order="stroke">${say(reportsText.north)}</text></g>`;
  return { svg, box: { left: x - 6 * size, top: y - 9 * size, right: x + 6 * size, bottom: y + 7 * size } };
}
