import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { type CleanShape, cleanGeometry } from '../geometry/clean-geometry.ts';
import type { RawGeometry, RawValue, RowSink } from '../source.ts';
import { Tally } from '../tally.ts';

export interface SunkRow {
  readonly shape: CleanShape;
  readonly values: readonly RawValue[];
}

/** Keeps what a reader gives. For tests with small files. */
export class MemorySink implements RowSink {
  readonly tally = new Tally();
  readonly columns: { name: string; type: string | undefined }[] = [];
  readonly rows: SunkRow[] = [];
  readonly skipped: string[] = [];
  private readonly limit: number;

  constructor(limit = Infinity) {
    this.limit = limit;
  }

  column(name: string, type?: string): number {
    const known = this.columns.findIndex((column) => column.name === name);
    if (known >= 0) return known;
    return this.columns.push({ name, type }) - 1;
  }

  row(geometry: RawGeometry | null, values: readonly RawValue[]): boolean {
    this.rows.push({ shape: cleanGeometry(geometry), values: [...values] });
    return this.rows.length + this.skipped.length < this.limit;
  }

  skip(code: string): boolean {
    this.skipped.push(code);
    return this.rows.length + this.skipped.length < this.limit;
  }

  get names(): string[] {
    return this.columns.map(({ name }) => name);
  }

  /** Rows by the names of their columns; what is absent or null is left out. */
  get records(): Record<string, RawValue>[] {
    return this.rows.map(({ values }) =>
      Object.fromEntries(
        this.columns.flatMap(({ name }, i) =>
          values[i] === undefined || values[i] === null ? [] : [[name, values[i]]],
        ),
      ),
    );
  }

  get geometries(): unknown[] {
    return this.rows.map(({ shape }) => (shape.wkb ? decodeWkb(shape.wkb) : shape.outcome));
  }

  /** The box of all shapes. */
  get extent(): number[] | null {
    const boxes = this.rows.flatMap(({ shape }) => (shape.box ? [shape.box] : []));
    if (boxes.length === 0) return null;
    return [0, 1, 2, 3].map((i) => (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i]!)));
  }
}
