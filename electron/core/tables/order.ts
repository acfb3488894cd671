/** A stretch of rows that are alike in the field they are grouped by. */
export interface Stretch {
  readonly start: number;
  readonly count: number;
}

/** The rows of a table in their order, as places in its store. */
export interface Order {
  readonly places: Uint32Array;
  readonly groups: readonly Stretch[] | null;
  /** Fields that decide which rows are in it and where. */
  readonly goesBy: ReadonlySet<string>;
  /** One of these was edited since: rows keep their places until they are put in order anew. */
  stale: boolean;
}
