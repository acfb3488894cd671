import type { Geos, HeldShape } from '../../geometry/index.ts';
import type { AnalysisFeature } from '../feature-set.ts';

/** Shapes in the WebAssembly heap while they are asked; at most so many bytes of them at a time. */
export interface HeldShapes {
  of(row: AnalysisFeature): HeldShape;
  free(): void;
}
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads each shape once, until too many are held: then those that were not asked for longest are read anew when they are
 * asked again. The shape that was handed out last stays when the next is, so that the two can be asked of each other.
 *
 * @param most how many bytes of them are held, as far as two of them do not take more
 */
export function heldShapes(geos: Geos, most = MOST_BYTES): HeldShapes {
  const held = new Map<AnalysisFeature, HeldShape>();
  let bytes = 0;
  const drop = (row: AnalysisFeature, shape: HeldShape): void => {
    shape.free();
    held.delete(row);
    bytes -= row.wkb?.length ?? 0;
  };
  return {
    of: (row) => {
      const known = held.get(row);
      if (known) {
        held.delete(row);
        held.set(row, known);
        return known;
      }
      if (row.wkb === null) throw new Error('a row without a shape is not asked');
      for (const [first, shape] of held) {
        if (bytes + row.wkb.length <= most || held.size === 1) break;
        drop(first, shape);
      }
      const shape = geos.hold(row.wkb);
      held.set(row, shape);
      bytes += row.wkb.length;
      return shape;
    },
    free: () => {
      for (const shape of held.values()) shape.free();
      held.clear();
    },
  };
}
