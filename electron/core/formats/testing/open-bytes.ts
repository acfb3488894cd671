import { fromBytes } from '../bytes.ts';
import { readDbfHeader } from '../shapefile/dbf-header.ts';
import { readShapeHeader } from '../shapefile/shape-records.ts';
import { columnsOf, type Shapefile, surveyTable, type TableSurvey } from '../shapefile/shapefile.ts';
import { type RowsOptions, ShapefileRows } from '../shapefile/shapefile-rows.ts';

export interface Parts {
  readonly shp?: Uint8Array;
  readonly shx?: Uint8Array;
  readonly dbf?: Uint8Array;
  readonly cpg?: string;
}

/** A shapefile whose parts are in memory. */
export function openBytes(parts: Parts): Shapefile {
  const source = (bytes: Uint8Array | undefined) => (bytes ? fromBytes(bytes) : null);
  const shp = source(parts.shp);
  const dbf = source(parts.dbf);
  const header = shp ? readShapeHeader(shp) : null;
  const table = dbf ? readDbfHeader(dbf) : null;
  return {
    shp: header ? shp : null,
    shx: source(parts.shx),
    dbf: table ? dbf : null,
    shapeType: header?.shapeType ?? null,
    table,
    codePage: parts.cpg ?? null,
    projection: null,
    close: () => undefined,
  };
}

export interface ReadRow {
  readonly row: number;
  readonly skip: string | null;
  readonly wkb: Uint8Array | null;
  readonly values: readonly (string | number | null)[];
}

export interface ReadAll {
  readonly survey: TableSurvey;
  readonly encoding: string;
  readonly columns: readonly { name: string; type: string }[];
  readonly rows: readonly ReadRow[];
  readonly issues: Record<string, number>;
  readonly last: ShapefileRows;
}

/** Reads a shapefile to its end, in its own encoding where it tells one. */
export function readAll(parts: Parts, options: Partial<RowsOptions> = {}): ReadAll {
  const file = openBytes(parts);
  const steps = surveyTable(file);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const survey = step.value;
  const encoding = survey.encoding.name ?? 'windows-1252';
  const columns = columnsOf(file, survey, encoding);
  const reader = new ShapefileRows(file, { columns, encoding, transform: null, promote: false, ...options });
  const rows: ReadRow[] = [];
  while (reader.next()) {
    const { row, skip, wkb, values } = reader;
    rows.push({ row, skip, wkb: wkb ? Uint8Array.from(wkb) : null, values: [...values] });
  }
  const issues = Object.fromEntries(reader.tally.list().map(({ code, count }) => [code, count]));
  return { survey, encoding, columns, rows, issues, last: reader };
}
