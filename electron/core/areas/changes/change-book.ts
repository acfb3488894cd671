import type {
  ChangingRegister,
  PlanConsequence,
  PlanFinding,
} from '../../../../shared/contract/area-change.ts';
import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { SqlValue } from '../../db/types.ts';
import type { AreaFacts } from './areas.queries.ts';

type Values = Record<string, SqlValue>;

export interface RowUpdate {
  readonly table: string;
  readonly fid: number;
  readonly values: Values;
  /** Left out: the shape stays. */
  wkb?: Uint8Array | null;
}
export interface RowInsert {
  readonly table: string;
  readonly values: Values;
  readonly wkb: Uint8Array | null;
}

/** An area of before and one of after, or nothing after it. */
export interface LineagePair {
  readonly kind: 'split' | 'merge' | 'rename' | 'recode' | 'retire';
  readonly register: ChangingRegister;
  readonly from: { readonly id: string; readonly code: string | null; readonly name: string };
  readonly to: { readonly id: string; readonly code: string | null; readonly name: string } | null;
}

/**
 * What a change of areas would write, and what is to be said of it. It is filled by the plan, shown as a preview, and
 * written as it stands.
 */
export class ChangeBook {
  readonly inserts: RowInsert[] = [];
  readonly removals = new Map<string, Set<number>>();
  readonly lineage: LineagePair[] = [];
  readonly findings: PlanFinding[] = [];
  readonly consequences: PlanConsequence[] = [];
  private readonly changed = new Map<string, RowUpdate>();

  get updates(): readonly RowUpdate[] {
    return [...this.changed.values()];
  }

  /** Writes cells of a row, together with what was said of it before. */
  update(table: string, fid: number, values: Values, wkb?: Uint8Array | null): void {
    const key = `${table} ${fid}`;
    const before = this.changed.get(key);
    const merged: RowUpdate = { table, fid, values: { ...before?.values, ...values } };
    if (before && 'wkb' in before && before.wkb !== undefined) merged.wkb = before.wkb;
    if (wkb !== undefined) merged.wkb = wkb;
    this.changed.set(key, merged);
  }

  insert(table: string, values: Values, wkb: Uint8Array | null = null): void {
    this.inserts.push({ table, values, wkb });
  }

  remove(table: string, fid: number): void {
    const fids = this.removals.get(table) ?? new Set<number>();
    this.removals.set(table, fids.add(fid));
  }

  /** Gives an area its last day. */
  retire({ register, fid }: AreaFacts, lastDay: string): void {
    this.update(register, fid, { valid_to: lastDay });
  }

  error(message: Bilingual, about: string | null = null): void {
    this.findings.push({ severity: 'error', message, about });
  }

  warn(message: Bilingual, about: string | null = null): void {
    this.findings.push({ severity: 'warning', message, about });
  }

  /** Something that hangs on the areas; told where there is any of it. */
  tell(what: Bilingual, how: Bilingual, count: number): void {
    if (count > 0) this.consequences.push({ what, how, count });
  }
}
