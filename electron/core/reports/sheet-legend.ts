import type { Legend, LegendItem } from '../../../shared/contract/style.ts';
import { legendHeading } from '../../../shared/domain/legend-heading.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import type { Say, SheetFacts, SheetLegend } from './sheet-facts.ts';
import { PX, spot, symbol } from './sheet-symbols.ts';
import { escapeText, mm } from './svg.ts';

/** A line of the legend: what is drawn, what it is called and its figure. */
export interface LegendLine {
  readonly kind: 'heading' | 'item';
  readonly swatch: string;
  readonly label: string;
  readonly detail: string;
  readonly value: string;
  /** The height of a swatch that is as large as on the map, in millimetres. */
  readonly tall?: number;
}

/** Kinds whose lines are classes: their counts matter more than their areas. */
const isClassed = ({ items }: Legend): boolean => items.some((item) => item.kind === 'class');

const heading = (label: string): LegendLine => ({
  kind: 'heading',
  swatch: '',
  label,
  detail: '',
  value: '',
});

/**
 * The lines of all layers, the leading one first; what is hidden on the map is not on the sheet.
 *
 * @param scale by which the signs of the sheet's map are enlarged for its paper
 */
export function legendLines(
  { legends, say }: Pick<SheetFacts, 'legends' | 'say'>,
  scale: number,
): LegendLine[] {
  return legends.flatMap((entry) => {
    const items = entry.legend.items.filter((item) => item.hidden !== true);
    const legend = { ...entry.legend, items };
    const shown = { ...entry, legend };
    const [first] = items;
    if (first === undefined) return [];
    if (legend.ramp) return [heading(legend.title), rampLine(legend.ramp, say)];
    if (legend.axes)
      return [heading(legend.title), squareLine(legend, legend.axes), ...restOf(shown, scale, say)];
    if (items.length === 1 && first.kind === 'single') return [singleLine(shown, first, scale, say)];
    const classes = isClassed(legend);
    return [
      heading(classes ? legendHeading(legend) : legend.title),
      ...items.map((item) => itemLine(shown, item, classes, scale, say)),
    ];
  });
}

/** A line that only says how to read a sign counts nothing. */
const figureOf = (item: LegendItem, counter: string, area: boolean, say: Say): string => {
  if (item.size !== undefined) return '';
  return area ? say(reportsText.rai(formatRai(item.areaM2 ?? 0))) : `${formatNumber(item.count)} ${counter}`;
};

const restOf = (entry: SheetLegend, scale: number, say: Say): LegendLine[] =>
  entry.legend.items
    .filter(({ kind }) => kind !== 'class')
    .map((item) => itemLine(entry, item, true, scale, say));

/** The colours of heat, from few to many. */
const rampLine = (colors: readonly string[], say: Say): LegendLine => {
  const width = 24 / colors.length;
  const cells = colors
    .map((color, i) => `<rect x="${mm(i * width)}" width="${mm(width + 0.05)}" height="3" fill="${color}"/>`)
    .join('');
  const svg = `<svg class="sw" style="width:24mm;height:3mm" viewBox="0 0 24 3" aria-hidden="true">${cells}</svg>`;
  return {
    ...{ kind: 'item', swatch: svg, detail: '', value: '' },
    label: `${say(stylesText.little)} → ${say(stylesText.much)}`,
  };
};

/** The nine colours of a map of two numbers, and what grows to the right and upward. */
const squareLine = ({ items }: Legend, [right, up]: readonly [string, string]): LegendLine => {
  const cells = items
    .filter(({ key }) => key.startsWith('k:'))
    .map(({ key, color }) => {
      const i = Number(key.slice(2));
      return `<rect x="${(i % 3) * 4}" y="${(2 - Math.floor(i / 3)) * 4}" width="4" height="4" fill="${color}" stroke="#fff" stroke-width=".15"/>`;
    })
    .join('');
  const svg = `<svg class="sw" style="width:12mm;height:12mm" viewBox="0 0 12 12" aria-hidden="true">${cells}</svg>`;
  return { kind: 'item', swatch: svg, label: `→ ${right}`, detail: `↑ ${up}`, value: '' };
};

function singleLine(
  { legend, counter, role }: SheetLegend,
  item: LegendItem,
  scale: number,
  say: Say,
): LegendLine {
  const count = `${formatNumber(item.count)} ${counter}`;
  return {
    kind: 'item',
    swatch: swatchOf(item, scale),
    label: role === 'line' ? say(reportsText.borderOf(legend.title)) : `${legend.title} ${count}`,
    detail: '',
    value: role === 'ground' && item.areaM2 !== null ? say(reportsText.rai(formatRai(item.areaM2))) : '',
  };
}

function itemLine(
  { counter, details }: SheetLegend,
  item: LegendItem,
  classes: boolean,
  scale: number,
  say: Say,
): LegendLine {
  const area = !classes && item.areaM2 !== null;
  return {
    kind: 'item',
    swatch: swatchOf(item, scale),
    label: item.label,
    detail: details.get(item.label) ?? '',
    value: figureOf(item, counter, area, say),
    ...(item.size === undefined ? {} : { tall: item.size * scale * PX + 0.4 }),
  };
}

const PATTERN_IDS: Readonly<Record<string, string>> = { hatch: 'hatch', forest: 'forest', dots: 'dots' };

/** The picture of an item, 6.1 × 4.1 mm: the patterns are those of the map's own SVG. */
function swatchOf(item: LegendItem, scale: number): string {
  const color = item.color ?? '#FFFFFF';
  if (item.size !== undefined) return sizeSwatch(item.size * scale, color);
  if (item.icon === 'circle') return svgOf(spot(3.05, 2.05, 1.3, color));
  if (item.icon === 'line')
    return svgOf(`<path d="M0 2.05H6.1" stroke="${item.color ?? item.strokeColor}" stroke-width=".6"/>`);
  return item.icon === 'fill'
    ? svgOf(groundSwatch(item, color))
    : svgOf(symbol(item.icon, 3.05, 2.05, 3.6, color));
}

/** A circle as large as on the map. */
const sizeSwatch = (size: number, color: string): string => {
  const across = Math.max(0.7, size * PX);
  const height = Math.max(4.1, across + 0.4);
  return `<svg class="sw" style="height:${mm(height)}mm;width:${mm(Math.max(6.1, across + 0.4))}mm" viewBox="0 0 ${mm(Math.max(6.1, across + 0.4))} ${mm(height)}" aria-hidden="true">${spot(Math.max(6.1, across + 0.4) / 2, height / 2, across, color, 0.75)}</svg>`;
};

function groundSwatch(item: LegendItem, color: string): string {
  const stroke = item.strokeColor ?? '#43504C';
  const box = 'x=".15" y=".15" width="5.8" height="3.8" rx=".5"';
  const withheld = item.kind === 'missing' || item.kind === 'suppressed';
  const pattern = withheld ? undefined : PATTERN_IDS[item.pattern];
  const faint = item.opacity === undefined ? '' : ` fill-opacity="${mm(item.opacity)}"`;
  const over = pattern ? `<rect ${box} fill="url(#${pattern})"/>` : '';
  // White borders of classes vanish on paper: the swatch gets a line that shows.
  const line = stroke.toLowerCase() === '#ffffff' ? '#7C8885' : stroke;
  const whole = withheld ? `url(#${item.kind})` : color;
  return `<rect ${box} fill="${whole}"${withheld ? '' : faint}/>${over}<rect ${box} fill="none" stroke="${line}" stroke-width=".25"/>`;
}

const svgOf = (body: string): string =>
  `<svg class="sw" viewBox="0 0 6.1 4.1" aria-hidden="true">${body}</svg>`;

/** The legend as HTML. `digits` puts figures into the wished script. */
export function legendHtml(lines: readonly LegendLine[], digits: (text: string) => string): string {
  const rows = lines.map((line) => {
    const text = escapeText(digits(line.label));
    if (line.kind === 'heading') return `<li class="lh">${text}</li>`;
    const detail = line.detail ? `<small>${escapeText(digits(line.detail))}</small>` : '';
    const value = line.value ? `<b>${escapeText(digits(line.value))}</b>` : '';
    return `<li>${line.swatch}<span>${text}${detail}</span>${value}</li>`;
  });
  return `<ul class="lg">${rows.join('')}</ul>`;
}
