import type { RawGeometry } from '../source.ts';
import { collectShape } from './collect-shape.ts';
import { ShapeProblem, WkbWalk } from './collect-wkb.ts';
import { type CleanShape, noShape, ShapeCollector } from './shape-collector.ts';

export type { CleanOutcome, CleanShape } from './shape-collector.ts';

const collector = new ShapeCollector();

/**
 * Turns a shape of any format into little-endian two-dimensional WKB in the same coordinates: height and measure
 * dropped, repeated positions dropped, rings closed and directed (shells counter-clockwise), rings and lines without
 * extent dropped, a collection reduced to its highest dimension. Never throws for what it is given.
 *
 * @param raw nested numbers as GeoJSON has them, or WKB of any byte order, dimension and dialect
 */
export function cleanGeometry(raw: RawGeometry | null): CleanShape {
  if (raw === null) return noShape('null');
  collector.start();
  try {
    if (raw instanceof Uint8Array) new WkbWalk(raw, collector).geometry();
    else collectShape(raw, collector);
  } catch (error) {
    if (error instanceof ShapeProblem) return noShape(error.outcome, collector.zDropped);
    throw error;
  }
  return collector.finish();
}
