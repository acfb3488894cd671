import type { EditedSince } from '../context.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb } from '../db/types.ts';

/** A change of the open store: the version of its readings after it, and the newest operation of its journal. */
interface Step {
  readonly version: number;
  readonly operation: number;
}

const newestOperation = (db: ReadableDb): number =>
  db.get<{ n: number | null }>(sql`SELECT max(id) AS n FROM restricted_operation`)?.n ?? 0;

interface Written {
  readonly fid: number | null;
  readonly action: 'insert' | 'update' | 'delete';
}

/** The rows of a register that operations touched. A row that is gone has no fid any more. */
const writtenBetween = (db: ReadableDb, register: string, { after, to }: { after: number; to: number }) =>
  db.all<Written>(sql`SELECT r.fid, o.action FROM restricted_operation o
    LEFT JOIN main.${sql.id(register)} r ON r.id = coalesce(o.row_id, o.subject_id)
    WHERE o.tbl = ${register} AND o.id > ${after} AND o.id <= ${to}`);

/** Remembers from unlocking to locking which operation each version of the store came with. */
export class RecentChanges {
  private steps: Step[] = [];

  /** Notes what the store is now. After an erasure `anew`: what was before is not known any more. */
  note(db: ReadableDb, version: number, { anew = false } = {}): void {
    const step = { version, operation: newestOperation(db) };
    this.steps = anew ? [step] : [...this.steps, step];
  }

  /** See `RestrictedStore.editedSince`. */
  since(db: ReadableDb, register: string, version: number, own: readonly number[]): EditedSince | null {
    const at = this.steps.findLastIndex((step) => step.version <= version);
    if (at < 0) return null;
    const written = this.steps
      .slice(at + 1)
      .flatMap((step, i) =>
        own.includes(step.version)
          ? []
          : writtenBetween(db, register, { after: this.steps[at + i]?.operation ?? 0, to: step.operation }),
      );
    const fids = new Set(written.map(({ fid }) => fid));
    return {
      has: (fid) => fids.has(fid),
      moved: written.some(({ action, fid }) => action !== 'update' || fid === null),
    };
  }
}
