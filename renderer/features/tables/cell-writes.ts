import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { EditResult, TableEdit } from '../../../shared/contract/table-edit.ts';
import { editResult } from '../../../shared/contract/table-edit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { api, awaitJob, failureOf, orpc, queryClient, refusalSentence } from '../../api/index.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate, useLanguage } from '../../ui/index.ts';
import { MISSING } from '../records/index.ts';
import { type Column, wordsOf } from './columns.ts';

type RowsAnswer = Awaited<ReturnType<typeof api.tables.rows>>;

/** Shows a value at once; the core's answer and its event bring what really stands there. */
const showAtOnce = (fid: number, field: string, value: CellValue, name: string | null): void => {
  const change = (page: RowsAnswer | undefined): RowsAnswer | undefined => {
    if (!page?.rows.some((row) => row.fid === fid)) return page;
    const rows = page.rows.map((row) =>
      row.fid === fid ? { ...row, values: { ...row.values, [field]: value } } : row,
    );
    const known = name === null ? {} : { [String(value)]: name };
    const names = name === null ? page.names : { ...page.names, [field]: { ...page.names[field], ...known } };
    return { ...page, rows, names };
  };
  queryClient.setQueriesData({ queryKey: orpc.tables.rows.key() }, change);
};

/** Versions of layers that this page made by its own edits: nobody is held back by what they wrote themselves. */
const ownVersions = new Map<string, number[]>();
const MOST_OWN = 500;

const noteOwn = (layer: string, { version }: EditResult): void => {
  ownVersions.set(layer, [...(ownVersions.get(layer) ?? []), version].slice(-MOST_OWN));
};

/** What stands in a cell by what the page read last, as it is shown there. */
const standing = (layer: string, { key, field }: Column, fid: number): string => {
  const { language } = useLanguage.getState();
  const queryKey = orpc.tables.rows.key({ input: { query: { layer } } });
  for (const [, page] of queryClient.getQueriesData<RowsAnswer>({ queryKey })) {
    const row = page?.rows.find((one) => one.fid === fid);
    if (row && page) return wordsOf(field, row.values[key] ?? null, page.names, language);
  }
  return MISSING;
};

/** Why a cell was not written. */
export interface NotWritten {
  readonly why: string;
  /** Somebody else changed it since it was opened. */
  readonly overtaken: boolean;
}

/**
 * Writes one cell. It is seen at once; resolves to null when it was written, else to why not, and the cell is as it was.
 *
 * `cell.name` is what the row is called that a reference names.
 */
export const writeCell = async (
  layer: LayerSummary,
  column: Column,
  cell: {
    readonly fid: number;
    readonly value: CellValue;
    readonly name: string | null;
    /** What stood there when it was opened; undefined to write over whatever stands there. */
    readonly expected: CellValue | undefined;
  },
): Promise<NotWritten | null> => {
  const { fid, value, name, expected } = cell;
  const field = column.key;
  showAtOnce(fid, field, value, name);
  try {
    const edit: TableEdit = { kind: 'cells', cells: [{ fid, field, value, expected }] };
    noteOwn(layer.name, await api.tables.apply({ layer: layer.name, edit, strict: true }));
    notifyUndo(translate(tableEditUi.saved, { field: column.title }));
    return null;
  } catch (error) {
    const fresh = queryClient.invalidateQueries({ queryKey: orpc.tables.rows.key() });
    const overtaken = failureOf(error).refusal?.code === 'row-changed';
    if (!overtaken) return { why: translate(refusalSentence(error)), overtaken };
    await fresh;
    return { why: translate(tableEditUi.overtaken, { value: standing(layer.name, column, fid) }), overtaken };
  }
};

const heldWords = ({ held: { rows, names } }: EditResult): string => {
  if (rows === 0) return '';
  const more = rows > names.length ? [translate(tableEditUi.heldMore)] : [];
  return translate(tableEditUi.held, { n: formatNumber(rows), names: [...names, ...more].join(', ') });
};

const tell = (result: EditResult, words: string): void => {
  const { cells, refused, held } = result;
  const others = refused - held.cells;
  const skipped = others > 0 ? translate(tableEditUi.skipped, { n: formatNumber(others) }) : '';
  const left = [skipped, heldWords(result)].filter((part) => part !== '').join(' · ');
  if (cells === 0) notifyDone(left || translate(tableEditUi.nothing));
  else notifyUndo([words, left].filter((part) => part !== '').join(' · '));
};

/**
 * Writes an edit of many cells and says how many; a large one goes on as a job. `words` says what was done, with `{n}` for
 * the number of cells; `version` is that of what was looked at: rows that somebody else wrote to since are held back and named.
 * Returns false when it was refused.
 */
export const writeEdit = async (
  layer: string,
  edit: TableEdit,
  words: (cells: number) => string,
  version: number | null,
): Promise<boolean> => {
  try {
    const own = ownVersions.get(layer) ?? [];
    const result = await api.tables.apply({ layer, edit, version, own });
    if (result.jobId === null) {
      noteOwn(layer, result);
      tell(result, words(result.cells));
      return true;
    }
    notifyDone(translate(tableEditUi.many, { n: formatNumber(result.rows) }));
    const job = await awaitJob(result.jobId);
    if (job.state === 'failed') throw job.refusal ?? { data: { logId: job.logId } };
    if (job.state === 'done') {
      const done = editResult.parse(job.result);
      noteOwn(layer, done);
      tell(done, words(done.cells));
    }
    return job.state === 'done';
  } catch (error) {
    notifyError(error);
    return false;
  }
};
