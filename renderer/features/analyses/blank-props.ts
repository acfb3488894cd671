import type { Blank } from '../../../shared/domain/operations.ts';
import type { Situation } from './blank-options.ts';
import type { BlankName } from './step-draft.ts';

/** What every blank is given, whatever stands in it. */
export interface BlankProps {
  readonly name: BlankName;
  readonly blank: Blank;
  readonly situation: Situation;
  readonly onFill: (codes: readonly string[]) => void;
  /** What it is asked for as; its own name without. */
  readonly label?: string;
}
