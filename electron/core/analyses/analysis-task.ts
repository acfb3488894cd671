import type { CellValue, Extent } from '../../../shared/contract/base.ts';
import type { RecipeStep } from '../../../shared/contract/recipe.ts';
import type { RowField } from './operations/rows.ts';
import type { PackedRows } from './packed-rows.ts';
import type { StepsResult } from './run-steps.ts';
import type { TaskStep } from './task-step.ts';

/** A layer of the workspace that the thread reads by itself. */
export interface LayerInput {
  readonly kind: 'layer';
  readonly table: string;
  readonly codeField: string | null;
  /** Only these rows. */
  readonly only?: readonly number[];
  /** All rows are read, and these of them are asked about; others may be what they are held against. */
  readonly asked?: readonly number[];
  /** Only rows whose box meets this one. */
  readonly box?: Extent;
  /** As it is stored: neither repaired nor densified, so that borders that are shared stay so bit by bit. */
  readonly raw?: boolean;
  /** Repaired, but without the vertices that long edges get: for rows that are handed on. */
  readonly plain?: boolean;
  /** What people call it, and the fields that are read with each row. */
  readonly title?: string;
  readonly fields?: readonly RowField[];
  /** Fields that the layer's table does not have, with their values by fid. */
  readonly given?: readonly { readonly field: RowField; readonly byFid: ReadonlyMap<number, CellValue> }[];
  readonly label?: string | null;
}

/**
 * Points of the restricted store, which the thread can't open: positions and keys only, handed over and gone when the
 * thread ends. `xy` holds longitude and latitude in turn, NaN where a row has no point.
 */
export interface PointsInput {
  readonly kind: 'points';
  readonly fids: Float64Array;
  readonly xy: Float64Array;
  /** 1 for those that are asked about, where not all are; the others decide what may be shown of these. */
  readonly kept?: Uint8Array;
}

export interface AnalysisTask {
  readonly gpkgPath: string;
  readonly steps: readonly TaskStep[];
  /** The zone on whose grid areas are measured; on the ellipsoid without one. */
  readonly utmZone?: number | null;
  readonly inputs: Readonly<Record<string, LayerInput | PointsInput>>;
  /** Which of the inputs are layers of areas that restricted rows may be asked by; empty where none are asked about. */
  readonly breakdowns: readonly string[];
}

/** A recipe over rows with fields. */
export interface RowsTask {
  readonly gpkgPath: string;
  readonly recipe: readonly RecipeStep[];
  /** The zone on whose grid areas and lengths are measured; on the ellipsoid without one. */
  readonly utmZone?: number | null;
  readonly inputs: Readonly<Record<string, LayerInput>>;
  /** `YYYY-MM-DD` in Thailand, for formulas. */
  readonly today: string;
}

export type AnalysisMessage =
  | { readonly kind: 'progress'; readonly step: number; readonly fraction: number }
  | { readonly kind: 'result'; readonly result: StepsResult }
  | { readonly kind: 'rows'; readonly result: PackedRows }
  | { readonly kind: 'refusal'; readonly code: string; readonly details: Record<string, string | number> }
  | { readonly kind: 'bug'; readonly message: string };
