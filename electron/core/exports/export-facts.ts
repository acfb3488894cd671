import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { ExportResult } from '../../../shared/contract/exports.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { evidenceText } from '../../../shared/text/exports.ts';
import type { OutFact } from '../formats/out-table.ts';
import type { LayerEntry } from './exports.queries.ts';

/** What stands with a result layer, as far as it can be read; null for other layers. */
export function evidenceOf(entry: LayerEntry): Partial<AnalysisResult> | null {
  if (!entry.evidence) return null;
  const value: unknown = JSON.parse(entry.evidence);
  return typeof value === 'object' && value !== null && 'method' in value
    ? (value as Partial<AnalysisResult>)
    : null;
}

/** The stamp of evidence that goes with a file: source, as-of date, method, what is left out, in Thai. */
export function exportFacts(
  entry: LayerEntry,
  more: { rows: number; of: number; crs: string; leftOut: ExportResult['leftOut']; now: string },
): OutFact[] {
  const evidence = evidenceOf(entry);
  const facts: [string, string | null | undefined][] = [
    [evidenceText.layer.th, entry.title],
    [evidenceText.source.th, entry.source ?? evidenceText.missing.th],
    [evidenceText.asOf.th, entry.as_of ? formatDate(entry.as_of, 'th', 'long') : evidenceText.missing.th],
    [evidenceText.sentence.th, evidence?.sentence],
    [evidenceText.method.th, evidence?.method],
    [evidenceText.inputs.th, evidence?.inputs?.map((input) => inputLine(input)).join('\n')],
    [evidenceText.denominator.th, evidence?.denominator?.th],
    [evidenceText.rows.th, more.rows.toLocaleString('en-US')],
    [evidenceText.part.th, more.rows < more.of ? evidenceText.partOf(more.rows, more.of).th : null],
    [evidenceText.crs.th, more.crs],
    [evidenceText.leftOut.th, leftOutLines(evidence, more.leftOut)],
    [evidenceText.exported.th, `${formatDate(more.now, 'th', 'long')} ${formatTime(more.now)}`],
    [evidenceText.notLegal.th, evidenceText.notLegalText.th],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** What the answer left out or withheld, then what the file did. */
const leftOutLines = (evidence: Partial<AnalysisResult> | null, ofFile: ExportResult['leftOut']): string =>
  [...(evidence?.leftOut ?? []).filter(({ code }) => !ofFile.some((one) => one.code === code)), ...ofFile]
    .map(({ message }) => message)
    .join('\n');

function inputLine({ name, title, version, asOf }: NonNullable<AnalysisResult['inputs']>[number]): string {
  const date = asOf ? ` · ${evidenceText.asOf.th} ${formatDate(asOf)}` : '';
  return `${title || name} (${version})${date}`;
}
