import type { GeometryType } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import type { ImportAccount } from '../../../shared/contract/imports.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import type { CrsDefinition } from '../crs/index.ts';
import {
  type CellValue,
  type DbfColumn,
  keptAsText,
  type ShapeCensus,
  type Shapefile,
  ShapefileRows,
  type ShapeKind,
  shapeKind,
  type Tally,
} from '../formats/index.ts';
import type { Geos } from '../geometry/index.ts';
import { OutlineCollector } from './outlines.ts';
import { type Mended, mendShape } from './repair.ts';

export interface ReadingOptions {
  readonly columns: readonly DbfColumn[];
  readonly encoding: string;
  readonly definition: CrsDefinition | null;
  /** Checks and repairs polygons; null leaves them as they are. */
  readonly geos: Geos | null;
  /** Stops after so many rows. */
  readonly limit: number;
}

/** Everything that reading a whole set tells, without keeping its rows. */
export interface Reading {
  readonly account: ImportAccount;
  readonly tally: Tally;
  readonly skipped: readonly { row: number; code: IssueCode }[];
  readonly geometryType: GeometryType;
  readonly census: ShapeCensus;
  readonly outlines: readonly Geometry[];
  readonly sample: readonly CellValue[][];
  /** What replaces the shape of a row that was mended, by row; null where it must be mended again: too many to keep. */
  readonly mended: ReadonlyMap<number, Mended | null>;
  readonly complete: boolean;
}

const KEPT_SKIPPED = 200;
const SAMPLE_ROWS = 10;
const MENDED_BYTES = 48 << 20;
const STEP = 200;

/** Reads a set from its first to its last row. Yields the share done. */
export function* readSet(file: Shapefile, options: ReadingOptions): Generator<number, Reading> {
  const transform = options.definition?.toWgs84() ?? null;
  const rows = new ShapefileRows(file, { ...options, transform, promote: false });
  const expected = Math.max(1, expectedRows(file));
  const skipped: { row: number; code: IssueCode }[] = [];
  const sample: CellValue[][] = [];
  const outlines = new OutlineCollector();
  const mended = new Map<number, Mended | null>();
  let keptBytes = 0;
  let skippedCount = 0;
  let more = true;
  while (rows.row < options.limit) {
    more = rows.next();
    if (!more) break;
    if (rows.row % STEP === 0) yield Math.min(1, rows.row / expected);
    if (rows.skip !== null) {
      skippedCount++;
      if (skipped.length < KEPT_SKIPPED) skipped.push({ row: rows.row, code: rows.skip });
      continue;
    }
    if (sample.length < SAMPLE_ROWS) sample.push(rows.values);
    const mend = rows.wkb && options.geos ? mendShape(rows.wkb, options.geos) : null;
    if (mend) {
      keptBytes += mend.before.length + (mend.wkb?.length ?? 0);
      mended.set(rows.row, keptBytes < MENDED_BYTES ? mend : null);
      rows.tally.add(mend.wkb ? 'geometry-repaired' : 'geometry-unrepairable', 'warning', rows.row);
      if (mend.multi) rows.census.multi = true;
    }
    const wkb = mend ? mend.wkb : rows.wkb;
    if (wkb && options.definition) outlines.add(wkb);
    // A polygon takes a thousand times as long as a point.
    if (options.geos && rows.wkb && rows.wkb.length > 2000) yield Math.min(1, rows.row / expected);
  }
  noteColumns(rows.tally, options.columns);
  return {
    account: account(rows.row, skippedCount, mended.size),
    tally: rows.tally,
    skipped,
    geometryType: geometryTypeOf(file, rows.census),
    census: rows.census,
    outlines: outlines.outlines(rows.census.extent),
    sample,
    mended,
    complete: !more,
  };
}

const account = (read: number, skipped: number, repaired: number): ImportAccount => ({
  read,
  inserted: read - skipped,
  updated: 0,
  unchanged: 0,
  skipped,
  repaired,
});

function noteColumns(tally: Tally, columns: readonly DbfColumn[]): void {
  for (const column of columns)
    if (keptAsText(column)) tally.add('value-too-precise', 'warning', column.name);
}

const INDEX_HEAD = 100;
const INDEX_ENTRY = 8;

/** Rows by what the headers say, for progress and for a quick look. */
export function expectedRows(file: Shapefile): number {
  const shapes = file.shp && file.shx ? Math.floor((file.shx.size - INDEX_HEAD) / INDEX_ENTRY) : 0;
  return Math.max(0, file.shp && shapes > 0 ? shapes : (file.table?.rows ?? 0));
}

const MULTI: Readonly<Record<ShapeKind, GeometryType>> = {
  Point: 'Point',
  MultiPoint: 'MultiPoint',
  LineString: 'MultiLineString',
  Polygon: 'MultiPolygon',
};

/** One type for the layer: by what the shapes are, not by what the header says; the header where there are none. */
function geometryTypeOf(file: Shapefile, census: ShapeCensus): GeometryType {
  if (!file.shp) return 'None';
  const [kind, another] = census.kinds;
  if (another) return 'Mixed';
  if (!kind) return shapeKind(file.shapeType ?? 0) ?? 'None';
  return census.multi ? MULTI[kind] : kind;
}
