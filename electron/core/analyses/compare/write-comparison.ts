import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../../shared/contract/base.ts';
import { analysesText, type Noun } from '../../../../shared/text/analyses.ts';
import {
  comparisonSentence,
  comparisonText,
  membershipSentence,
} from '../../../../shared/text/comparisons.ts';
import type { BulkRow, ColumnDefinition, NewLayer, OpenWorkspace } from '../../context.ts';
import { showAlone } from '../one-on-map.ts';
import type { KeyKind, StoredAnswer } from './answer-rows.queries.ts';
import { type ComparedRow, type RowChange, totalDifference } from './compare-rows.ts';
import { differenceStyle } from './difference-style.ts';

/** Two answers put side by side, with what is said of them. */
export interface Comparison {
  readonly workspace: OpenWorkspace;
  readonly before: StoredAnswer;
  readonly after: StoredAnswer;
  /** The figure that is compared; '' where rows are only there or not. */
  readonly field: string;
  readonly key: KeyKind;
  readonly least: number;
  readonly rows: readonly ComparedRow[];
  readonly noun: Noun;
  readonly earlier: Bilingual;
  /** Whether the totals are the sums of the rows. */
  readonly summed: boolean;
  /** `performance.now()` at the start. */
  readonly started: number;
}

const VALUE = 'value';

const columnsOf = ({ rows, after, field, least }: Comparison): ColumnDefinition[] => {
  const { columns } = comparisonText;
  const { code, name, district, state } = analysesText.columns;
  const text = (column: string, title: Bilingual): ColumnDefinition => ({
    ...{ name: column, title: title.th, titleEn: title.en, type: 'text' },
  });
  const figure = (column: string, title: Bilingual): ColumnDefinition => ({
    ...text(column, title),
    type: least === 0.5 ? 'integer' : 'real',
    unit: after.result.unit,
  });
  return [
    ...(rows.some((row) => row.code !== null) ? [text('code', code)] : []),
    text('name', name),
    ...(rows.some((row) => row.district !== null) ? [text('district', district)] : []),
    ...(field === '' ? [] : [figure('before', columns.before), figure('after', columns.after)]),
    figure(VALUE, columns.value),
    text(`${VALUE}_state`, state),
    text('change', columns.change),
  ];
};

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(4)));

const rowOf = (row: ComparedRow, columns: readonly ColumnDefinition[]): BulkRow => {
  const cells: Readonly<Record<string, string | number | null>> = {
    ...{ code: row.code, name: row.name, district: row.district, before: row.before, after: row.after },
    [VALUE]: rounded(row.difference),
    [`${VALUE}_state`]:
      row.difference !== null ? null : row.change === 'suppressed' ? 'suppressed' : 'missing',
    change: comparisonText.changes[row.change].th,
  };
  return { wkb: row.wkb, values: columns.map(({ name }) => cells[name] ?? null) };
};

const countOf = (rows: readonly ComparedRow[], change: RowChange): number =>
  rows.filter((row) => row.change === change).length;

const MOST_NAMES = 3;

/** «ต.บางกุ้ง», as other sentences call it; a name that begins so already stays. */
const called = <R extends { readonly name: string }>(row: R, { prefix }: Noun): R =>
  row.name.startsWith(prefix) ? row : { ...row, name: `${prefix}${row.name}` };

const sentenceOf = ({ rows, noun, earlier, field, before, after, summed, least }: Comparison): Bilingual => {
  const counted = {
    ...{ rows: noun, earlier },
    ...{ gained: countOf(rows, 'gained'), lost: countOf(rows, 'lost'), same: countOf(rows, 'same') },
  };
  if (field === '') {
    const names = rows.flatMap(({ change, name }) => (change === 'gained' && name !== '' ? [name] : []));
    return membershipSentence({ ...counted, names: names.slice(0, MOST_NAMES) });
  }
  const told = rows.flatMap(({ name, difference }) =>
    difference === null || name === '' ? [] : [{ name, difference }],
  );
  const sorted = told.toSorted((a, b) => b.difference - a.difference);
  const [most, fewest] = [sorted[0], sorted.at(-1)];
  const total = summed ? totalDifference(rows, before.result.total, after.result.total) : null;
  return comparisonSentence({
    ...counted,
    of: rows.length,
    more: countOf(rows, 'more'),
    less: countOf(rows, 'less'),
    suppressed: countOf(rows, 'suppressed'),
    missing: rows.filter(({ difference, change }) => difference === null && change !== 'suppressed').length,
    totals: total === null ? null : { before: before.result.total ?? 0, after: after.result.total ?? 0 },
    unit: after.result.unit,
    most: most !== undefined && most.difference >= least ? called(most, noun) : null,
    least: fewest !== undefined && fewest.difference <= -least ? called(fewest, noun) : null,
  });
};

const leftOutOf = (rows: readonly ComparedRow[]): AnalysisResult['leftOut'] => {
  const note = (code: string, words: Bilingual, count: number): AnalysisResult['leftOut'] =>
    count === 0 ? [] : [{ code, count, message: words.th, messageEn: words.en }];
  const suppressed = countOf(rows, 'suppressed');
  const missing = rows.filter(({ difference }) => difference === null).length - suppressed;
  return [
    ...note('suppressed-small', comparisonText.suppressed, suppressed),
    ...note('not-comparable', comparisonText.missing, missing),
  ];
};

const evidenceOf = (comparison: Comparison, title: string): Omit<AnalysisResult, 'layer' | 'tookMs'> => {
  const { before, after, rows, noun, key, summed, field } = comparison;
  const [sentence, method] = [sentenceOf(comparison), comparisonText.method(key)];
  const total = summed ? totalDifference(rows, before.result.total, after.result.total) : null;
  const net = countOf(rows, 'gained') - countOf(rows, 'lost');
  return {
    ...{ title, rows: rows.length, inputs: after.result.inputs },
    ...{ sentence: sentence.th, sentenceEn: sentence.en, method: method.th, methodEn: method.en },
    leftOut: leftOutOf(rows),
    denominator: analysesText.denominatorRows(noun, rows.length),
    ...{ valueField: VALUE, unit: after.result.unit, total: field === '' ? net : rounded(total) },
    suppressed: countOf(rows, 'suppressed'),
    ...{ recipe: null, scoring: null, ranAt: new Date().toISOString(), reused: false },
    compared: {
      ...{ before: before.result.layer, after: after.result.layer },
      ...{ beforeRanAt: before.result.ranAt, afterRanAt: after.result.ranAt },
    },
  };
};

/** Makes the layer of a comparison, in one change that can be undone. */
export function writeComparison(comparison: Comparison): AnalysisResult {
  const { workspace, before, after, rows, earlier, least, started } = comparison;
  const title = comparisonText.title(after.result.title, earlier).th.slice(0, 200);
  const evidence = evidenceOf(comparison, title);
  const differences = rows.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const { geometryType } = after.rows.length === 0 ? before.layer : after.layer;
  const layer: NewLayer = {
    ...{ name: `${after.result.layer}_compared`, title, kind: 'result', group: 'result' },
    ...{ geometryType: before.layer.geometryType === geometryType ? geometryType : 'Mixed' },
    ...{ source: after.layer.source, asOf: after.layer.asOf, labelField: 'name' },
    columns: columnsOf(comparison),
    style: differenceStyle(
      VALUE,
      differences,
      least,
      geometryType,
      comparisonText.columns.valueIn(after.result.unit).th,
    ),
  };
  const label = comparisonText.change(after.result.title);
  return workspace.change({ kind: 'analysis', label }, (change) => {
    const table = change.createLayer(layer);
    showAlone(workspace, change, table);
    const columns = layer.columns.map(({ name }) => name);
    change.bulkInsert(
      table,
      columns,
      rows.map((row) => rowOf(row, layer.columns)),
    );
    const tookMs = Math.round(performance.now() - started);
    const result: AnalysisResult = { ...evidence, layer: table, tookMs };
    change.updateLayer(table, { evidence: result });
    return result;
  });
}
