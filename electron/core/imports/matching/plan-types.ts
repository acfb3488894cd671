import type { IssueCode } from '../../../../shared/contract/codes.ts';
import type { RowActions } from '../../../../shared/contract/import-choice.ts';
import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import type { ImportAccount } from '../../../../shared/contract/imports.ts';
import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import type { ReadableDb, SqlValue } from '../../db/index.ts';
import type { Tally } from '../../formats/index.ts';
import type { Geos } from '../../geometry/index.ts';
import type { MappedRow } from '../mapping/index.ts';
import type { AreaIndex } from './area-index.ts';
import type { MatchedArea } from './match-areas.ts';

/** A row of the file, mapped, with its shape and the area that it was matched to. */
export interface PlanRow extends MappedRow {
  /** Little-endian 2D WKB in WGS 84, valid until the next row; or null. */
  readonly wkb: Uint8Array | null;
  readonly matched: MatchedArea | null;
}

/** What a plan is made with. */
export interface PlanParts {
  readonly register: RegisterDefinition;
  readonly db: ReadableDb;
  readonly index: AreaIndex;
  readonly actions: RowActions;
  /** For overlaps and for areas whose parts come as rows of their own. */
  readonly geos: Geos;
  /** The file has rows that could not be read: nothing here is known to be missing from it. */
  readonly unread?: boolean;
  /** Rows of the file above its first row of data. */
  readonly above?: number;
}

/** A row with all that the register wants to know. */
export interface FilledRow {
  readonly row: number;
  readonly id: string | null;
  /** What the file says; null for empty cells. */
  readonly values: Readonly<Record<string, SqlValue>>;
  /** What follows from codes, areas and places: it fills what is empty and changes nothing. */
  readonly derived: Readonly<Record<string, SqlValue>>;
  readonly code: string | null;
  readonly name: string | null;
  /** The name as it is compared. */
  readonly nameKey: string;
  /** The code of the area that it lies in, or null. */
  readonly area: string | null;
  readonly wkb: Uint8Array | null;
  /** Sub-districts of a council area. */
  readonly links: readonly string[];
  /** Rows of the file that are parts of this one. */
  readonly joined: readonly number[];
  /** Names of the areas above, as the row has them. */
  readonly above: { readonly district: string | null; readonly province: string | null };
  /** Why it can't be taken in as a new row, or null. */
  readonly lacking: IssueCode | null;
}

export type RowAction = 'insert' | 'update' | 'fill' | 'same' | 'skip';
export interface RowVerdict {
  readonly action: RowAction;
  /** The row here that is meant; 0 for none. */
  readonly fid: number;
}

/** What becomes of each row of a file. */
export interface RowPlan {
  readonly report: RowMatch;
  /** Without `repaired`, which reading counts. */
  readonly account: ImportAccount;
  readonly tally: Tally;
  /** Every row that is not taken in, in the order of the file. */
  readonly skipped: readonly { readonly row: number; readonly code: IssueCode }[];
  /** Rows here that are to be removed. */
  readonly removals: readonly number[];
  verdictOf(row: number): RowVerdict;
}
