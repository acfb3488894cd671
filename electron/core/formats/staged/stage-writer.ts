import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { FieldType } from '../../../../shared/contract/base.ts';
import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { FileFormat } from '../../../../shared/contract/import-choice.ts';
import { EncodingEvidence, type EncodingFinding } from '../encoding/detect.ts';
import { type CleanShape, cleanGeometry } from '../geometry/clean-geometry.ts';
import type { RawGeometry, RawValue, RowSink, ShapeKind, SourceCentre, StagedFacts } from '../source.ts';
import { requireWidth } from '../table-width.ts';
import { Tally } from '../tally.ts';
import { type ColumnFacts, newFacts, noteCell } from './column-facts.ts';
import { RecordEncoder } from './record-codec.ts';
import { STAGE_STRIDE, type Stage } from './stage.ts';

const BUFFER_BYTES = 1 << 20;
const CENTRES = 800;
/** Longer texts are documents, not values: left out and told, as by the readers of tables. */
const MOST_TEXT = 1 << 20;

/** Keeps the rows of a file that is read once, so that they can be read again in any order and in another thread. */
export class StageWriter implements RowSink {
  readonly tally = new Tally();
  private readonly path: string;
  private readonly limit: number;
  private readonly handle: number;
  private readonly encoder = new RecordEncoder();
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private used = 0;
  private written = 0;
  private rows = 0;
  private starts = new Float64Array(1024);
  private readonly columns: ColumnFacts[] = [];
  private readonly indices = new Map<string, number>();
  private readonly evidence = new EncodingEvidence();
  private readonly kinds = new Set<ShapeKind>();
  private centres: SourceCentre[] = [];
  private stride = 1;

  /** @param limit rows after which reading stops: for a quick look */
  constructor(path: string, limit = Number.POSITIVE_INFINITY) {
    this.path = path;
    this.limit = limit;
    this.handle = openSync(path, 'wx');
  }

  column(name: string, type?: FieldType): number {
    const known = this.indices.get(name);
    if (known !== undefined) return known;
    requireWidth(this.columns.length + 1, '');
    const index = this.columns.push(newFacts(name, type ?? null)) - 1;
    this.indices.set(name, index);
    return index;
  }

  row(geometry: RawGeometry | null, values: readonly RawValue[]): boolean {
    const shape = geometry === null ? null : cleanGeometry(geometry);
    const row = this.rows + 1;
    const skip = shape ? this.noteShape(shape, row) : null;
    return this.keep(skip, shape?.wkb ?? null, this.cells(values));
  }

  skip(code: IssueCode, values: readonly RawValue[] = []): boolean {
    return this.keep(code, null, this.cells(values, false));
  }

  /** Text that all encodings read alike is kept as text. What is not taken says nothing of its column. */
  private cells(values: readonly RawValue[], taken = true): RawValue[] {
    const cells: RawValue[] = new Array(values.length);
    for (let i = 0; i < values.length; i++) {
      let value = values[i] ?? null;
      if (value === '' || value === undefined) value = null;
      else if (typeof value === 'string' && value.length > MOST_TEXT) value = this.tooLong();
      else if (value instanceof Uint8Array) value = this.plainText(value);
      else if (typeof value === 'number' && !Number.isFinite(value)) value = null;
      const facts = this.columns[i];
      if (taken && value !== null && facts) noteCell(facts, value);
      cells[i] = value;
    }
    return cells;
  }

  private tooLong(): null {
    this.tally.add('value-unreadable', 'warning', this.rows + 1);
    return null;
  }

  private plainText(bytes: Uint8Array): string | Uint8Array | null {
    if (bytes.length === 0) return null;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < buffer.length; i++)
      if (buffer[i]! >= 0x80) {
        this.evidence.add(buffer, 0, buffer.length);
        return buffer;
      }
    return buffer.toString('latin1');
  }

  /** Counts what was mended. Returns why the row can't be taken, or null. */
  private noteShape(shape: CleanShape, row: number): IssueCode | null {
    const { tally } = this;
    if (shape.outcome === 'corrupt') return 'row-truncated';
    if (shape.outcome === 'unsupported') return 'geometry-unsupported';
    if (shape.zDropped) tally.add('geometry-z-dropped', 'info', row);
    if (shape.outcome === 'empty') tally.add('geometry-empty', 'info', row);
    else if (shape.outcome === 'not-finite') tally.add('coordinates-not-finite', 'warning', row);
    else if (shape.outcome === 'null') tally.add('geometry-null', 'info', row);
    if (shape.duplicates > 0 && shape.kind !== 'Point') tally.add('points-duplicate', 'info', row);
    if (shape.ringsClosed > 0) tally.add('ring-closed', 'info', row);
    if (shape.reoriented) tally.add('ring-order-fixed', 'info', row);
    if (shape.reduced) tally.add('geometry-reduced', 'warning', row);
    if (shape.kind) this.kinds.add(shape.kind);
    if (shape.box) this.noteCentre(row, shape.box, shape.kind);
    return null;
  }

  /** Thinned as it grows, so that what is kept is spread evenly over a file of any length. */
  private noteCentre(row: number, box: NonNullable<CleanShape['box']>, kind: ShapeKind | null): void {
    if (row % this.stride !== 0) return;
    const [minX, minY, maxX, maxY] = box;
    this.centres.push({
      row,
      x: (minX + maxX) / 2,
      y: (minY + maxY) / 2,
      box: kind === 'Point' ? null : [minX, minY, maxX, maxY],
    });
    if (this.centres.length < CENTRES) return;
    this.centres = this.centres.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }

  private keep(skip: IssueCode | null, wkb: Uint8Array | null, cells: readonly RawValue[]): boolean {
    if (this.rows >= this.limit) return false;
    if (this.rows % STAGE_STRIDE === 0) this.noteStart(this.rows / STAGE_STRIDE);
    this.encoder.encode(skip, wkb, cells);
    const { length } = this.encoder;
    if (this.used + length > BUFFER_BYTES) this.flush();
    if (length > BUFFER_BYTES) writeSync(this.handle, this.encoder.buffer, 0, length);
    else {
      this.encoder.buffer.copy(this.buffer, this.used, 0, length);
      this.used += length;
    }
    this.written += length;
    this.rows++;
    return this.rows < this.limit;
  }

  private noteStart(index: number): void {
    if (index === this.starts.length) {
      const longer = new Float64Array(index * 2);
      longer.set(this.starts);
      this.starts = longer;
    }
    this.starts[index] = this.written;
  }

  private flush(): void {
    writeSync(this.handle, this.buffer, 0, this.used);
    this.used = 0;
  }

  /** Ends the file. `complete` is false where reading stopped before the file's end. */
  finish(format: FileFormat, name: string, facts: StagedFacts): Stage {
    this.flush();
    closeSync(this.handle);
    return {
      path: this.path,
      format,
      name,
      rows: this.rows,
      starts: this.starts.slice(0, Math.ceil(this.rows / STAGE_STRIDE)),
      columns: this.columns,
      findings: this.tally.list(),
      facts,
      encoding: this.encoding(facts),
      centres: this.centres,
      kinds: [...this.kinds],
      complete: this.rows < this.limit || facts.expectedRows === this.rows,
    };
  }

  private encoding({ encoding }: StagedFacts): EncodingFinding {
    if (encoding !== null) return { name: encoding, evidence: 'format', candidates: [] };
    return this.evidence.decide({ cpg: null, ldid: null });
  }

  /** Closes and deletes the file: it was not written to its end. */
  discard(): void {
    closeSync(this.handle);
    rmSync(this.path, { force: true });
  }
}
