import type { Conversion } from '../../../../shared/contract/import-choice.ts';
import type { MappingFinding } from '../../../../shared/contract/import-findings.ts';
import type { ColumnFacts } from './column-facts.ts';

/** Columns that are suggested for a field, and why. */
export interface Suggestion {
  readonly field: string;
  readonly convert: Conversion;
  readonly columns: readonly ColumnFacts[];
  readonly evidence: MappingFinding['evidence'];
  readonly certain: boolean;
}
