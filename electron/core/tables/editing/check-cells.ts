import type { Bilingual, CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';
import type { Finding } from '../../../../shared/contract/records.ts';
import { isMasked } from '../../../../shared/domain/masking.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { validationText } from '../../../../shared/text/layers.ts';
import { tableEditText } from '../../../../shared/text/table-edit.ts';
import type { OpenWorkspace } from '../../context.ts';
import type { SqlValue } from '../../db/types.ts';
import { mapInTurns, Turns } from '../../jobs/turns.ts';
import { isApart, type RowSource } from '../../layers/index.ts';
import { type CellJudge, cellJudge } from '../../records/index.ts';
import { type References, referencesOf } from '../references.queries.ts';
import { readCellsInTurns, rowsBearing, type StoredCells } from './cells.queries.ts';
import { asCell } from './wanted.ts';
import type { WantedCell } from './wanted-cell.ts';

/** What becomes of one wanted cell. */
export interface CheckedCell {
  readonly wanted: WantedCell;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly state: 'change' | 'same' | 'refused' | 'outside';
  readonly reason: Bilingual | null;
  /** What is said of a cell that is written all the same. */
  readonly warning: Bilingual | null;
}

/** Cells of one row as they are to be stored. */
export interface RowWrite {
  readonly fid: number;
  readonly values: Readonly<Record<string, SqlValue>>;
}

/** A cell on its way: what it would be stored as, until something speaks against it. */
interface Trial {
  readonly wanted: WantedCell;
  readonly fid: number;
  readonly field: Field;
  readonly before: SqlValue;
  cell: CellValue;
  value: SqlValue;
  reason: Bilingual | null;
  warning: Bilingual | null;
}

const isSame = (a: SqlValue, b: SqlValue): boolean => a === b || ((a ?? '') === '' && (b ?? '') === '');

const neededColumns = (source: RowSource, wanted: readonly WantedCell[]): string[] => {
  const { layer } = source;
  const edited = new Set(wanted.flatMap(({ field }) => (field === null ? [] : [field.name])));
  // The rules of a register may ask for any other field of the row.
  const whole = layer.register !== null;
  const names = layer.fields.filter(({ name }) => whole || edited.has(name)).map(({ name }) => name);
  return whole ? ['id', ...names] : names;
};

/** How the cells of a source are judged; `isHidden` of those that identify a person and were not opened. */
interface Judges extends CellJudge {
  isHidden(field: Field, fid: number, before: SqlValue, value: CellValue): boolean;
}

const judgesOf = (workspace: OpenWorkspace, source: RowSource, warned: boolean): Judges => {
  const { name } = source.layer;
  const judge = cellJudge(workspace, source, warned);
  if (!isApart(workspace, name)) return { ...judge, isHidden: ({ masked }) => masked };
  const desk = workspace.restricted.desk();
  return {
    ...judge,
    isHidden: (field, fid, before, value) =>
      isMasked(before) || isMasked(value) || (field.masked && desk.openingOf(name, fid) === null),
  };
};

/** True where another window, a meeting or QGIS wrote something else since the cell was looked at. */
const isOvertaken = ({ expected, value }: WantedCell, field: Field, stands: SqlValue): boolean => {
  if (expected === undefined || isMasked(expected)) return false;
  const now = asCell(field, stands);
  return (now ?? '') !== (expected ?? '') && (now ?? '') !== (value ?? '');
};

const tried = (judges: Judges, wanted: WantedCell, before: StoredCells | undefined): Trial | null => {
  const { fid, field } = wanted;
  if (fid === null || field === null) return null;
  const trial: Trial = {
    wanted,
    fid,
    field,
    before: before?.[field.name] ?? null,
    cell: null,
    value: null,
    reason: null,
    warning: null,
  };
  if (before === undefined) trial.reason = tableEditText.rowGone;
  else if (!field.editable) trial.reason = validationText.notEditable;
  else if (judges.isHidden(field, fid, trial.before, wanted.value)) trial.reason = tableEditText.masked;
  else if (isOvertaken(wanted, field, trial.before)) trial.reason = tableEditText.overtaken;
  else if (wanted.reason) trial.reason = wanted.reason;
  else {
    trial.cell = judges.tidy(field, wanted.value);
    trial.value = judges.stored(trial.cell);
    // What both wrote alike is lost to nobody.
    if (wanted.held && !isSame(trial.before, trial.value)) trial.reason = tableEditText.rowOvertaken;
  }
  return trial;
};

/** A link must lead to a row that is there; official codes may name areas that are not in the workspace. */
const refuseLostLinks = async (
  workspace: OpenWorkspace,
  source: RowSource,
  trials: readonly Trial[],
  turns: Turns,
): Promise<void> => {
  const known = new Map<string, References>();
  for (const trial of trials) {
    if (turns.over) await turns.pass();
    const { field, value } = trial;
    if (trial.reason || value === null || field.reference?.by !== 'id') continue;
    const references = known.get(field.name) ?? referencesOf(workspace, field, source.layer.fields);
    known.set(field.name, references);
    const there = references.state === 'locked' || references.nameOf(value) !== null;
    if (!there) trial.reason = tableEditText.notFound(String(value), field.title);
  }
};

const noteWarnings = (trials: readonly Trial[], findings: readonly Finding[]): void => {
  for (const { severity, fields, message } of findings) {
    if (severity !== 'warning') continue;
    const trial = trials.find(({ field }) => fields.includes(field.name));
    if (trial) trial.warning ??= message;
  }
};

/** What stands in a row; a mask is no value that a rule may judge. */
const valuesOf = (fields: readonly Field[], stands: StoredCells | undefined): Record<string, CellValue> =>
  Object.fromEntries(
    fields
      .filter(({ name }) => stands?.[name] !== undefined && !isMasked(stands[name]))
      .map((field) => [field.name, asCell(field, stands?.[field.name])]),
  );

/**
 * What the fields and rules say of the cells of a row: one cell after the other is left out until nothing speaks against
 * the rest; what is only warned of is noted.
 */
const refuseWrong = async (
  { layer }: RowSource,
  judges: Judges,
  trials: readonly Trial[],
  rows: ReadonlyMap<number, StoredCells>,
): Promise<void> => {
  const turns = new Turns();
  for (const [fid, ofRow] of Map.groupBy(trials, (trial) => trial.fid)) {
    const stands = rows.get(fid);
    const row = { fid, id: stands?.id ? String(stands.id) : null, before: valuesOf(layer.fields, stands) };
    let left = ofRow.filter(({ reason, before, value }) => !reason && !isSame(before, value));
    while (left.length > 0) {
      const written = Object.fromEntries(left.map(({ field, cell }) => [field.name, cell]));
      const findings = judges.findings({ ...row, written });
      const error = findings.find(({ severity }) => severity === 'error');
      const wrong = error && left.find(({ field }) => error.fields.includes(field.name));
      if (!wrong) {
        noteWarnings(left, findings);
        break;
      }
      wrong.reason = error.message;
      left = left.filter((trial) => trial !== wrong);
    }
    if (turns.over) await turns.pass();
  }
};

/** A code belongs to one row: the first that asks for it, unless a row that keeps it has it already. */
const refuseTakenCodes = (source: RowSource, trials: readonly Trial[]): void => {
  const codeField = source.layer.register === null ? null : registerOf(source.layer.register)?.codeField;
  if (!codeField) return;
  const asking = trials.filter(({ field, value, reason }) => !reason && field.name === codeField && value);
  if (asking.length === 0) return;
  const leaving = new Set(asking.filter(({ before, value }) => before !== value).map(({ fid }) => fid));
  const wanted = asking.map(({ value }) => String(value));
  const owners = new Map<string, number>();
  for (const { fid, value } of rowsBearing(source.db, source.table.base, codeField, wanted))
    if (!leaving.has(fid)) owners.set(value, fid);
  for (const trial of asking) {
    const code = String(trial.value);
    const owner = owners.get(code);
    if (owner === undefined) owners.set(code, trial.fid);
    else if (owner !== trial.fid) trial.reason = tableEditText.codeTwice(code);
  }
};

const outcome = (trial: Trial): CheckedCell => {
  const { wanted, field, before, value, reason } = trial;
  const state = reason ? 'refused' : isSame(before, value) ? 'same' : 'change';
  const after = reason ? wanted.value : asCell(field, value);
  const warning = state === 'change' ? trial.warning : null;
  return { wanted, before: asCell(field, before), after, state, reason, warning };
};

const OUTSIDE = { before: null, after: null, state: 'outside', reason: null, warning: null } as const;

/**
 * Judges cells by what forms judge them by (their fields, the rules, one row a code), all of an edit together:
 * two rows may exchange their codes. Where a cell is named twice the last counts. Gives way to others while it judges many
 * rows: the table may be another one when it is done. `warned` has what looks wrong said as well, for who looks at it first.
 */
export const checkCells = async (
  workspace: OpenWorkspace,
  source: RowSource,
  wanted: readonly WantedCell[],
  { warned = false } = {},
): Promise<{ cells: CheckedCell[]; writes: RowWrite[] }> => {
  const fids = [...new Set(wanted.flatMap(({ fid }) => (fid === null ? [] : [fid])))];
  const turns = new Turns();
  const columns = neededColumns(source, wanted);
  const rows = await readCellsInTurns(source.db, source.table.name, columns, fids);
  const judges = judgesOf(workspace, source, warned);
  const trials = await mapInTurns(
    wanted,
    (cell) => tried(judges, cell, rows.get(cell.fid ?? Number.NaN)),
    turns,
  );
  const inside = trials.filter((trial) => trial !== null);
  await refuseLostLinks(workspace, source, inside, turns);
  await refuseWrong(source, judges, inside, rows);
  refuseTakenCodes(source, inside);
  const writes = new Map<number, Record<string, SqlValue>>();
  for (const trial of inside) {
    if (trial.reason || isSame(trial.before, trial.value)) continue;
    const values = writes.get(trial.fid) ?? {};
    values[trial.field.name] = trial.value;
    writes.set(trial.fid, values);
  }
  return {
    cells: await mapInTurns(
      trials,
      (trial, i) => (trial ? outcome(trial) : { wanted: wanted[i] as WantedCell, ...OUTSIDE }),
      turns,
    ),
    writes: [...writes].map(([fid, values]) => ({ fid, values })),
  };
};
