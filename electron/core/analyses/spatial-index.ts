import Flatbush from 'flatbush';
import type { Extent } from '../../../shared/contract/base.ts';
import type { AnalysisFeature } from './feature-set.ts';

/** Features found by their boxes; those without geometry are never found. */
export interface SpatialIndex {
  /** The features whose box touches `box`, in no order. */
  touching(box: Extent): AnalysisFeature[];
}

export function indexOf(features: readonly AnalysisFeature[]): SpatialIndex {
  const placed = features.filter((feature) => feature.box !== null);
  if (placed.length === 0) return { touching: () => [] };
  const tree = new Flatbush(placed.length);
  for (const { box } of placed) if (box) tree.add(box[0], box[1], box[2], box[3]);
  tree.finish();
  return { touching: (box) => tree.search(...box).map((i) => placed[i] as AnalysisFeature) };
}
