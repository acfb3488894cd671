import Flatbush from 'flatbush';
import type { Extent } from '../../../../shared/contract/base.ts';
import type { ReadableDb } from '../../db/index.ts';
import type { Place } from './area-index.ts';
import { nameKey } from './complete-row.ts';
import { type ExistingRow, existingRows } from './existing-rows.queries.ts';

/** The rows of a register as they are looked for: by id and code all, by name and place those in force. */
export class ExistingIndex {
  readonly rows: readonly ExistingRow[];
  private readonly ids = new Map<string, ExistingRow>();
  private readonly codes = new Map<string, ExistingRow[]>();
  private readonly names = new Map<string, ExistingRow[]>();
  private readonly placed: readonly ExistingRow[];
  private readonly boxes: Flatbush | null;

  private constructor(register: string, pages: readonly ExistingRow[][]) {
    const put = (map: Map<string, ExistingRow[]>, key: string, row: ExistingRow): void => {
      const before = map.get(key);
      if (before) before.push(row);
      else map.set(key, [row]);
    };
    this.rows = pages.flat();
    for (const row of this.rows) {
      this.ids.set(row.id, row);
      if (row.code !== null && row.code !== '') put(this.codes, row.code, row);
      if (row.name && !row.retired) put(this.names, nameKey(register, row.name), row);
    }
    this.placed = this.rows.filter(({ extent, retired }) => extent !== null && !retired);
    this.boxes = this.placed.length > 0 ? new Flatbush(this.placed.length) : null;
    for (const { extent } of this.placed) this.boxes?.add(...(extent as Extent));
    this.boxes?.finish();
  }

  /** Reads the register; yields the rows read. */
  static *read(db: ReadableDb, register: string): Generator<number, ExistingIndex> {
    const pages: ExistingRow[][] = [];
    for (const page of existingRows(db, register)) {
      pages.push(page);
      yield 0;
    }
    return new ExistingIndex(register, pages);
  }

  byId(id: string): ExistingRow | null {
    return this.ids.get(id) ?? null;
  }

  byCode(code: string): readonly ExistingRow[] {
    return this.codes.get(code) ?? [];
  }

  byName(key: string): readonly ExistingRow[] {
    return key === '' ? [] : (this.names.get(key) ?? []);
  }

  /** Rows whose box meets a box that is wider by a margin in degrees. */
  around([west, south, east, north]: Extent, margin = 0): ExistingRow[] {
    const found = this.boxes?.search(west - margin, south - margin, east + margin, north + margin) ?? [];
    return found.flatMap((i) => this.placed[i] ?? []);
  }
}

/** The middle of a row's box, or null without a shape. */
export const middleOf = ({ extent }: Pick<ExistingRow, 'extent'>): Place | null =>
  extent ? [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2] : null;
