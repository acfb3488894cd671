import type { Extent } from '../contract/base.ts';
import type { Geometry, Position } from '../geo/geometry.ts';
import { edgesIn, nearestOnEdge } from './edges.ts';
import { samePlace } from './paths.ts';

/** Where a pointer is drawn to: a vertex, or a place on an edge with its two ends. */
export type Snap =
  | { readonly kind: 'vertex'; readonly at: Position; readonly shape: string; readonly distance: number }
  | {
      readonly kind: 'edge';
      readonly at: Position;
      readonly shape: string;
      readonly distance: number;
      readonly a: Position;
      readonly b: Position;
    };

/** How far a snap reaches, as the screen measures it. */
export interface Reach {
  /** Degrees of longitude. */
  readonly degrees: number;
  /** How much longer a degree north is drawn than one east: 1 / cos(latitude) on a Mercator map. */
  readonly stretch: number;
}

export const boxAround = ([x, y]: Position, { degrees, stretch }: Reach): Extent => [
  x - degrees,
  y - degrees / stretch,
  x + degrees,
  y + degrees / stretch,
];

/** What may not be snapped to: the vertex that is being moved, with the edges that move along. */
export type Except = (shape: string, at: Position) => boolean;

/**
 * The nearest vertex within reach, else the nearest place on an edge; null when there is neither. A vertex goes before
 * an edge however near that is: corners are meant when they are in reach.
 */
export const snapTo = (
  pointer: Position,
  reach: Reach,
  shapes: Iterable<readonly [key: string, geometry: Geometry]>,
  except: Except = () => false,
): Snap | null => {
  const box = boxAround(pointer, reach);
  let vertex: Snap | null = null;
  let edge: Snap | null = null;
  for (const [shape, geometry] of shapes)
    edgesIn(geometry, box, (a, b) => {
      const free = !except(shape, a) && !except(shape, b);
      for (const at of [a, b]) {
        const distance = Math.hypot(at[0] - pointer[0], (at[1] - pointer[1]) * reach.stretch);
        if (distance > reach.degrees || except(shape, at)) continue;
        if (vertex === null || distance < vertex.distance) vertex = { kind: 'vertex', at, shape, distance };
      }
      if (!free || samePlace(a, b)) return;
      const near = nearestOnEdge(pointer, a, b, reach.stretch);
      if (near.distance > reach.degrees || near.share === 0 || near.share === 1) return;
      if (edge === null || near.distance < edge.distance)
        edge = { kind: 'edge', at: near.at, shape, distance: near.distance, a, b };
    });
  return vertex ?? edge;
};
