import type { FieldType } from '../../../../shared/contract/base.ts';
import type { ColumnMapping } from '../../../../shared/contract/import-choice.ts';
import type { RegisterRef } from '../../../../shared/domain/mapping-targets.ts';
import type { CellValue, SourceColumn } from '../../formats/index.ts';
import type { ColumnSample } from '../code-columns.ts';
import { type Concept, conceptsOf } from './headings.ts';
import { readerOf } from './reader.ts';

/** A column as the suggestions see it. */
export interface ColumnFacts {
  readonly index: number;
  readonly name: string;
  readonly type: FieldType;
  readonly concepts: ReadonlySet<Concept>;
  /** By the looked-at rows, holes too. */
  readonly values: readonly CellValue[];
  /** Those that hold something. */
  readonly filled: readonly CellValue[];
  /** Some of them, from the first to the last: enough for telling what a column is about. */
  readonly probe: readonly CellValue[];
}

const PROBED = 48;

/** A document in a cell is looked at by its beginning. */
const PROBED_LETTERS = 400;
const beginning = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > PROBED_LETTERS ? value.slice(0, PROBED_LETTERS) : value;

/** At most so many of the values, spread evenly. */
export function probeOf(filled: readonly CellValue[]): readonly CellValue[] {
  const count = Math.min(PROBED, filled.length);
  return Array.from({ length: count }, (_, i) => beginning(filled[Math.floor((i * filled.length) / count)]!));
}

const isFilled = (value: CellValue): boolean => value !== null && String(value).trim() !== '';

export const columnFacts = (
  columns: readonly SourceColumn[],
  samples: readonly ColumnSample[],
): ColumnFacts[] =>
  columns.map((column, index) => {
    const values = samples[index]?.values ?? [];
    const filled = values.filter(isFilled);
    return {
      index,
      name: column.name,
      type: column.type,
      concepts: conceptsOf(column.name),
      values,
      filled,
      probe: probeOf(filled),
    };
  });

/** The share of the probed cells that pass; 0 for an empty column. */
export function shareOf(
  { probe }: Pick<ColumnFacts, 'probe'>,
  passes: (value: CellValue) => boolean,
): number {
  if (probe.length === 0) return 0;
  return probe.filter(passes).length / probe.length;
}

const THAI = /[\u0E01-\u0E2E]/;
export const thaiShare = (column: ColumnFacts): number =>
  shareOf(column, (value) => THAI.test(String(value)));
export const letterShare = (column: ColumnFacts): number =>
  shareOf(column, (value) => /\p{L}/u.test(String(value)));
/** Different values among the filled ones, 0 to 1. */
export const distinctShare = ({ filled }: ColumnFacts): number =>
  filled.length === 0 ? 0 : new Set(filled.map(String)).size / filled.length;

/** The share of the rows with something in these columns whose cells become a value; 1 where all are empty. */
export function workingShare(
  register: RegisterRef,
  mapping: ColumnMapping,
  columns: readonly ColumnFacts[],
): number {
  const read = readerOf(register, mapping);
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  let tried = 0;
  let worked = 0;
  for (let row = 0; row < rows; row++) {
    const cells = columns.map((column) => column.values[row] ?? null);
    if (!cells.some(isFilled)) continue;
    tried++;
    if (read(cells).failed === null) worked++;
  }
  return tried === 0 ? 1 : worked / tried;
}
