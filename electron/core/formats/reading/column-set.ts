import type { FieldType } from '../../../../shared/contract/base.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { RowSink } from '../source.ts';

/** What a table may have at most; a file that names more is made to exhaust memory. */
const MAX_COLUMNS = 2000;

/** The columns that a reader has met in a file without a fixed schema, in the order of meeting. */
export class ColumnSet {
  private readonly places = new Map<string, number>();
  private readonly sink: RowSink;
  private readonly file: string;

  constructor(sink: RowSink, file: string) {
    this.sink = sink;
    this.file = file;
  }

  has(name: string): boolean {
    return this.places.has(name);
  }

  /** Where a column's values go. Refuses `file-unsafe` beyond the cap. */
  index(name: string, type?: FieldType): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    if (this.places.size >= MAX_COLUMNS)
      throw new Refusal('file-unsafe', { file: this.file, reason: `> ${MAX_COLUMNS}` });
    const index = this.sink.column(name === '' ? 'field' : name, type);
    this.places.set(name, index);
    return index;
  }
}
