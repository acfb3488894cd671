import { GeometryError, type Geos, type PreparedShape } from '../geometry/index.ts';
import type { AnalysisFeature, FeatureSet, Progress } from './feature-set.ts';
import { indexOf } from './spatial-index.ts';
import type { RelateStep } from './task-step.ts';

/** Shapes that GEOS can't work with stand in no relation to others. */
const holds = (test: () => boolean): boolean => {
  try {
    return test();
  } catch (error) {
    if (error instanceof GeometryError) return false;
    throw error;
  }
};

/**
 * The features of `input` that lie wholly within one feature of `of`, its border included, or that touch one: share border
 * but no ground. Planar, on the shapes as they are stored.
 */
export function relate(
  input: FeatureSet,
  of: FeatureSet,
  relation: RelateStep['relation'],
  geos: Geos,
  progress: Progress,
): FeatureSet {
  const index = indexOf(of.features);
  const prepared = new Map<AnalysisFeature, PreparedShape>();
  const shapeOf = (feature: AnalysisFeature): PreparedShape => {
    if (!feature.wkb) throw new Error('found by its box');
    const shape = prepared.get(feature) ?? geos.prepare(feature.wkb);
    prepared.set(feature, shape);
    return shape;
  };
  try {
    const features = input.features.filter(({ wkb, box }, i) => {
      if (i % 500 === 0) progress(i / input.features.length);
      if (wkb === null || box === null) return false;
      return index
        .touching(box)
        .some((candidate) =>
          holds(() =>
            relation === 'within' ? shapeOf(candidate).covers(wkb) : shapeOf(candidate).touches(wkb),
          ),
        );
    });
    return { ...input, features, filteredFrom: input.filteredFrom ?? input.features };
  } finally {
    for (const shape of prepared.values()) shape.free();
  }
}
