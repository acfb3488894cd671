import type { FileFormat } from '../../../../shared/contract/import-choice.ts';
import { type ByteSource, openFile } from '../bytes.ts';
import type {
  CellValue,
  FeatureSource,
  ShapeKind,
  SourceColumn,
  SourceRows,
  SourceRowsOptions,
  SourceSurvey,
} from '../source.ts';
import { Tally } from '../tally.ts';
import { CellValues } from './cell-values.ts';
import { settledColumn } from './column-facts.ts';
import { skipOf } from './record-codec.ts';
import { STAGE_STRIDE, type Stage } from './stage.ts';
import { RecordWalk, StagedRows, valuesAt } from './staged-rows.ts';

interface StagedColumn extends SourceColumn {
  /** Where it stands in the records. */
  readonly place: number;
}

/** Formats in which numbers are written as text and meant as numbers. */
const READS_TEXT: ReadonlySet<FileFormat> = new Set(['csv']);

/** A set of any format as it was kept in a stage file. */
export class StagedSource implements FeatureSource {
  readonly format: FileFormat;
  readonly name: string;
  readonly hasShapes: boolean;
  readonly pointsOnly: boolean;
  readonly declaredKind: ShapeKind | null;
  readonly expectedRows: number;
  private readonly stage: Stage;
  private readonly file: ByteSource;

  constructor(stage: Stage) {
    const { format, name, facts, kinds, rows, complete } = stage;
    this.stage = stage;
    this.format = format;
    this.name = name;
    this.hasShapes = facts.hasShapes;
    this.declaredKind = kinds[0] ?? null;
    this.pointsOnly = kinds.length === 1 && kinds[0] === 'Point';
    this.expectedRows = complete ? rows : Math.max(rows, facts.expectedRows ?? rows);
    this.file = openFile(stage.path);
  }

  // biome-ignore lint/correctness/useYield: all that there is to survey was noted when the stage was written.
  *survey(): Generator<number, SourceSurvey> {
    const { encoding, findings, centres, facts, complete } = this.stage;
    const tally = new Tally();
    for (const { code, severity, count, examples } of findings) {
      tally.add(code, severity, undefined, count);
      for (const example of examples) tally.add(code, severity, example, 0);
    }
    return { encoding, tally, centres, declared: facts.declared, complete };
  }

  columns(): StagedColumn[] {
    const reads = READS_TEXT.has(this.format);
    return this.stage.columns.map((facts, place) => ({ ...settledColumn(facts, reads), place }));
  }

  /** Where each column of the records stands among those asked for. */
  private places(columns: readonly SourceColumn[]): Int32Array {
    const places = new Int32Array(this.stage.columns.length).fill(-1);
    for (const [i, column] of columns.entries()) {
      if (!('place' in column)) throw new Error(`no column of this source: ${column.name}`);
      places[(column as StagedColumn).place] = i;
    }
    return places;
  }

  rows(options: SourceRowsOptions): SourceRows {
    return new StagedRows(this.file, this.places(options.columns), options);
  }

  rowsAt(
    columns: readonly SourceColumn[],
    encoding: string,
    rows: Iterable<number>,
  ): { row: number; values: CellValue[] }[] {
    const walk = new RecordWalk(this.file);
    const places = this.places(columns);
    const cells = new CellValues(columns, encoding, new Tally());
    const list: { row: number; values: CellValue[] }[] = [];
    let at = 0;
    for (const row of rows) {
      if (row < 1 || row > this.stage.rows) continue;
      const block = Math.floor((row - 1) / STAGE_STRIDE);
      if (at === 0 || row <= at || row - at > STAGE_STRIDE) {
        walk.start(this.stage.starts[block]!);
        at = block * STAGE_STRIDE;
      }
      while (at < row - 1 && walk.pass()) at++;
      if (!walk.next()) break;
      at++;
      const { buffer, at: start } = walk.window;
      const skip = skipOf(buffer, start);
      if (skip === null || skip === 'row-summary')
        list.push({ row, values: valuesAt(buffer, start, places, columns.length, cells, row) });
    }
    return list;
  }

  close(): void {
    this.file.close();
  }
}
