/** A question that ours and PostGIS are asked in turn. */
export interface Question {
  readonly name: string;
  readonly steps: readonly object[];
  /** Made on the way, and measured. */
  readonly first?: string;
  readonly sql: string;
  /** Made before, with its indexes, and not measured. */
  readonly before?: string;
  /** One number that both must give. */
  readonly check: string;
  readonly own: string;
  readonly most: number;
}
