import type { Bilingual, CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';

/** A cell that an edit means to change. */
export interface WantedCell {
  /** Null for a row that the table does not have. */
  readonly fid: number | null;
  /** Null for a column that it does not have. */
  readonly field: Field | null;
  /** As it was typed; null where the value was given as it is stored. */
  readonly typed: string | null;
  readonly value: CellValue;
  /** What stood there when it was typed over; undefined where nobody looked at it. */
  readonly expected?: CellValue;
  /** Somebody else wrote to the row since it was looked at: it keeps what it has. */
  readonly held?: boolean;
  /** Why what was typed can't be read. */
  readonly reason: Bilingual | null;
}

/** Everything that an edit means to change. */
export interface Wanted {
  readonly cells: readonly WantedCell[];
  /** Rows and columns of a block beyond the table. */
  readonly outside: { readonly rows: number; readonly columns: number };
}
