import type { RowActions } from '../../../../shared/contract/import-choice.ts';
import type { ReadableDb, SqlValue } from '../../db/index.ts';
import type { AreaIndex, RowPlan } from '../matching/index.ts';

/** Cells by their column. Never shown, logged or put into an error. */
export type Cells = Readonly<Record<string, SqlValue>>;

export interface HouseholdParts {
  /** The open restricted store; null where there is none yet, and with it no household. */
  readonly db: ReadableDb | null;
  readonly index: AreaIndex;
  readonly actions: RowActions;
  /** The file has rows that could not be read: nothing here is known to be missing from it. */
  readonly unread?: boolean;
  /** Rows of the file above its first row of data. */
  readonly above?: number;
}

/** A member as the list has it, and the one here that it is. */
export interface PlannedMember {
  readonly row: number;
  /** Of the row here, or a new one. */
  readonly id: string;
  readonly known: boolean;
  /** All that the list says of a new member; of a known one what differs. */
  readonly cells: Cells;
  /** Of what differs what is empty here. */
  readonly filling: Cells;
  /** In another household here until now. */
  readonly moves: boolean;
}

export interface PlannedHousehold {
  readonly id: string;
  readonly known: boolean;
  /** All that the list says of a new household; of a known one what differs. */
  readonly cells: Cells;
  readonly filling: Cells;
  /** WKB of a point in WGS 84 that is new or elsewhere, or null. */
  readonly point: Uint8Array | null;
  readonly fillsPoint: boolean;
  /** That the list says it lies in. */
  readonly village: string | null;
  /** Its rows contradict each other or what stands here: what it says itself is written only by a row of its own. */
  readonly disputed: boolean;
  /** The household as one of its own, where other people live in a house of the same number here; else null. */
  readonly apart: { readonly id: string; readonly cells: Cells; readonly point: Uint8Array | null } | null;
  /** Rows of the file that are of this household; by the first of them it is written. */
  readonly rows: readonly number[];
  readonly members: readonly PlannedMember[];
}

/** What becomes of the rows of a list. It holds personal data: it lives in memory only, and only as long as it is needed. */
export interface HouseholdPlan extends RowPlan {
  readonly households: readonly PlannedHousehold[];
  /** Ids of households that are to be removed. */
  readonly missing: readonly string[];
  readonly actions: RowActions;
}
