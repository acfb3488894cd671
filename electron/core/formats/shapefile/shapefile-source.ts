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
import { sampleCentres } from './centres.ts';
import { DbfRows } from './dbf-rows.ts';
import { cellReader, type DbfColumn } from './dbf-values.ts';
import { shapeKind } from './shape-to-wkb.ts';
import {
  columnsOf,
  keptAsText,
  openShapefile,
  type Shapefile,
  type ShapefilePaths,
  surveyTable,
  type TableSurvey,
} from './shapefile.ts';
import { ShapefileRows } from './shapefile-rows.ts';

interface ShapefileSurvey extends SourceSurvey {
  readonly table: TableSurvey;
}
interface ShapefileColumn extends SourceColumn, DbfColumn {
  readonly name: string;
  readonly type: DbfColumn['type'];
}

const CENTRES = 400;
const QUICK_RECORDS = 2000;
const INDEX_HEAD = 100;
const INDEX_ENTRY = 8;

/** A shapefile read straight from its bytes, as often as wanted. Refuses what `openShapefile` refuses. */
export class ShapefileSource implements FeatureSource {
  readonly format = 'shapefile';
  readonly name: string;
  readonly hasShapes: boolean;
  readonly pointsOnly: boolean;
  readonly declaredKind: ShapeKind | null;
  readonly expectedRows: number;
  private readonly file: Shapefile;

  constructor(paths: ShapefilePaths, name: string) {
    const file = openShapefile(paths, name);
    this.file = file;
    this.name = name;
    this.hasShapes = file.shp !== null;
    this.declaredKind = shapeKind(file.shapeType ?? 0) ?? null;
    this.pointsOnly = this.declaredKind === 'Point';
    const shapes = file.shp && file.shx ? Math.floor((file.shx.size - INDEX_HEAD) / INDEX_ENTRY) : 0;
    this.expectedRows = Math.max(0, file.shp && shapes > 0 ? shapes : (file.table?.rows ?? 0));
  }

  *survey(quick: boolean): Generator<number, ShapefileSurvey> {
    const { file } = this;
    const table = yield* surveyTable(file, quick);
    const limit = quick ? QUICK_RECORDS : Number.POSITIVE_INFINITY;
    const centres = yield* sampleCentres(file, CENTRES, limit);
    const { encoding, tally } = table;
    const declared = file.projection === null ? null : ({ kind: 'wkt', text: file.projection } as const);
    return { encoding, tally, centres, declared, complete: !quick || table.complete, table };
  }

  columns(survey: SourceSurvey, encoding: string): ShapefileColumn[] {
    if (!isOwn(survey)) throw new Error('the survey of another source');
    return columnsOf(this.file, survey.table, encoding).map((column) => ({
      ...column,
      keptAsText: keptAsText(column),
    }));
  }

  rows({ columns, ...options }: SourceRowsOptions): SourceRows {
    return new ShapefileRows(this.file, { ...options, columns: columns.map(ownColumn) });
  }

  rowsAt(
    columns: readonly SourceColumn[],
    encoding: string,
    rows: Iterable<number>,
  ): { row: number; values: CellValue[] }[] {
    const { dbf, table: header } = this.file;
    if (!dbf || !header) return [];
    const table = new DbfRows(dbf, header, encoding);
    const tally = new Tally();
    const readers = columns.map((column) => cellReader(ownColumn(column), encoding, tally));
    const list: { row: number; values: CellValue[] }[] = [];
    for (const row of rows)
      if (table.load(row - 1) && !table.deleted)
        list.push({ row, values: readers.map((read) => read(table, row)) });
    return list;
  }

  close(): void {
    this.file.close();
  }
}

const isOwn = (survey: SourceSurvey): survey is ShapefileSurvey => 'table' in survey;

function ownColumn(column: SourceColumn): DbfColumn {
  if (!('field' in column)) throw new Error(`no column of this source: ${column.name}`);
  return column as ShapefileColumn;
}
