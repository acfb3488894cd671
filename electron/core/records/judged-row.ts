import type { RowFacts, RuleRow } from '../../../shared/domain/rules/index.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Geos } from '../geometry/index.ts';

/** Where the facts of rows are gathered. */
export interface FactSources {
  /** The workspace: areas and public registers. */
  readonly db: ReadableDb;
  /** The restricted store, or null while it is locked or absent. */
  readonly people: ReadableDb | null;
  /** For overlaps; null leaves them out. */
  readonly geos: Geos | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A row as it would be. */
export interface JudgedRow {
  /** The key of its register. */
  readonly register: string;
  /** Null for a row that is not there yet. */
  readonly fid: number | null;
  readonly id: string | null;
  readonly values: RuleRow;
  /** Little-endian WKB in WGS 84, or null. */
  readonly wkb: Uint8Array | null;
}

/** A fact that was looked for: null where there is none. */
export type Known<F extends keyof RowFacts> = Exclude<RowFacts[F], undefined>;
