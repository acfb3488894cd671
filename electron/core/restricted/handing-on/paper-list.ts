import { handingOnText } from '../../../../shared/text/restricted-handing-on.ts';
import { escapeText, fontFaces } from '../../reports/index.ts';
import type { Handed } from './out-rows.ts';

const CSS = `
@page{size:297mm 210mm;margin:12mm}
*{box-sizing:border-box;margin:0;padding:0}
body{font:400 10pt/1.6 Sarabun,sans-serif;color:#16211E;font-variant-numeric:tabular-nums}
h1{font-size:15pt;font-weight:700;line-height:1.5}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 6mm;margin:2mm 0 4mm}
dt{color:#3F4D49}
table{width:100%;border-collapse:collapse;font-size:8.5pt}
thead{display:table-header-group}
th,td{border:.2mm solid #B9C5C1;padding:.8mm 1.4mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#EBF0EE;font-weight:600}
tr{break-inside:avoid}
footer{margin-top:4mm;color:#3F4D49;font-size:8.5pt}
`;

/** Rows of persons on paper: why, by whom and when stand above them. Columns that hold nothing are left out. */
export function paperList({ facts, titles, texts }: Handed, resources: string): string {
  const filled = titles.map((_, i) => texts.some((row) => row[i] !== '–'));
  const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
    row.map((text, i) => (filled[i] ? `<${tag}>${escapeText(text)}</${tag}>` : '')).join('');
  const body = texts.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
  const account = facts.map(
    ({ label, value }) => `<dt>${escapeText(label)}</dt><dd>${escapeText(value)}</dd>`,
  );
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${escapeText(handingOnText.paperTitle.th)}</title>
<style>${fontFaces(resources)}${CSS}</style></head><body><h1>${escapeText(handingOnText.paperTitle.th)}</h1>
<dl>${account.join('')}</dl><table><thead><tr>${cells('th', titles)}</tr></thead><tbody>${body}</tbody></table>
<footer>${escapeText(handingOnText.careText.th)}</footer></body></html>`;
}
