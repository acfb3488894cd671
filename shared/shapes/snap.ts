import type { Extent } from '../contract/base.ts';
import type { Geometry, Position } from '../geo/geometry.ts';
import { edgesIn, nearestOnEdge } from './edges.ts';
import { samePlace, type VertexAt } from './paths.ts';

interface Found extends VertexAt {
  readonly at: Position;
  /** The key of the shape. */
  readonly shape: string;
  readonly distance: number;
}

/**
 * Where a pointer is drawn to: a vertex, or a place on an edge with its two ends; `index` is the vertex's, or that of the
 * edge's first end.
 */
export type Snap =
  | (Found & { readonly kind: 'vertex' })
  | (Found & { readonly kind: 'edge'; readonly a: Position; readonly b: Position });

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
  let vertex = null as Snap | null;
  let edge = null as Snap | null;
  for (const [shape, geometry] of shapes)
    edgesIn(geometry, box, (a, b, path, index) => {
      const { part, ring } = path;
      for (const [at, i] of [
        [a, index],
        [b, index + 1],
      ] as const) {
        const distance = Math.hypot(at[0] - pointer[0], (at[1] - pointer[1]) * reach.stretch);
        if (distance > reach.degrees || except(shape, at)) continue;
        if (vertex !== null && distance >= vertex.distance) continue;
        const first = path.closed && i === path.positions.length - 1;
        vertex = { kind: 'vertex', at, shape, distance, part, ring, index: first ? 0 : i };
      }
      if (samePlace(a, b) || except(shape, a) || except(shape, b)) return;
      const near = nearestOnEdge(pointer, a, b, reach.stretch);
      if (near.distance > reach.degrees || near.share === 0 || near.share === 1) return;
      if (edge === null || near.distance < edge.distance)
        edge = { kind: 'edge', at: near.at, shape, distance: near.distance, part, ring, index, a, b };
    });
  return vertex ?? edge;
};
