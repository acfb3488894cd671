import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { EditResult, TableEdit } from '../../../../shared/contract/table-edit.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { journalText } from '../../../../shared/text/journal.ts';
import { tableEditText } from '../../../../shared/text/table-edit.ts';
import type { JobControl, Jobs, OpenWorkspace } from '../../context.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { isApart, type RowSource, rowSource } from '../../layers/index.ts';
import { fieldNamed } from '../field-named.ts';
import { readCells } from './cells.queries.ts';
import { type CheckedCell, checkCells, type RowWrite } from './check-cells.ts';
import { heldBack, type LookedAt, writtenMeanwhile } from './hold-back.ts';
import { labelsOf } from './plan-edit.ts';
import { wantedCells } from './wanted.ts';
import { type ApartEdit, type WriteTask, writeRows } from './write-rows.ts';

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
  const { layer } = source;
  const rows = writes.length;
  switch (edit.kind) {
    case 'cells':
      return rows === 1 && writes[0]
        ? journalText.recordEdited(layer, nameOf(source, writes[0].fid))
        : tableEditText.edited(layer, rows);
    case 'clear':
      return tableEditText.cleared(layer, rows);
    case 'fill':
      return tableEditText.filled(layer, rows);
    case 'paste':
      return tableEditText.pasted(layer, rows);
    case 'replace':
      return tableEditText.replaced(layer, rows);
    case 'set':
      return tableEditText.set(layer, fieldNamed(source, edit.field), rows);
  }
};

const refuseAny = (cells: readonly CheckedCell[]): void => {
  const refused = cells.find(({ state }) => state === 'refused');
  if (!refused) return;
  const { wanted, reason } = refused;
  const field = wanted.field ?? { title: '' };
  if (reason === tableEditText.overtaken) throw new Refusal('row-changed', namedInBoth('fields', field));
  throw new Refusal('validation-failed', {
    ...namedInBoth('field', field),
    ...namedInBoth('reason', reason ?? { title: '' }),
  });
};

export interface EditRequest extends LookedAt {
  readonly edit: TableEdit;
  /** Writes nothing when a cell is refused. */
  readonly strict: boolean;
}

/** How often an edit is judged anew since rows were written meanwhile. */
const MOST_TRIES = 5;

type Checked = Awaited<ReturnType<typeof checkCells>> & { readonly source: RowSource };

/** Judges an edit against rows that are still the same when it is done. Refuses `table-changed`. */
const checkedNow = async (
  workspace: OpenWorkspace,
  name: string,
  { edit, ...lookedAt }: Omit<EditRequest, 'strict'>,
): Promise<Checked> => {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const source = rowSource(workspace, name);
    const edited = writtenMeanwhile(workspace, source, edit, lookedAt);
    const wanted = heldBack(await wantedCells(workspace, source, edit), edit, edited);
    const checked = await checkCells(workspace, source, wanted.cells);
    if (rowSource(workspace, name).table.version === source.table.version) return { ...checked, source };
  }
  const { layer } = rowSource(workspace, name);
  throw new Refusal('table-changed', namedInBoth('layer', layer));
};

/** Rows that are named of those that were held back. */
const MOST_NAMED = 5;

const accountOf = (
  workspace: OpenWorkspace,
  { cells, writes, source }: Checked,
): Omit<EditResult, 'jobId'> => {
  const refused = cells.filter(({ state }) => state === 'refused');
  const overtaken = refused.filter(({ reason }) => reason === tableEditText.rowOvertaken);
  const fids = [...new Set(overtaken.flatMap(({ wanted }) => wanted.fid ?? []))];
  const named = fids.slice(0, MOST_NAMED);
  const labels = labelsOf(source, named);
  return {
    cells: writes.reduce((sum, row) => sum + Object.keys(row.values).length, 0),
    rows: writes.length,
    refused: refused.length,
    held: {
      cells: overtaken.length,
      rows: fids.length,
      names: named.map((fid) => labels[fid] ?? String(fid)),
    },
    version: rowSource(workspace, source.layer.name).table.version,
  };
};

const taskOf = ({ source, writes }: Checked, edit: TableEdit): WriteTask => ({
  ...{ table: source.table.base, label: labelOf(source, edit, writes), rows: writes },
});

/** Writes many rows in a thread of its own. What was written between judging and this is judged anew. */
const writeApart = async (
  workspace: OpenWorkspace,
  checked: Checked,
  { signal, progress }: JobControl,
  { edit, ...lookedAt }: EditRequest,
): Promise<EditResult> => {
  const { name, title } = checked.source.layer;
  const isSame = rowSource(workspace, name).table.version === checked.source.table.version;
  const version = lookedAt.version ?? checked.source.table.version;
  const now = isSame ? checked : await checkedNow(workspace, name, { edit, ...lookedAt, version });
  const worker = workerUrl(import.meta.url, './table-edit.worker.ts');
  const task: ApartEdit = { ...taskOf(now, edit), layer: name };
  const account = accountOf(workspace, now);
  if (now.writes.length === 0) return { ...account, jobId: null };
  // Its own version is told by the thread: until this one goes on, another window may have written again.
  const own = await workspace.changeApart({ worker, task, title }, { signal, onProgress: progress });
  return { ...account, version: Number(own), jobId: null };
};

/**
 * Writes an edit as one change set; where it touches many rows, as a job in a thread of its own. Rows that somebody else wrote
 * to since they were looked at are held back. Refuses `table-changed` where it can't be told which those are, and
 * `validation-failed` when `strict` and a cell is refused.
 */
export const applyEdit = async (
  workspace: OpenWorkspace,
  jobs: Pick<Jobs, 'start'>,
  name: string,
  request: EditRequest,
): Promise<EditResult> => {
  const checked = await checkedNow(workspace, name, request);
  const { cells, writes, source } = checked;
  if (request.strict) refuseAny(cells);
  const account = (): EditResult => ({ ...accountOf(workspace, checked), jobId: null });
  if (writes.length === 0) return account();
  const task = taskOf(checked, request.edit);
  const label = { kind: 'edit', label: task.label };
  if (isApart(workspace, source.layer.name))
    workspace.restricted.changeRows(label, (writer) => writeRows(writer, task));
  else if (writes.length <= MOST_AT_ONCE) workspace.change(label, (change) => writeRows(change, task));
  else {
    const title = tableEditText.job(source.layer);
    const work = (control: JobControl) => writeApart(workspace, checked, control, request);
    return { ...account(), jobId: jobs.start('table-edit', title, work) };
  }
  return account();
};
