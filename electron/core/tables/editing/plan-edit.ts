import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { CellReason, EditPlan, PlannedCell, TableEdit } from '../../../../shared/contract/table-edit.ts';
import type { OpenWorkspace } from '../../context.ts';
import type { RowSource } from '../../layers/index.ts';
import { namesFor } from '../rows.ts';
import { readCells } from './cells.queries.ts';
import { type CheckedCell, checkCells } from './check-cells.ts';
import { wantedCells } from './wanted.ts';

/** Cells that a person looks at before saying yes. */
const MOST_SHOWN = 800;

const planned = ({ wanted, before, after, state, reason, warning }: CheckedCell): PlannedCell => ({
  ...{ fid: wanted.fid, field: wanted.field?.name ?? null, typed: wanted.typed },
  ...{ before, after, state, reason, warning },
});

/** What is said of cells, most frequent first. */
const reasonsOf = (
  cells: readonly CheckedCell[],
  saidOf: (cell: CheckedCell) => Bilingual | null,
): CellReason[] => {
  const counted = new Map<string, CellReason>();
  for (const cell of cells) {
    const reason = saidOf(cell);
    if (!reason) continue;
    const field = cell.wanted.field?.name ?? '';
    const key = `${field} ${reason.th}`;
    const known = counted.get(key);
    counted.set(key, { field, reason, count: (known?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.count - a.count).slice(0, 50);
};

/** Whole rows of a block, or of other edits the cells that change or are refused. */
const shownOf = (edit: TableEdit, cells: readonly CheckedCell[]): CheckedCell[] => {
  if (edit.kind === 'paste') return cells.slice(0, MOST_SHOWN);
  return cells.filter(({ state }) => state !== 'same').slice(0, MOST_SHOWN);
};

/** What rows are called, as far as it may be shown, by fid. */
export const labelsOf = (
  { db, table, layer }: RowSource,
  fids: readonly number[],
): Record<string, string> => {
  const { labelField } = layer;
  if (labelField === null) return {};
  const labels: Record<string, string> = {};
  for (const [fid, cells] of readCells(db, table.name, [labelField], fids)) {
    const label = cells[labelField];
    if (typeof label === 'string' || typeof label === 'number') labels[fid] = String(label);
  }
  return labels;
};

/** What an edit would do: how many cells change, what is refused and why, what lies outside, and the first cells. */
export const planEdit = async (
  workspace: OpenWorkspace,
  source: RowSource,
  edit: TableEdit,
): Promise<EditPlan> => {
  const { cells: wanted, outside } = await wantedCells(workspace, source, edit);
  const { cells, writes } = await checkCells(workspace, source, wanted, { warned: true });
  const shown = shownOf(edit, cells).map(planned);
  const values = shown.flatMap(({ field, before, after }) =>
    field === null ? [] : [{ values: { [field]: before } }, { values: { [field]: after } }],
  );
  return {
    version: source.table.version,
    cells: writes.reduce((sum, row) => sum + Object.keys(row.values).length, 0),
    rows: writes.length,
    emptied: cells.filter(({ state, after }) => state === 'change' && (after ?? '') === '').length,
    same: cells.filter(({ state }) => state === 'same').length,
    refused: reasonsOf(cells, ({ state, reason }) => (state === 'refused' ? reason : null)),
    warned: reasonsOf(cells, ({ warning }) => warning),
    outside,
    shown,
    labels: labelsOf(
      source,
      shown.flatMap(({ fid }) => (fid === null ? [] : [fid])),
    ),
    names: namesFor(workspace, source.layer.fields, values),
  };
};
