import { type ReadableDb, type SqlValue, sql } from '../../db/index.ts';
import { decodeRows, sameValue } from '../../journal/index.ts';

/** Kinds of change sets that write what a file said. Whatever else changed a cell was somebody here. */
const BY_FILES: readonly string[] = ['import', 'register', 'sample', 'undo', 'redo'];

/** Who wrote a row last is no cell that a file could say. */
const TRAIL: readonly string[] = [
  'fid',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'row_version',
];

interface Step {
  readonly kind: 'cell' | 'bulk';
  readonly by: string;
  readonly fid: number | null;
  readonly col: string | null;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

/** The cells that a step of many rows changed, by its two images. */
function* cellsOfImages(before: Uint8Array, after: Uint8Array): Generator<[fid: number, column: string]> {
  const [was, is] = [decodeRows(before), decodeRows(after)];
  const fidAt = was.columns.indexOf('fid');
  // Both images name the same columns and the same rows in the same order.
  const shown = was.columns.flatMap((name, i) => (TRAIL.includes(name) ? [] : [[name, i] as const]));
  for (const [n, row] of was.rows.entries()) {
    const now: readonly SqlValue[] = is.rows[n] ?? [];
    for (const [name, i] of shown)
      if (!sameValue(row[i] ?? null, now[i] ?? null)) yield [Number(row[fidAt]), name];
  }
}

function* cellsOf({ kind, fid, col, before, after }: Step): Generator<[fid: number, column: string]> {
  if (kind === 'cell' && fid !== null && col !== null) yield [fid, col];
  if (kind === 'bulk' && before !== null && after !== null) yield* cellsOfImages(before, after);
}

/**
 * The cells of a register that were last written by hand, by fid: one by one, or many at once in its table. What was taken
 * back since was never written.
 */
export function cellsByHand(db: ReadableDb, register: string): Map<number, Set<string>> {
  const cells = new Map<number, Set<string>>();
  const steps = db.iterate<Step>(
    sql`SELECT o.kind, s.kind AS by, o.fid, o.col, o.before_image AS before, o.after_image AS after
      FROM journal_operation o JOIN journal_change_set s ON s.id = o.change_set_id
      WHERE o.tbl = ${register} AND o.action = 'update' AND o.kind IN ('cell', 'bulk')
        AND s.state = 'done' AND s.reverts IS NULL
      ORDER BY s.seq, o.position`,
  );
  for (const step of steps) {
    const byFile = BY_FILES.includes(step.by);
    for (const [fid, column] of cellsOf(step)) {
      const columns = cells.get(fid);
      if (byFile) columns?.delete(column);
      else if (columns) columns.add(column);
      else cells.set(fid, new Set([column]));
    }
  }
  return cells;
}
