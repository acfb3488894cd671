import type { Opening } from '../../../../shared/contract/restricted.ts';
import type { OpenReason } from '../../../../shared/contract/restricted-audit.ts';
import type { WritableDb } from '../../db/types.ts';
import type { AuditNote } from '../desk.ts';
import { closeRow, idsOfRows, openRow } from './openings.queries.ts';

interface Held {
  readonly layer: string;
  readonly fid: number | null;
  /** By a clock that nobody can put back. */
  readonly until: number;
  readonly reason: OpenReason;
  /** Rows that the log names already for this opening. */
  readonly noted: Set<number>;
}

export interface OpeningsParts {
  /** Of the open store: another connection once its key was replaced. */
  db(): WritableDb;
  note(event: AuditNote): void;
  /** What may be seen has changed. */
  onChange(layer: string): void;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** What is open for a while of what identifies a person, and the account of who saw which rows of it. */
export class Openings {
  private readonly parts: OpeningsParts;
  private held: Held[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Grows with whatever is opened or closed. */
  generation = 0;

  constructor(parts: OpeningsParts) {
    this.parts = parts;
  }

  private shown = ({ layer, fid, until, reason }: Held): Opening => ({
    layer,
    fid,
    until: new Date(Date.now() + until - performance.now()).toISOString(),
    reason,
  });

  list(): Opening[] {
    this.expire();
    return this.held.map(this.shown);
  }

  /** The opening of a row, or of the register that covers it. */
  of(layer: string, fid: number | null): Opening | null {
    const found = this.find(layer, fid) ?? this.find(layer, null);
    return found ? this.shown(found) : null;
  }

  private find(layer: string, fid: number | null): Held | undefined {
    this.expire();
    return this.held.find((one) => one.layer === layer && one.fid === fid);
  }

  open(layer: string, fid: number | null, reason: OpenReason, minutes: number): Opening {
    this.drop(layer, fid);
    const held: Held = { layer, fid, until: performance.now() + minutes * 60_000, reason, noted: new Set() };
    const ids = fid === null ? [] : idsOfRows(this.parts.db(), layer, [fid]).map(({ id }) => id);
    this.parts.note({ action: 'open', register: layer, reason, ids });
    this.held.push(held);
    if (fid !== null) openRow(this.parts.db(), layer, fid);
    this.changed(layer);
    return this.shown(held);
  }

  close(layer: string, fid: number | null): void {
    if (!this.drop(layer, fid)) return;
    this.parts.note({ action: 'close', register: layer });
    this.changed(layer);
  }

  private drop(layer: string, fid: number | null): boolean {
    const before = this.held.length;
    this.held = this.held.filter((one) => one.layer !== layer || one.fid !== fid);
    if (fid !== null) closeRow(this.parts.db(), layer, fid);
    return this.held.length < before;
  }

  /** Notes rows that were read, each once an opening. */
  seen(layer: string, fids: readonly number[]): void {
    const whole = this.find(layer, null);
    const fresh = fids.flatMap((fid) => {
      const held = whole ?? this.find(layer, fid);
      if (!held || held.noted.has(fid)) return [];
      held.noted.add(fid);
      return [{ fid, reason: held.reason }];
    });
    const [first] = fresh;
    if (!first) return;
    const ids = idsOfRows(
      this.parts.db(),
      layer,
      fresh.map(({ fid }) => fid),
    );
    this.parts.note({
      action: 'view',
      register: layer,
      reason: first.reason,
      ids: ids.map(({ id }) => id),
    });
  }

  private changed(layer: string): void {
    this.generation += 1;
    this.plan();
    this.parts.onChange(layer);
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.held.length === 0) return;
    const next = Math.min(...this.held.map(({ until }) => until)) - performance.now();
    this.timer = setTimeout(() => this.expire(), Math.min(LONGEST_TIMER, Math.max(0, next) + 50));
    this.timer.unref();
  }

  private expire(): void {
    const over = this.held.filter(({ until }) => until <= performance.now());
    for (const { layer, fid } of over) {
      this.drop(layer, fid);
      this.changed(layer);
    }
  }

  /** At the end of the session: the views end with the connection. */
  end(): void {
    clearTimeout(this.timer);
    this.held = [];
  }
}
