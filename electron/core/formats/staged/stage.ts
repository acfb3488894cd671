import type { FileFormat } from '../../../../shared/contract/import-choice.ts';
import type { EncodingFinding } from '../encoding/detect.ts';
import type { ShapeKind, SourceCentre, StagedFacts } from '../source.ts';
import type { Finding } from '../tally.ts';
import type { ColumnFacts } from './column-facts.ts';

/** A set that was read once and is kept in a temporary file; plain values, so that another thread can open it. */
export interface Stage {
  readonly path: string;
  readonly format: FileFormat;
  readonly name: string;
  readonly rows: number;
  /** Where every `STAGE_STRIDE`th record starts, from the first on. */
  readonly starts: Float64Array;
  readonly columns: readonly ColumnFacts[];
  readonly findings: readonly Finding[];
  readonly facts: StagedFacts;
  readonly encoding: EncodingFinding;
  readonly centres: readonly SourceCentre[];
  readonly kinds: readonly ShapeKind[];
  /** False when only the beginning was read. */
  readonly complete: boolean;
}

/** Records are found by walking from the last kept start: few steps, and little to keep of a file of millions. */
export const STAGE_STRIDE = 16;
