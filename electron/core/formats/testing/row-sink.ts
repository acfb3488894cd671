import type { FieldType } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { RawGeometry, RawValue, RowSink } from '../source.ts';
import { Tally } from '../tally.ts';

/** Keeps the rows that a reader gives in memory. `enough` rows are taken at most. */
export class MemoryRows implements RowSink {
  readonly tally = new Tally();
  readonly names: string[] = [];
  readonly types: (FieldType | undefined)[] = [];
  readonly rows: { geometry: RawGeometry | null; values: RawValue[] }[] = [];
  readonly skipped: IssueCode[] = [];
  private readonly enough: number;

  constructor(enough = Number.POSITIVE_INFINITY) {
    this.enough = enough;
  }

  column(name: string, type?: FieldType): number {
    const known = this.names.indexOf(name);
    if (known >= 0) return known;
    this.types.push(type);
    return this.names.push(name) - 1;
  }

  row(geometry: RawGeometry | null, values: readonly RawValue[]): boolean {
    this.rows.push({ geometry, values: Array.from(values, (value) => value ?? null) });
    return this.rows.length + this.skipped.length < this.enough;
  }

  skip(code: IssueCode): boolean {
    this.skipped.push(code);
    return this.rows.length + this.skipped.length < this.enough;
  }

  /** The rows as objects, bytes read in an encoding, empty cells left out. */
  records(encoding = 'utf-8'): Record<string, RawValue>[] {
    const decoder = new TextDecoder(encoding);
    return this.rows.map(({ values }) =>
      Object.fromEntries(
        values.flatMap((value, i) => {
          if (value === null) return [];
          return [[this.names[i] ?? `#${i}`, value instanceof Uint8Array ? decoder.decode(value) : value]];
        }),
      ),
    );
  }
}
