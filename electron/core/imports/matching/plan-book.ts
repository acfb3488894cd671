import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { RowActions } from '../../../../shared/contract/import-choice.ts';
import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import type { ImportAccount } from '../../../../shared/contract/imports.ts';
import { noneOf } from '../account.ts';
import type { RowVerdict } from './plan-types.ts';

export type RowClassName = 'new' | 'changed' | 'same' | 'conflicting';
export type ShownRow = RowMatch['new']['items'][number];

const CLASSES: readonly RowClassName[] = ['new', 'changed', 'same', 'conflicting'];
const SHOWN = 100;
/** In the list of classes. */
const SKIPPED = CLASSES.length;
const NONE = 255;

/** What is noted of each row of a file: a few bytes each, since there may be hundreds of thousands. */
export class PlanBook {
  private classes = new Uint8Array(1024).fill(NONE);
  private fids = new Float64Array(1024);
  private flags = new Uint8Array(1024);
  private readonly reasons = new Map<number, IssueCode>();
  private readonly nothingNew = new Set<number>();
  private readonly items = new Map<RowClassName, Map<number, ShownRow>>(
    CLASSES.map((name) => [name, new Map<number, ShownRow>()]),
  );
  private last = 0;

  private grow(row: number): void {
    this.last = Math.max(this.last, row);
    if (row < this.classes.length) return;
    const length = Math.max(row + 1, this.classes.length * 2);
    const classes = new Uint8Array(length).fill(NONE);
    classes.set(this.classes);
    const fids = new Float64Array(length);
    fids.set(this.fids);
    const flags = new Uint8Array(length);
    flags.set(this.flags);
    Object.assign(this, { classes, fids, flags });
  }

  /** Puts a row into a class; once more takes it out of the one before. `fills`: it fills something empty here. */
  put(row: number, name: RowClassName, item: ShownRow, fid = 0, fills = false): void {
    this.grow(row);
    const before = CLASSES[this.classes[row] ?? NONE];
    if (before) this.items.get(before)?.delete(row);
    this.classes[row] = CLASSES.indexOf(name);
    this.fids[row] = fid;
    this.flags[row] = Number(fills);
    const items = this.items.get(name);
    if (items && items.size < SHOWN) items.set(row, item);
  }

  /** Makes a row that was put into a class a conflicting one; `item` stands for its own where that was not kept. */
  dispute(row: number, item: ShownRow, fid: number): void {
    const before = CLASSES[this.classes[row] ?? NONE];
    const own = before ? this.items.get(before)?.get(row) : undefined;
    this.put(row, 'conflicting', own ? { ...own, reason: item.reason } : item, fid);
  }

  /** A row that is not taken in whatever the user chooses. */
  skip(row: number, code: IssueCode): void {
    this.grow(row);
    this.classes[row] = SKIPPED;
    this.reasons.set(row, code);
  }

  isConflicting(row: number): boolean {
    return CLASSES[this.classes[row] ?? NONE] === 'conflicting';
  }

  isSkipped(row: number): boolean {
    return this.classes[row] === SKIPPED;
  }

  /** True for one more row of what an earlier row says as well. */
  isRepeated(row: number): boolean {
    return this.isSkipped(row) && this.reasons.get(row) === 'code-duplicate';
  }

  /** A row that is not written though its class would be. */
  refuse(row: number, code: IssueCode): void {
    this.reasons.set(row, code);
  }

  /** A conflicting row that is nothing new, whatever the user chooses for its class. */
  neverInsert(row: number): void {
    this.nothingNew.add(row);
  }

  /** The count of a class and the first of its rows. */
  shown(name: RowClassName): { count: number; items: ShownRow[] } {
    const number = CLASSES.indexOf(name);
    let count = 0;
    for (let row = 1; row <= this.last; row++) if (this.classes[row] === number) count += 1;
    const items = [...(this.items.get(name)?.values() ?? [])].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    return { count, items };
  }

  /** What is done with a row, by what the user chose for its class. */
  verdict(row: number, actions: RowActions): RowVerdict & { readonly code: IssueCode | null } {
    const name = CLASSES[this.classes[row] ?? NONE];
    const fid = this.fids[row] ?? 0;
    const refused = this.reasons.get(row) ?? null;
    if (!name || refused !== null) return { action: 'skip', fid: 0, code: refused };
    const unwanted = { action: 'skip', fid, code: 'row-not-wanted' } as const;
    if (name === 'same') return { action: 'same', fid, code: null };
    if (name === 'new') return actions.new === 'insert' ? { action: 'insert', fid: 0, code: null } : unwanted;
    if (name === 'changed') {
      if (actions.changed === 'skip') return unwanted;
      if (actions.changed === 'update') return { action: 'update', fid, code: null };
      return { action: this.flags[row] === 1 ? 'fill' : 'same', fid, code: null };
    }
    if (actions.conflicting === 'insert' && !this.nothingNew.has(row))
      return { action: 'insert', fid: 0, code: null };
    if (actions.conflicting === 'update' && fid > 0) return { action: 'update', fid, code: null };
    return { action: 'skip', fid, code: 'row-conflict' };
  }

  /** All rows that were noted, in the order of the file. */
  *rows(): Generator<number> {
    for (let row = 1; row <= this.last; row++) if (this.classes[row] !== NONE) yield row;
  }

  /** What comes of all rows. */
  account(actions: RowActions): { account: ImportAccount; skipped: { row: number; code: IssueCode }[] } {
    const account = noneOf();
    const skipped: { row: number; code: IssueCode }[] = [];
    for (const row of this.rows()) {
      const { action, code } = this.verdict(row, actions);
      account.read += 1;
      if (action === 'insert') account.inserted += 1;
      else if (action === 'same') account.unchanged += 1;
      else if (action === 'skip') {
        account.skipped += 1;
        skipped.push({ row, code: code ?? 'row-conflict' });
      } else account.updated += 1;
    }
    return { account, skipped };
  }
}
