import { z } from 'zod';
import type { AreaCounts } from '../../../../shared/contract/restricted.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import { type LayerTable, layerTable } from '../../layers/index.ts';
import { readSettings } from '../settings.queries.ts';
import { readAreas } from './areas.queries.ts';
import { countAreas } from './count-areas.ts';
import { anyCounted, areaIdOf, countsOfArea, writeCounts } from './counts.queries.ts';
import { HouseholdCount } from './pieces.queries.ts';

/** What stands beside the counts: when they were made, and of which version of the store. */
const note = z.object({ at: z.string(), version: z.number().int() });

export interface AreaCountsParts {
  /** The workspace. */
  db(): WritableDb;
  /** The restricted store and its version, or null while it is locked. */
  people(): { readonly db: ReadableDb; readonly version: number } | null;
  readNote(): string | null;
  writeNote(text: string): void;
  /** Counts are other ones now. */
  onCounted(): void;
  onFault(error: unknown): void;
}

/** Edits come one after another: they are counted once they pause. */
const PAUSE_MS = 800;
/** Longer than this without a pause, and a page would notice. */
const TURN_MS = 25;

/**
 * Keeps the counts by area in step with the restricted store, so that they stay when it is locked. Derived: what is lost of
 * them is counted again at the next unlocking.
 */
export class AreaCounter {
  private readonly parts: AreaCountsParts;
  private timer: NodeJS.Timeout | undefined;
  private due = false;
  private last = '';
  private counted: HouseholdCount | null = null;

  constructor(parts: AreaCountsParts) {
    this.parts = parts;
  }

  /** Rows have changed, or what is shown of them. */
  changed(): void {
    this.due = true;
    this.wait(PAUSE_MS);
  }

  /** Areas have changed, so that anybody may live in another. */
  areasChanged(): void {
    this.counted = null;
    this.changed();
  }

  private wait(ms: number): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => this.goOn(), ms);
    this.timer.unref();
  }

  /** Counts for a short while, and gives way to others before it goes on. */
  private goOn(): void {
    this.timer = undefined;
    this.work((count) => {
      const began = performance.now();
      while (performance.now() - began < TURN_MS) if (count.step()) return true;
      this.wait(1);
      return false;
    });
  }

  /** Counts now what is due, before the store locks, and keeps nothing of it. A fault leaves the counts as they were, and is told. */
  settle(): void {
    this.settleNow();
    this.counted = null;
  }

  private settleNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.work((count) => {
      while (!count.step());
      return true;
    });
  }

  /** Takes the households as far as `look` does, and writes the counts when it has seen all. */
  private work(look: (count: HouseholdCount) => boolean): void {
    const people = this.due ? this.parts.people() : null;
    if (!people) return;
    try {
      const known = this.counted?.people === people.db ? this.counted : null;
      // What a fault leaves half counted is not gone on with.
      this.counted = null;
      const counted = known ?? new HouseholdCount(people.db, this.parts.db());
      const done = look(counted);
      this.counted = counted;
      if (!done) return;
      this.write(counted, people.version);
      this.due = false;
    } catch (error) {
      this.parts.onFault(error);
    }
  }

  private write(counted: HouseholdCount, version: number): void {
    const db = this.parts.db();
    const pieces = counted.pieces();
    const areas = readAreas(db);
    const k = readSettings(counted.people).smallestShown;
    const key = JSON.stringify([pieces, areas, k]);
    // Most edits move nobody: what is withheld is worked out only where a count is another.
    const counts = key === this.last ? null : countAreas(pieces, areas, k);
    db.transaction(() => {
      if (counts) writeCounts(db, counts);
      this.parts.writeNote(JSON.stringify({ at: new Date().toISOString(), version }));
    });
    this.last = key;
    if (counts) this.parts.onCounted();
  }

  /** The counts of an area; null for what is no area, and where nothing was counted. */
  of(layer: string, fid: number): AreaCounts | null {
    if (this.due) this.settleNow();
    const db = this.parts.db();
    const table = areaTable(db, layer);
    const id = table ? areaIdOf(db, table.base, fid) : null;
    const made = note.safeParse(JSON.parse(this.parts.readNote() ?? 'null'));
    if (!table?.register || id === null || !made.success) return null;
    const counts = countsOfArea(db, table.register, id);
    if (counts.size === 0) return null;
    const known = anyCounted(db);
    const shown = (value: number | null | undefined) =>
      known ? { value: value ?? null, withheld: value === null } : { value: null, withheld: false };
    const people = this.parts.people();
    return {
      households: shown(counts.get('households')),
      vulnerable: shown(counts.get('vulnerable')),
      at: made.data.at,
      stale: people === null || people.version !== made.data.version,
    };
  }

  /** At the end: nothing is counted any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.counted = null;
  }
}

const COUNTED = ['province', 'zone', 'district', 'subdistrict', 'council_area'];

const areaTable = (db: ReadableDb, layer: string): LayerTable | null => {
  const table = layerTable(db, layer);
  return table.register !== null && COUNTED.includes(table.register) ? table : null;
};
