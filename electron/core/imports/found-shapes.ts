import type { ShapeChange, ShapeConflict } from '../../../shared/contract/import-findings.ts';

/** What is to be looked at of a set's shapes. */
export interface ShapeFindings {
  readonly changes: readonly ShapeChange[];
  readonly conflicts: readonly ShapeConflict[];
  readonly overlaps: number;
  readonly slivers: number;
  readonly gaps: number;
  /** Areas that were to be compared with one another, and how many of them were not all; null when all were. */
  readonly unchecked: { readonly areas: number; readonly checked: number } | null;
}
export const NO_SHAPE_FINDINGS: ShapeFindings = {
  changes: [],
  conflicts: [],
  overlaps: 0,
  slivers: 0,
  gaps: 0,
  unchecked: null,
};
