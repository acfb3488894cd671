import { GeometryError } from '../geometry/index.ts';
import type { AnalysisFeature } from './feature-set.ts';

/** What GEOS says; null where it can't. */
export function orNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    return null;
  }
}

/** What GEOS says of a row's shape; undefined where it can't, with the row among the spoiled. */
export function orSpoiled<T>(
  row: AnalysisFeature,
  spoiled: Set<AnalysisFeature>,
  ask: () => T,
): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    spoiled.add(row);
    return undefined;
  }
}
