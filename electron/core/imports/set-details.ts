import type { LawfulBasis } from '../../../shared/contract/import-choice.ts';

/** What the user says of a set when it is taken in. */
export interface SetDetails {
  readonly title: string;
  /** The agency that it came from. */
  readonly source: string;
  readonly asOf: string | null;
  /** An imported layer that the rows are added to, or the wished name of a new one; null leaves it to the file's name. */
  readonly into?: string | null;
  /** On what ground personal data is kept; households need it. */
  readonly basis?: LawfulBasis | null;
  /** The name under which the choices are remembered. */
  readonly saveProfile?: string | null;
  /** The same for all sets of one import: one undo takes them back. */
  readonly batch?: string | null;
}
