import type { GeometryType } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import type { PersonalColumn } from '../../../shared/contract/import-findings.ts';
import type { ImportAccount } from '../../../shared/contract/imports.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { type CrsDefinition, quickToWgs84 } from '../crs/index.ts';
import type {
  CellValue,
  FeatureSource,
  ShapeCensus,
  ShapeKind,
  SourceColumn,
  SourceRows,
  Tally,
} from '../formats/index.ts';
import type { Geos } from '../geometry/index.ts';
import { OutlineCollector } from './outlines.ts';
import { PersonalWatch, personalOf } from './personal/index.ts';
import { type Mended, mendShape } from './repair.ts';
import type { SpoolWriter } from './spool.ts';

export interface ReadingOptions {
  readonly columns: readonly SourceColumn[];
  readonly encoding: string;
  readonly definition: CrsDefinition | null;
  /** Checks and repairs polygons; null leaves them as they are. */
  readonly geos: Geos | null;
  /** Stops after so many rows. */
  readonly limit: number;
  /** Where shapes that took work are kept for the taking in; null keeps none. */
  readonly spool: SpoolWriter | null;
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
  /** Columns with facts of persons, by all rows: they may begin in any of them. */
  readonly personal: readonly PersonalColumn[];
}

/** All of them in any file that was not made to harm: a reason for each can be had as a table. */
const KEPT_SKIPPED = 200_000;
const SAMPLE_ROWS = 10;
const MENDED_BYTES = 48 << 20;
const STEP = 200;
const LONG_SHAPE = 2000;

/** What is gathered while a set is read. */
class Gathering {
  readonly skipped: { row: number; code: IssueCode }[] = [];
  readonly sample: CellValue[][] = [];
  readonly outlines = new OutlineCollector();
  readonly mended = new Map<number, Mended | null>();
  readonly watch: PersonalWatch;
  skippedCount = 0;
  private keptBytes = 0;
  private readonly rows: SourceRows;
  private readonly options: ReadingOptions;

  constructor(rows: SourceRows, options: ReadingOptions) {
    this.rows = rows;
    this.options = options;
    this.watch = new PersonalWatch(options.columns.map(({ name }) => name));
  }

  take(): void {
    const { rows, options } = this;
    if (rows.skip !== null) {
      this.skippedCount++;
      if (this.skipped.length < KEPT_SKIPPED) this.skipped.push({ row: rows.row, code: rows.skip });
      return;
    }
    this.watch.take(rows.values);
    if (this.sample.length < SAMPLE_ROWS) this.sample.push(rows.values);
    const wkb = rows.wkb && options.geos ? this.checked(rows.wkb, options.geos) : rows.wkb;
    if (!wkb) return;
    if (options.definition) this.outlines.add(wkb);
    options.spool?.add(rows.row, wkb);
  }

  private checked(wkb: Uint8Array, geos: Geos): Uint8Array | null {
    const { rows, mended } = this;
    const mend = mendShape(wkb, geos);
    if (!mend) return wkb;
    this.keptBytes += mend.before.length + (mend.wkb?.length ?? 0);
    mended.set(rows.row, this.keptBytes < MENDED_BYTES ? mend : null);
    rows.tally.add(mend.wkb ? 'geometry-repaired' : 'geometry-unrepairable', 'warning', rows.row);
    if (mend.multi) rows.census.multi = true;
    return mend.wkb;
  }
}

/** Reads a set from its first to its last row. Yields the share done. */
export function* readSet(source: FeatureSource, options: ReadingOptions): Generator<number, Reading> {
  const transform = quickToWgs84(options.definition);
  const { columns, encoding } = options;
  const rows = source.rows({ columns, encoding, transform, promote: false });
  const expected = Math.max(1, source.expectedRows);
  const gathering = new Gathering(rows, options);
  let more = true;
  while (rows.row < options.limit) {
    more = rows.next();
    if (!more) break;
    gathering.take();
    // A polygon takes a thousand times as long as a point.
    const long = (rows.wkb?.length ?? 0) > LONG_SHAPE;
    if (long || rows.row % STEP === 0) yield Math.min(1, rows.row / expected);
  }
  noteColumns(rows.tally, options.columns);
  return {
    account: account(rows.row, gathering.skippedCount, gathering.mended.size),
    tally: rows.tally,
    skipped: gathering.skipped,
    geometryType: geometryTypeOf(source, rows.census),
    census: rows.census,
    outlines: yield* gathering.outlines.outlines(rows.census.extent),
    sample: gathering.sample,
    mended: gathering.mended,
    complete: !more,
    personal: personalOf(gathering.watch),
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

function noteColumns(tally: Tally, columns: readonly SourceColumn[]): void {
  for (const column of columns) if (column.keptAsText) tally.add('value-too-precise', 'warning', column.name);
}

const MULTI: Readonly<Record<ShapeKind, GeometryType>> = {
  Point: 'Point',
  MultiPoint: 'MultiPoint',
  LineString: 'MultiLineString',
  Polygon: 'MultiPolygon',
};

/** One type for the layer: by what the shapes are, not by what the header says; the header where there are none. */
function geometryTypeOf(source: FeatureSource, census: ShapeCensus): GeometryType {
  if (!source.hasShapes) return 'None';
  const [kind, another] = census.kinds;
  if (another) return 'Mixed';
  if (!kind) return source.declaredKind ?? 'None';
  return census.multi ? MULTI[kind] : kind;
}
