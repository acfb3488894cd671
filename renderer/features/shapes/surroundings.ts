import { create } from 'zustand';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LookName } from '../../map/index.ts';

/** What a drawing must look like: the layers' styles and the page's theme. */
export interface Surroundings {
  readonly layers: readonly LayerSummary[];
  readonly look: LookName;
}

export const useSurroundings = create<Surroundings>(() => ({ layers: [], look: 'light' }));
