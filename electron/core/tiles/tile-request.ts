import type { FidSet } from '../row-sets/index.ts';
import type { TileAddress } from './tile-grid.ts';

/**
 * Of points that are drawn as one: `largest` draws that with the greatest number in the field, as circles of a size do;
 * `sum` adds the field up, as heat does.
 */
export type Telling =
  | { readonly by: 'largest'; readonly field: string }
  | { readonly by: 'sum'; readonly field: string };

/** What a worker is asked for. */
export type TileRequest =
  | {
      readonly kind: 'layer';
      readonly gpkgPath: string;
      /** The table or view. */
      readonly table: string;
      /** Columns that the style and the labels need; all others stay at home. */
      readonly columns: readonly string[];
      /** Whether points for names are wanted in a second tile layer, `<table>_label`. */
      readonly labels: boolean;
      /** Whether points are drawn in clusters, with how many they are. */
      readonly clusters: boolean;
      /** How points that are drawn as one are told; null where any of them says it. */
      readonly telling: Telling | null;
      /** Only these rows are in the tile; null for all. */
      readonly rows: FidSet | null;
      readonly address: TileAddress;
    }
  | { readonly kind: 'context'; readonly file: string; readonly address: TileAddress };

export interface TileTask {
  readonly id: number;
  readonly request: TileRequest;
}

export type TileAnswer =
  /** `took` in milliseconds. */
  | { readonly id: number; readonly bytes: Uint8Array; readonly took: number }
  | { readonly id: number; readonly error: string };
