import type { OpenWorkspace } from '../../context.ts';
import { createRecord, updateRecord } from '../records.ts';
import { removeRecords } from '../remove.ts';

/** A row of partners as the steps leave it: both words are of the same step, or the row is half written. */
export interface SteppedRow {
  readonly fid: number;
  readonly name: string;
  readonly short: string;
}

export type Step =
  | { readonly kind: 'create'; readonly values: StepValues }
  | { readonly kind: 'update'; readonly fid: number; readonly values: StepValues }
  | { readonly kind: 'remove'; readonly fids: readonly number[] };
interface StepValues {
  readonly name_th: string;
  readonly short_name: string;
}

const LEAST = 12;

/** The same numbers for the same step in every process. */
const drawn = (n: number, below: number): number => {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0;
  return ((mixed ^ (mixed >>> 12)) >>> 0) % below;
};

/** What step `n` does to the rows that stand before it. */
export const stepOf = (n: number, fids: readonly number[]): Step => {
  const values = { name_th: `ภาคี ครั้งที่ ${n} 👨‍👩‍👧 ບ້ານ`, short_name: `ก${n}` };
  const kind = drawn(n, 7);
  if (fids.length < LEAST || kind === 0) return { kind: 'create', values };
  if (kind === 1 && fids.length > LEAST + 4)
    return { kind: 'remove', fids: [...new Set([fids[drawn(n + 1, fids.length)] ?? 0, fids[0] ?? 0])] };
  return { kind: 'update', fid: fids[drawn(n + 2, fids.length)] ?? 0, values };
};

/** The rows that stand after the first `steps` steps of an empty register. */
export const rowsAfter = (steps: number): SteppedRow[] => {
  const rows = new Map<number, SteppedRow>();
  let given = 0;
  for (let n = 1; n <= steps; n++) {
    const step = stepOf(n, [...rows.keys()]);
    if (step.kind === 'remove') for (const fid of step.fids) rows.delete(fid);
    else {
      const fid = step.kind === 'create' ? ++given : step.fid;
      rows.set(fid, { fid, name: step.values.name_th, short: step.values.short_name });
    }
  }
  return [...rows.values()].sort((a, b) => a.fid - b.fid);
};

/** Does step `n` through the same functions as a form. */
export const doStep = (workspace: OpenWorkspace, n: number, fids: readonly number[]): void => {
  const step = stepOf(n, fids);
  const reason = `ครั้งที่ ${n}`;
  if (step.kind === 'remove') removeRecords(workspace, 'partner', step.fids);
  else if (step.kind === 'update')
    updateRecord(workspace, { layer: 'partner', fid: step.fid, values: { ...step.values }, reason });
  else createRecord(workspace, { layer: 'partner', values: { ...step.values }, shape: null, reason });
};
