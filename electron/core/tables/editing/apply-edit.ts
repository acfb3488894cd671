import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { EditResult, TableEdit } from '../../../../shared/contract/table-edit.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { journalText } from '../../../../shared/text/journal.ts';
import { tableEditText } from '../../../../shared/text/table-edit.ts';
import type { JobControl, Jobs, OpenWorkspace } from '../../context.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { isApart, type RowSource, rowSource } from '../../layers/index.ts';
import { fieldNamed } from '../field-named.ts';
import { readCells } from './cells.queries.ts';
import { type CheckedCell, checkCells, type RowWrite } from './check-cells.ts';
import { wantedCells } from './wanted.ts';
import { type WriteTask, writeRows } from './write-rows.ts';

/** Up to here an edit is written before a thread would have started. */
const MOST_AT_ONCE = 2000;

/** What one row is called. */
const nameOf = ({ db, table, layer }: RowSource, fid: number): string => {
  const { labelField, register } = layer;
  // The history may be read by who may not read names of persons.
  if (register !== null && registerOf(register)?.store === 'restricted') return String(fid);
  const label = labelField && readCells(db, table.name, [labelField], [fid]).get(fid)?.[labelField];
  return label ? String(label) : String(fid);
};

const labelOf = (source: RowSource, edit: TableEdit, writes: readonly RowWrite[]): Bilingual => {
  const { title } = source.layer;
  const rows = writes.length;
  switch (edit.kind) {
    case 'cells':
      return rows === 1 && writes[0]
        ? journalText.recordEdited(title, nameOf(source, writes[0].fid))
        : tableEditText.edited(title, rows);
    case 'clear':
      return tableEditText.cleared(title, rows);
    case 'fill':
      return tableEditText.filled(title, rows);
    case 'paste':
      return tableEditText.pasted(title, rows);
    case 'replace':
      return tableEditText.replaced(title, rows);
    case 'set':
      return tableEditText.set(title, fieldNamed(source, edit.field).title, rows);
  }
};

const titlesOf = (field: CheckedCell['wanted']['field']): { field: string; fieldEn: string } => {
  const title = field?.title ?? '';
  return { field: title, fieldEn: field?.titleEn || title };
};

const refuseAny = (cells: readonly CheckedCell[]): void => {
  const refused = cells.find(({ state }) => state === 'refused');
  const titles = titlesOf(refused?.wanted.field ?? null);
  if (refused?.reason === tableEditText.overtaken)
    throw new Refusal('row-changed', { fields: titles.field, fieldsEn: titles.fieldEn });
  if (refused)
    throw new Refusal('validation-failed', {
      ...titles,
      ...{ reason: refused.reason?.th ?? '', reasonEn: refused.reason?.en ?? '' },
    });
};

export interface EditRequest {
  readonly edit: TableEdit;
  /** Of the plan that was looked at, or null. */
  readonly version: number | null;
  /** Writes nothing when a cell is refused. */
  readonly strict: boolean;
}

/** How often an edit is judged anew since rows were written meanwhile. */
const MOST_TRIES = 5;

type Checked = Awaited<ReturnType<typeof checkCells>>;

/** Judges an edit against rows that are still the same when it is done. Refuses `table-changed`. */
const checkedNow = async (
  workspace: OpenWorkspace,
  name: string,
  { edit, version }: Pick<EditRequest, 'edit' | 'version'>,
): Promise<Checked & { readonly source: RowSource }> => {
  for (let tries = 0; ; tries++) {
    const source = rowSource(workspace, name);
    const { layer, table } = source;
    if ((version !== null && version !== table.version) || tries === MOST_TRIES)
      throw new Refusal('table-changed', { layer: layer.title });
    const wanted = await wantedCells(workspace, source, edit);
    const checked = await checkCells(workspace, source, wanted.cells);
    if (rowSource(workspace, name).table.version === table.version) return { ...checked, source };
  }
};

/**
 * Writes an edit as one change set; where it touches many rows, as a job in a thread of its own. Refuses `table-changed`
 * when the layer is another than the one that was planned for, `validation-failed` when `strict` and a cell is refused.
 */
export const applyEdit = async (
  workspace: OpenWorkspace,
  jobs: Pick<Jobs, 'start'>,
  name: string,
  { edit, version, strict }: EditRequest,
): Promise<EditResult> => {
  const { cells, writes, source } = await checkedNow(workspace, name, { edit, version });
  const { layer, table } = source;
  if (strict) refuseAny(cells);
  const result = {
    cells: writes.reduce((sum, row) => sum + Object.keys(row.values).length, 0),
    rows: writes.length,
    refused: cells.filter(({ state }) => state === 'refused').length,
  };
  if (writes.length === 0) return { ...result, jobId: null };
  const task: WriteTask = { table: table.base, label: labelOf(source, edit, writes), rows: writes };
  if (isApart(workspace, layer.name)) {
    workspace.restricted.changeRows({ kind: 'edit', label: task.label }, (writer) => writeRows(writer, task));
    return { ...result, jobId: null };
  }
  if (writes.length <= MOST_AT_ONCE) {
    workspace.change({ kind: 'edit', label: task.label }, (change) => writeRows(change, task));
    return { ...result, jobId: null };
  }
  const work = async ({ signal, progress }: JobControl): Promise<EditResult> => {
    const worker = workerUrl(import.meta.url, './table-edit.worker.ts');
    await workspace.changeApart({ worker, task, title: layer.title }, { signal, onProgress: progress });
    return { ...result, jobId: null };
  };
  return { ...result, jobId: jobs.start('table-edit', tableEditText.job(layer.title), work) };
};
