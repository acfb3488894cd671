import type { FieldType } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import type { FileFormat } from '../../../shared/contract/import-choice.ts';
import type { EncodingFinding } from './encoding/detect.ts';
import type { Tally } from './tally.ts';

/** What a cell is after it was read. */
export type CellValue = string | number | null;

/** A column of a file's table as it is read. */
export interface SourceColumn {
  readonly name: string;
  readonly type: FieldType;
  /** True for numbers that are kept as text because of their digits. */
  readonly keptAsText: boolean;
}

/** The middle of a feature's box in the file's own coordinates; rows count from 1. */
export interface SourceCentre {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** `[minX, minY, maxX, maxY]`; null for points. */
  readonly box: readonly [number, number, number, number] | null;
}

/** What a file says of its coordinate system: WKT, an authority's code, or what its format prescribes. */
export type DeclaredCrs =
  | { readonly kind: 'wkt'; readonly text: string }
  | { readonly kind: 'epsg'; readonly code: number }
  /** Longitude and latitude on WGS 84 by the rules of the format (RFC 7946, KML, GPX). */
  | { readonly kind: 'format' };

/** What a look through a file says before anyone chooses anything. */
export interface SourceSurvey {
  readonly encoding: EncodingFinding;
  readonly tally: Tally;
  /** Up to 800 places spread over the file. */
  readonly centres: readonly SourceCentre[];
  readonly declared: DeclaredCrs | null;
  /** False when only the beginning was looked at. */
  readonly complete: boolean;
}

/** What the shapes of a file turned out to be. */
export interface ShapeCensus {
  readonly kinds: Set<ShapeKind>;
  multi: boolean;
  vertices: number;
  extent: [number, number, number, number] | null;
}
export type ShapeKind = 'Point' | 'MultiPoint' | 'LineString' | 'Polygon';

/** Turns coordinates in place: `x, y` interleaved, `[from, to)` in numbers; `mirrors` where rings change direction. */
export interface SourceTransform {
  apply(xy: Float64Array, from: number, to: number): void;
  readonly geographic: boolean;
  readonly mirrors: boolean;
}

export interface SourceRowsOptions {
  readonly columns: readonly SourceColumn[];
  /** A WHATWG label; of no meaning where the format prescribes one. */
  readonly encoding: string;
  /** To WGS 84; null leaves coordinates as they are. */
  readonly transform: SourceTransform | null;
  /** Polygons and lines are given as multi-geometries. */
  readonly promote: boolean;
  /** Shapes that were converted before, by row; undefined where there is none. */
  readonly ready?: (row: number) => Uint8Array | undefined;
}

/** Rows in the order of the file. Each is given or has `skip` saying why not; what was mended is in `tally`. */
export interface SourceRows {
  /** Counts from 1, as the file does. */
  readonly row: number;
  /** Little-endian 2D WKB, outer rings anticlockwise, valid until the next row; or null. */
  readonly wkb: Uint8Array | null;
  /** A fresh array for each row, in the order of the columns. */
  readonly values: CellValue[];
  readonly skip: IssueCode | null;
  /** True when the shape is one that `ready` gave. */
  readonly isReady: boolean;
  readonly tally: Tally;
  readonly census: ShapeCensus;
  /** Goes to the next row. False behind the last. */
  next(): boolean;
}

/** One set of data in a file, open for reading as often as wanted. Close it. */
export interface FeatureSource {
  readonly format: FileFormat;
  readonly name: string;
  /** False for a table. */
  readonly hasShapes: boolean;
  /** Points are converted as fast as they are copied: nothing is kept of them between preview and taking in. */
  readonly pointsOnly: boolean;
  /** The geometry type that the file declares, or null: for sets without any shape. */
  readonly declaredKind: ShapeKind | null;
  /** By what the headers say; for progress and a quick look. */
  readonly expectedRows: number;
  /** Yields the share done; `quick` looks at the beginning only. */
  survey(quick: boolean): Generator<number, SourceSurvey>;
  columns(survey: SourceSurvey, encoding: string): SourceColumn[];
  rows(options: SourceRowsOptions): SourceRows;
  /** The cells of chosen rows (from 1, ascending); rows of which there are no cells are left out. */
  rowsAt(
    columns: readonly SourceColumn[],
    encoding: string,
    rows: Iterable<number>,
  ): { row: number; values: CellValue[] }[];
  close(): void;
}

/** Nested numbers as GeoJSON has them, with any number of ordinates; from any format, not checked. */
export interface RawShape {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly RawShape[];
}
/** A shape as a format has it: nested numbers, or WKB of any byte order, dimension and dialect. */
export type RawGeometry = RawShape | Uint8Array;
/** A cell before its column's type is known. Dates are ISO text. Bytes are text whose encoding is not decided. */
export type RawValue = string | number | bigint | boolean | null | Uint8Array;

/**
 * Takes the rows of a file that is read once from its start to its end by a format's own reader, and keeps them so that
 * they can be read again (`staged/`). Everything is called in the file's order.
 */
export interface RowSink {
  readonly tally: Tally;
  /** The index of a column; made when it is first named. `type` is what the format declares, if it does. */
  column(name: string, type?: FieldType): number;
  /** One row: `values` by column index, holes and missing ends are null. False when enough rows were taken. */
  row(geometry: RawGeometry | null, values: readonly RawValue[]): boolean;
  /** One row that can't be taken, and why: it counts as read and skipped. Its cells are kept for who looks at it. */
  skip(code: IssueCode, values?: readonly RawValue[]): boolean;
}

/** What a format's reader tells at the end, besides the rows. */
export interface StagedFacts {
  readonly declared: DeclaredCrs | null;
  readonly hasShapes: boolean;
  /** What text is encoded in where the format says so (`utf-8`), or null where cells were given as bytes. */
  readonly encoding: string | null;
  /** Of tables: the row of the names (from 1, 0 for none), the delimiter, the first rows as they stand. */
  readonly layout?: {
    readonly headerRow: number;
    readonly delimiter: string | null;
    readonly rows: readonly (readonly string[])[];
  };
  /** Rows that the file is known to hold when reading stopped early. */
  readonly expectedRows?: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, by bytes. Readers give way to other work at least every 50 ms. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** The user's choice for tables; null leaves it to the evidence. */
  readonly headerRow?: number | null;
  readonly delimiter?: string | null;
}
