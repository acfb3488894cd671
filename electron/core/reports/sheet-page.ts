import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportsText } from '../../../shared/text/reports.ts';
import type { SheetFacts } from './sheet-facts.ts';
import type { SheetLayout } from './sheet-layout.ts';
import { type LegendLine, legendHtml, legendLines } from './sheet-legend.ts';
import { escapeText, mm } from './svg.ts';
import { textWidth } from './text-width.ts';

const WEIGHTS = [400, 500, 600, 700] as const;
const RANGES = {
  thai: 'U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC',
  latin: 'U+0000-00FF,U+2000-206F,U+2191,U+2193,U+2212',
} as const;

/** Sarabun in the document itself: it must print the same on a machine without the font and without a network. */
export function fontFaces(resources: string): string {
  return WEIGHTS.flatMap((weight) =>
    (['thai', 'latin'] as const).map((script) => {
      const data = readFileSync(
        join(resources, 'fonts', `sarabun-${script}-${weight}-normal.woff2`),
      ).toString('base64');
      return `@font-face{font-family:Sarabun;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${RANGES[script]}}`;
    }),
  ).join('');
}

const TITLE_MM = 6.6;

function css(layout: SheetLayout, fit: number): string {
  const { size, width, height } = layout;
  const u = size * fit;
  const at = ({ left, top, width: w, height: h }: SheetLayout['map']): string =>
    `left:${mm(left)}mm;top:${mm(top)}mm;width:${mm(w)}mm;height:${mm(h)}mm`;
  return `
@page{size:${width}mm ${height}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:400 ${mm(2.7 * u)}mm/1.5 Sarabun,sans-serif;color:#16211E;font-variant-numeric:tabular-nums}
.sheet{position:relative;width:${width}mm;height:${height}mm;overflow:hidden;background:#fff;break-inside:avoid}
.fr{position:absolute;inset:${mm(layout.frame)}mm;border:.35mm solid #16211E}
header{position:absolute;left:${mm(layout.edge)}mm;right:${mm(layout.edge)}mm;top:${mm(layout.frame + 1.6 * size)}mm}
header div{display:flex;align-items:baseline;justify-content:space-between;gap:6mm}
h1{font-weight:700;line-height:1.5;white-space:nowrap}
header i{font-style:normal;font-size:${mm(3 * size)}mm;color:#3F4D49;white-space:nowrap}
.se{font-weight:500;font-size:${mm(3.4 * size)}mm;line-height:${mm(5 * size)}mm}
.mp{position:absolute;${at(layout.map)};outline:.25mm solid #16211E;overflow:hidden}
.mp>svg{display:block}
.sd{position:absolute;${at(layout.side)};display:flex;flex-direction:${layout.landscape ? 'column' : 'row'};gap:${mm((layout.landscape ? 2.2 : 5) * u)}mm}
.sd>div{${layout.landscape ? '' : 'flex:1 1 0;min-width:0;'}display:flex;flex-direction:column;gap:${mm(2.2 * u)}mm}
h2{font:700 ${mm(3.3 * u)}mm/1.5 Sarabun;border-bottom:.3mm solid #16211E;margin-bottom:${mm(1 * u)}mm}
.lg{list-style:none}
.lg li{display:flex;align-items:center;gap:${mm(2 * u)}mm;min-height:${mm(4.9 * u)}mm}
.lg .lh{font-weight:600;min-height:${mm(4.4 * u)}mm}
.lg small{display:block;font-size:${mm(2.25 * u)}mm;line-height:1.35;color:#3F4D49}
.lg b{margin-left:auto;font-weight:600;white-space:nowrap}
.sw{flex:none;width:${mm(6.1 * u)}mm;height:${mm(4.1 * u)}mm}
.pl{display:flex;gap:${mm(3 * u)}mm}
.pl p{line-height:1.55}.pl small,.pl p small{color:#3F4D49;font-size:${mm(2.45 * u)}mm}
.lo{flex:none;border:.2mm solid #B9C5C1;background:#F7F9F8}
dl{display:grid;grid-template-columns:${mm(17 * u)}mm 1fr;gap:${mm(0.5 * u)}mm ${mm(1.6 * u)}mm;line-height:1.42}
dt{color:#3F4D49}
.ev dl{font-size:${mm(2.4 * u)}mm}
.no{margin-top:auto;padding:${mm(1.3 * u)}mm ${mm(2 * u)}mm;background:#FBEED3;border-radius:1mm;font-weight:600;color:#5E3A05;line-height:1.45}
.hint{display:none}
@media screen{body{background:#E9EDEB}.sheet{margin:12mm auto 6mm;box-shadow:0 1mm 6mm #0003}.hint{display:block;text-align:center;padding-top:4mm;font-size:16px}}`;
}

/** The whole sheet as one HTML document that needs nothing beside it. */
export function sheetHtml(
  facts: SheetFacts,
  layout: SheetLayout,
  map: string,
  options: { resources: string; digits: (text: string) => string },
): string {
  const lines = legendLines(facts, layout.size);
  const fit = fitOf(facts, lines, layout);
  const text = (value: string): string => escapeText(options.digits(value));
  const available = layout.width - 2 * layout.edge - textWidth(facts.paperName, 3 * layout.size) - 8;
  const title = Math.min(TITLE_MM * layout.size, (available / textWidth(facts.title, 1)) * 0.97);
  return `<!doctype html><html lang="${facts.language}"><head><meta charset="utf-8"><title>${text(facts.title)}</title><style>${fontFaces(options.resources)}${css(layout, fit)}</style></head><body>
<p class="hint">${text(facts.say(reportsText.printHint))}</p>
<main class="sheet"><div class="fr"></div><header><div><h1 style="font-size:${mm(title)}mm">${text(facts.title)}</h1><i>${text(facts.paperName)}</i></div>${facts.sentence ? `<p class="se">${text(facts.sentence)}</p>` : ''}</header>
<div class="mp">${map}</div>
<aside class="sd">${columns(facts, lines, layout, text, options.digits)}</aside></main></body></html>`;
}

function columns(
  facts: SheetFacts,
  lines: readonly LegendLine[],
  layout: SheetLayout,
  text: (value: string) => string,
  digits: (value: string) => string,
): string {
  const pairs = (list: SheetFacts['about']): string =>
    `<dl>${list.map(([label, value]) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
  const legend = `<section><h2>${text(facts.say(reportsText.legend))}</h2>${legendHtml(lines, digits)}</section>`;
  const place = `<section><h2>${text(facts.say(reportsText.place))}</h2><div class="pl">${facts.locator}<p>${facts.place.map(text).join('<br>')}<br><small>${text(facts.scale)}<br>${text(facts.onPaper)}</small></p></div></section>`;
  const about = `<section><h2>${text(facts.say(reportsText.about))}</h2>${pairs(facts.about)}</section>`;
  const evidence =
    facts.evidence.length > 0
      ? `<section class="ev"><h2>${text(facts.say(reportsText.evidence))}</h2>${pairs(facts.evidence)}</section>`
      : '';
  const note = `<p class="no">${text(facts.disclaimer)}</p>`;
  if (layout.landscape) return `${legend}${place}${evidence}${about}${note}`;
  return `<div>${legend}</div><div>${place}${evidence}</div><div>${about}${note}</div>`;
}

/** Below this the side column could not be read; a longer legend then runs out of the paper's space. */
const SMALLEST_FIT = 0.72;

/** How much smaller the side column is set so that everything stands on the sheet; 1 where there is room. */
function fitOf(facts: SheetFacts, lines: readonly LegendLine[], layout: SheetLayout): number {
  for (let fit = 1; fit > SMALLEST_FIT; fit -= 0.04)
    if (sideHeight(facts, lines, layout, fit) <= layout.side.height) return fit;
  return SMALLEST_FIT;
}

/** The height that the columns below an upright map need at their full size, in millimetres. */
export function neededBelow(facts: SheetFacts, layout: SheetLayout): number {
  return sideHeight(facts, legendLines(facts, layout.size), layout, 1);
}

function sideHeight(
  facts: SheetFacts,
  lines: readonly LegendLine[],
  layout: SheetLayout,
  fit: number,
): number {
  const u = layout.size * fit;
  const width = layout.landscape ? layout.side.width : layout.side.width / 3 - 4 * u;
  const legend = 8 * u + lines.reduce((sum, line) => sum + lineHeight(line, width, u), 0);
  const locator = facts.locator ? 38 * layout.size : 0;
  const place = 8 * u + Math.max(locator, (facts.place.length + 2) * 4.3 * u);
  const about = 8 * u + pairsHeight(facts.about, width, u, 2.7);
  const evidence = facts.evidence.length > 0 ? 8 * u + pairsHeight(facts.evidence, width, u, 2.4) : 0;
  const note = (layout.landscape ? 8 : 12) * u;
  if (layout.landscape) return legend + place + evidence + about + note + 9 * u;
  return Math.max(legend, place + evidence + 3 * u, about + note + 3 * u);
}

function lineHeight(line: LegendLine, width: number, u: number): number {
  if (line.kind === 'heading') return 4.4 * u * Math.ceil(textWidth(line.label, 2.75 * u) / width);
  const room = width - 9 * u - textWidth(line.value, 2.7 * u);
  const rows = Math.ceil(textWidth(line.label, 2.7 * u) / Math.max(10, room));
  const details = line.detail ? Math.ceil(textWidth(line.detail, 2.25 * u) / Math.max(10, room)) : 0;
  return Math.max(4.9 * u, line.tall ?? 0, rows * 4.05 * u + details * 3.05 * u);
}

function pairsHeight(pairs: SheetFacts['about'], width: number, u: number, font: number): number {
  const room = width - 19 * u;
  return pairs.reduce(
    (sum, [, value]) => sum + Math.ceil(textWidth(value, font * u * 1.04) / room) * font * 1.42 * u + 0.5 * u,
    0,
  );
}
