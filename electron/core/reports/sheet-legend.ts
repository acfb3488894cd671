import type { LegendItem } from '../../../shared/contract/style.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { symbol } from './draw-layer.ts';
import type { SheetLegend } from './sheet-facts.ts';
import { escapeText } from './svg.ts';

/** A line of the legend: what is drawn, what it is called and its figure. */
export interface LegendLine {
  readonly kind: 'heading' | 'item';
  readonly swatch: string;
  readonly label: string;
  readonly detail: string;
  readonly value: string;
}

/** The lines of all layers, the leading one first. */
export function legendLines(legends: readonly SheetLegend[]): LegendLine[] {
  return legends.flatMap((entry) => {
    const { legend } = entry;
    if (legend.items.length === 0) return [];
    if (legend.items.length === 1 && legend.items[0]?.kind === 'single')
      return [singleLine(entry, legend.items[0])];
    const classes = legend.items.some((item) => item.kind === 'class');
    const unit = classes && legend.unit ? ` (${legend.unit})` : '';
    const heading: LegendLine = {
      kind: 'heading',
      swatch: '',
      label: `${legend.title}${unit}`,
      detail: '',
      value: '',
    };
    return [heading, ...legend.items.map((item) => itemLine(entry, item, classes))];
  });
}

function singleLine({ legend, counter, role }: SheetLegend, item: LegendItem): LegendLine {
  const count = `${formatNumber(item.count)} ${counter}`;
  return {
    kind: 'item',
    swatch: swatchOf(item),
    label: role === 'line' ? reportsText.borderOf(legend.title).th : `${legend.title} ${count}`,
    detail: '',
    value: role === 'ground' && item.areaM2 !== null ? reportsText.rai(formatRai(item.areaM2)).th : '',
  };
}

function itemLine({ counter, details }: SheetLegend, item: LegendItem, classes: boolean): LegendLine {
  const area = !classes && item.areaM2 !== null;
  return {
    kind: 'item',
    swatch: swatchOf(item),
    label: item.label,
    detail: details.get(item.label) ?? '',
    value: area ? reportsText.rai(formatRai(item.areaM2 ?? 0)).th : `${formatNumber(item.count)} ${counter}`,
  };
}

const PATTERN_IDS: Readonly<Record<string, string>> = { hatch: 'hatch', forest: 'forest', dots: 'dots' };

/** The picture of an item, 6.1 × 4.1 mm: the patterns are those of the map's own SVG. */
function swatchOf(item: LegendItem): string {
  const color = item.color ?? '#FFFFFF';
  if (item.icon === 'house' || item.icon === 'tree') return svgOf(symbol(item.icon, 3.05, 2.05, 3.6, color));
  if (item.icon === 'circle') return svgOf(symbol('circle', 3.05, 2.05, 1.3, color));
  const stroke = item.strokeColor ?? '#43504C';
  if (item.icon === 'line')
    return svgOf(`<path d="M0 2.05H6.1" stroke="${item.strokeColor ?? color}" stroke-width=".6"/>`);
  const box = 'x=".15" y=".15" width="5.8" height="3.8" rx=".5"';
  const whole =
    item.kind === 'missing' ? 'url(#missing)' : item.kind === 'suppressed' ? 'url(#suppressed)' : color;
  const pattern =
    item.kind === 'missing' || item.kind === 'suppressed' ? undefined : PATTERN_IDS[item.pattern];
  const over = pattern ? `<rect ${box} fill="url(#${pattern})"/>` : '';
  // White borders of classes vanish on paper: the swatch gets a line that shows.
  const line = stroke.toLowerCase() === '#ffffff' ? '#7C8885' : stroke;
  return svgOf(
    `<rect ${box} fill="${whole}"/>${over}<rect ${box} fill="none" stroke="${line}" stroke-width=".25"/>`,
  );
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
