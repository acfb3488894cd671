import type { ChangeSet } from '../../../shared/contract/journal.ts';
import { type ReadableDb, type SqlValue, sql, type WritableDb } from '../db/index.ts';

export interface ChangeSetRow {
  readonly id: string;
  readonly seq: number;
  readonly kind: string;
  readonly label_th: string;
  readonly label_en: string;
  readonly why: string;
  readonly who: string;
  readonly at: string;
  readonly clock: string;
  readonly row_count: number;
  readonly tables: string;
  readonly state: 'done' | 'undone';
  readonly reverts: string | null;
}

/**
 * One step of a change set, as the journal keeps it. `update` of a `layer` is a column that came (`new_value`) or went
 * (`old_value`); what it held stands in steps before it.
 */
export interface Operation {
  readonly kind: 'cell' | 'bulk' | 'layer';
  readonly action: 'insert' | 'update' | 'delete';
  readonly tbl: string;
  /** Of a cell: its row; null in the catalogue, whose rows have a name. */
  readonly fid: number | null;
  readonly row_id: string | null;
  readonly col: string | null;
  readonly old_value: SqlValue;
  readonly new_value: SqlValue;
  readonly row_count: number;
  /**
   * Of inserted rows: the range of their fids. The rows themselves are the image while they stand; a copy is made when
   * they are taken back, by the set that does so. Keeping one from the start would double an import's bytes and time.
   */
  readonly first_fid: number | null;
  readonly last_fid: number | null;
  /**
   * Of deleted rows: all columns; of updated ones: their fids and the cells. Of a removed layer: its definition. Of a
   * column that goes: its cells by fid.
   */
  readonly before_image: Uint8Array | null;
  /** Of inserted rows that do not fill their range: their fids; of updated ones as before. Of a made layer: its definition. */
  readonly after_image: Uint8Array | null;
}

export interface NewChangeSet {
  readonly id: string;
  readonly kind: string;
  readonly labelTh: string;
  readonly labelEn: string;
  readonly why: string;
  readonly who: string;
  readonly at: string;
  readonly clock: string;
  readonly replica: string;
  readonly reverts: string | null;
  readonly batch: string | null;
}

/** The newest reading of the hybrid clock, or null in an empty journal. */
export const lastClock = (db: ReadableDb): string | null =>
  db.get<{ clock: string | null }>(sql`SELECT max(clock) AS clock FROM journal_change_set`)?.clock ?? null;

export const insertChangeSet = (db: WritableDb, set: NewChangeSet): void => {
  db.run(sql`INSERT INTO journal_change_set (id, seq, kind, label_th, label_en, why, who, at, clock, replica, reverts,
      batch)
    VALUES (${set.id}, (SELECT coalesce(max(seq), 0) + 1 FROM journal_change_set), ${set.kind}, ${set.labelTh},
      ${set.labelEn}, ${set.why}, ${set.who}, ${set.at}, ${set.clock}, ${set.replica}, ${set.reverts},
      ${set.batch})`);
};

/** Gives a set that is written on the label, time and clock of what was added to it. */
export const renewChangeSet = (
  db: WritableDb,
  id: string,
  set: Pick<NewChangeSet, 'labelTh' | 'labelEn' | 'at' | 'clock' | 'who'>,
): void => {
  db.run(sql`UPDATE journal_change_set SET label_th = ${set.labelTh}, label_en = ${set.labelEn}, at = ${set.at},
    clock = ${set.clock}, who = ${set.who} WHERE id = ${id}`);
};

export const finishChangeSet = (
  db: WritableDb,
  id: string,
  rows: number,
  tables: readonly string[],
): void => {
  db.run(
    sql`UPDATE journal_change_set SET row_count = ${rows}, tables = ${JSON.stringify(tables)} WHERE id = ${id}`,
  );
};

export const deleteChangeSet = (db: WritableDb, id: string): void => {
  db.run(sql`DELETE FROM journal_operation WHERE change_set_id = ${id}`);
  db.run(sql`DELETE FROM journal_change_set WHERE id = ${id}`);
};

export const setState = (db: WritableDb, id: string, state: 'done' | 'undone'): void => {
  db.run(sql`UPDATE journal_change_set SET state = ${state} WHERE id = ${id}`);
};

/** Lets go of what an undo had kept, once a redo has put the rows back: they are their own image again. */
export const deleteOperations = (db: WritableDb, id: string): void => {
  db.run(sql`DELETE FROM journal_operation WHERE change_set_id = ${id}`);
};

/** The columns of `ChangeSetRow`. */
export const SET_COLUMNS = sql`id, seq, kind, label_th, label_en, why, who, at, clock, row_count, tables, state, reverts`;
const SET = sql`SELECT ${SET_COLUMNS} FROM journal_change_set`;

/** A set as pages are told of it. */
export const toChangeSet = (row: ChangeSetRow): ChangeSet => ({
  id: row.id,
  label: row.label_th,
  labelEn: row.label_en,
  kind: row.kind,
  who: row.who,
  at: row.at,
  why: row.why,
  rows: row.row_count,
  tables: JSON.parse(row.tables) as string[],
  state: row.state,
});

/**
 * Kinds that no undo takes back. The making of the sample stays: one undo too many would empty the province. What was
 * moved into the restricted store is moved out of it again by hand: here nothing is left to bring back.
 */
const LASTING = ['sample', 'moved-apart'] as const;
export const isLasting = (kind: string): boolean => (LASTING as readonly string[]).includes(kind);

/** The set that an undo would take back: the newest that is done, takes nothing back itself and does not last. */
export const undoCandidate = (db: ReadableDb): ChangeSetRow | undefined =>
  db.get<ChangeSetRow>(sql`${SET} WHERE reverts IS NULL AND state = 'done'
    AND kind NOT IN (${sql.join([...LASTING])}) ORDER BY seq DESC LIMIT 1`);

/** The kind of change sets that only say how the map is looked at; the next one of them is written on. */
export const VIEW = 'view';

/**
 * The newest undo that stands and that no later change has cut off; what it took back can be redone. How the map is looked
 * at cuts nothing off: whoever shows a layer to see what to bring back must still be able to.
 */
export const redoCandidate = (db: ReadableDb): ChangeSetRow | undefined =>
  db.get<ChangeSetRow>(sql`${SET} WHERE reverts IS NOT NULL AND state = 'done'
    AND seq > (SELECT coalesce(max(seq), 0) FROM journal_change_set WHERE reverts IS NULL AND kind <> ${VIEW})
    ORDER BY seq DESC LIMIT 1`);

export const changeSet = (db: ReadableDb, id: string): ChangeSetRow | undefined =>
  db.get<ChangeSetRow>(sql`${SET} WHERE id = ${id}`);

/** What one act made together with a change set, or null where it stands by itself. */
export const batchOf = (db: ReadableDb, id: string): string | null =>
  db.get<{ batch: string | null }>(sql`SELECT batch FROM journal_change_set WHERE id = ${id}`)?.batch ?? null;

/** The sets of a batch, newest first. */
export const setsOfBatch = (db: ReadableDb, batch: string): ChangeSetRow[] =>
  db.all<ChangeSetRow>(sql`${SET} WHERE batch = ${batch} AND reverts IS NULL ORDER BY seq DESC`);

/** The newest set of all, undos counted. */
export const newestSet = (db: ReadableDb): ChangeSetRow | undefined =>
  db.get<ChangeSetRow>(sql`${SET} ORDER BY seq DESC LIMIT 1`);

/** What was done, newest first: undos are shown by the state of what they took back. */
export const listSets = (db: ReadableDb, limit: number, before: string | null): ChangeSetRow[] =>
  db.all<ChangeSetRow>(sql`${SET} WHERE reverts IS NULL
    AND seq < coalesce((SELECT seq FROM journal_change_set WHERE id = ${before}), 9e15)
    ORDER BY seq DESC LIMIT ${limit}`);

/** How many operations a set has: positions count from 0 without gaps. */
export const operationCount = (db: ReadableDb, setId: string): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM journal_operation WHERE change_set_id = ${setId}`)?.n ??
  0;

/** One operation. They are read one by one: an image may be large, and a set has as many as its rows fill. */
export const operationAt = (db: ReadableDb, setId: string, position: number): Operation => {
  const found =
    db.get<Operation>(sql`SELECT kind, action, tbl, fid, row_id, col, old_value, new_value, row_count,
    first_fid, last_fid, before_image, after_image
    FROM journal_operation WHERE change_set_id = ${setId} AND position = ${position}`);
  if (!found) throw new Error(`change set ${setId} has no operation ${position}`);
  return found;
};

/** The steps of a set that make or remove a table, in order. */
export const layerOperations = (
  db: ReadableDb,
  setId: string,
): { position: number; action: 'insert' | 'delete'; tbl: string }[] =>
  db.all(sql`SELECT position, action, tbl FROM journal_operation
    WHERE change_set_id = ${setId} AND kind = 'layer' AND action <> 'update' ORDER BY position`);

const COLUMNS = [
  'change_set_id',
  'position',
  'kind',
  'action',
  'tbl',
  'fid',
  'row_id',
  'col',
  'old_value',
  'new_value',
  'row_count',
  'first_fid',
  'last_fid',
  'before_image',
  'after_image',
] as const;

/** A compiled insert of operations for one change set. */
export const operationWriter = (
  db: ReadableDb,
  setId: string,
): ((position: number, op: Operation) => void) => {
  const statement = db.statement(
    `INSERT INTO journal_operation (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  );
  return (position, op) => {
    statement.run(
      setId,
      position,
      op.kind,
      op.action,
      op.tbl,
      op.fid,
      op.row_id,
      op.col,
      op.old_value,
      op.new_value,
      op.row_count,
      op.first_fid,
      op.last_fid,
      op.before_image,
      op.after_image,
    );
  };
};

/** The place of the cell's earlier operation in a set, or undefined. */
export const catalogueCell = (
  db: ReadableDb,
  setId: string,
  layer: string,
  column: string,
): { id: number; old_value: SqlValue } | undefined =>
  db.get<{ id: number; old_value: SqlValue }>(sql`SELECT id, old_value FROM journal_operation
    WHERE change_set_id = ${setId} AND kind = 'cell' AND tbl = 'layer' AND row_id = ${layer} AND col = ${column}`);

export const setNewValue = (db: WritableDb, operationId: number, value: SqlValue): void => {
  db.run(sql`UPDATE journal_operation SET new_value = ${value} WHERE id = ${operationId}`);
};

/** Stretches the range of an operation that inserted rows. */
export const stretchInsert = (
  db: WritableDb,
  setId: string,
  position: number,
  last: number,
  rows: number,
): void => {
  db.run(sql`UPDATE journal_operation SET last_fid = ${last}, row_count = ${rows}
    WHERE change_set_id = ${setId} AND position = ${position}`);
};

/** What stands beside the rows of people: where they come from and how they were read. Nobody counts it as rows. */
const BESIDE = [
  'dataset_source',
  'import_job',
  'import_original',
  'import_profile',
  'layer',
  'layer_style',
  'restricted_count',
];

/** The tables that a set's operations name, and how many rows of data. */
export const summary = (db: ReadableDb, setId: string): { rows: number; tables: string[] } => {
  const tables = db
    .all<{ tbl: string }>(
      sql`SELECT DISTINCT tbl FROM journal_operation WHERE change_set_id = ${setId} ORDER BY tbl`,
    )
    .map((row) => row.tbl);
  const beside = JSON.stringify(BESIDE);
  const bulk = db.get<{ n: number | null }>(sql`SELECT sum(row_count) AS n FROM journal_operation
    WHERE change_set_id = ${setId} AND kind = 'bulk' AND tbl NOT IN (SELECT value FROM json_each(${beside}))`)?.n;
  const cells = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (SELECT DISTINCT tbl, fid, row_id
    FROM journal_operation WHERE change_set_id = ${setId} AND kind = 'cell'
      AND tbl NOT IN (SELECT value FROM json_each(${beside})))`)?.n;
  return { rows: (bulk ?? 0) + (cells ?? 0), tables };
};
