import type { FieldType, GeometryType } from '../../../shared/contract/base.ts';

/** A value as it is written: dates as ISO text, missing as null. */
export type OutValue = string | number | boolean | null;

/** A column of what is written. */
export interface OutField {
  /** The column's own name: what a GIS shows. */
  readonly name: string;
  /** What people read. */
  readonly title: string;
  readonly type: Exclude<FieldType, 'binary'>;
  /** How a number is shown: an amount has thousands separators, a year or a number of order has none. */
  readonly amount: boolean;
  /** Decimals that mean something; null for as many as there are. */
  readonly decimals: number | null;
  /** The most bytes that a text of it takes in UTF-8; 0 when it holds none. For formats of fixed width. */
  readonly textBytes: number;
  /** The largest number without its sign; 0 when it holds none. */
  readonly largest: number;
  /** The most decimals that a number of it has, at most 15. */
  readonly precision: number;
}

export interface OutRow {
  /** Little-endian 2D WKB in the coordinate system asked for, or null. */
  readonly wkb: Uint8Array | null;
  /** In the order of the fields. */
  readonly values: readonly OutValue[];
}

/** A fact of where the data come from, for a sheet or header of evidence. */
export interface OutFact {
  readonly label: string;
  readonly value: string;
}

/** What every writer is given. */
export interface OutTable {
  /** ASCII; a table's or a part's name. */
  readonly name: string;
  readonly title: string;
  readonly geometryType: GeometryType;
  readonly crs: string;
  readonly fields: readonly OutField[];
  /** The field that names a row, or -1. */
  readonly labelIndex: number;
  readonly facts: readonly OutFact[];
  /** Rows in batches; between two of them the writer may be cancelled and others get their turn. */
  batches(): AsyncIterable<readonly OutRow[]>;
}
