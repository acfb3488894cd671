import type { SqlValue } from '../../db/types.ts';
import type { CellValue, Tally } from '../../formats/index.ts';

/** What a row says of the area that it lies in, cleaned of spaces only; null where the file says nothing. */
export interface AreaHints {
  /** 2, 4, 6 or 8 digits, of the smallest area that the row names by a code. */
  readonly code: string | null;
  readonly province: string | null;
  readonly district: string | null;
  readonly subdistrict: string | null;
  /** A name, or the number of the village in its sub-district (`หมู่ 3`, `3`). */
  readonly village: string | null;
  readonly council_area: string | null;
}

/** A row of a file in the words of a register. */
export interface MappedRow {
  /** In the file, from 1. */
  readonly row: number;
  /** The row's own id from an earlier export (`@id`). */
  readonly id: string | null;
  /**
   * Fields of the register by name. Absent where no column fills the field or where its cell could not be read, so that
   * nothing that stands here is lost by it; null where the cell is empty.
   */
  readonly fields: Readonly<Record<string, SqlValue>>;
  readonly area: AreaHints;
  /** Fields of the household's member (`@member.*`); null where no column is one of a member's. */
  readonly member: Readonly<Record<string, SqlValue>> | null;
  /** Fields and targets whose cells could not be read. */
  readonly unreadable: readonly string[];
}

/** Reads rows by a mapping. Stateless but for its tally: rows may come in any order, and again. */
export interface RowMapper {
  /** Fields of the register that the columns fill, and members' fields by their own names. */
  readonly fields: readonly string[];
  readonly memberFields: readonly string[];
  /** `values` by the columns that the mapper was compiled for. */
  map(row: number, values: readonly CellValue[]): MappedRow;
  /** What was imperfect: row numbers and names of columns, never values. */
  readonly tally: Tally;
}
