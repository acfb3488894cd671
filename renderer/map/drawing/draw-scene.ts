import type { Geometry, Position } from '../../../shared/geo/geometry.ts';

/** A shape above the map while it is edited, or until the map itself shows it. */
export interface DrawnShape {
  readonly key: string;
  readonly geometry: Geometry;
  /** `own` is edited; `along` is a neighbour that is changed with it. */
  readonly look: 'own' | 'along';
  /** How its layer paints it: colours as the page shows them. */
  readonly fill: { readonly color: string; readonly opacity: number } | null;
  readonly line: { readonly color: string; readonly width: number } | null;
}

/** A line that is being drawn. */
export interface DrawnSketch {
  readonly positions: readonly Position[];
  /** From the last position to the pointer; more than one place where it follows a border. */
  readonly reach: readonly Position[];
  /** An area or a hole: the way back to the first position is shown as well. */
  readonly closed: boolean;
}

export interface DrawnMark {
  readonly at: Position;
  readonly tone: 'error' | 'warning';
}

/** Everything that is drawn above the map, as one value. */
export interface DrawScene {
  readonly shapes: readonly DrawnShape[];
  /** The vertices of these shapes can be taken hold of. */
  readonly handles: readonly Geometry[];
  /** True for a vertex that a neighbour has as well. */
  readonly isShared: (at: Position) => boolean;
  readonly selected: Position | null;
  readonly sketch: DrawnSketch | null;
  /** Where the pointer is drawn to. */
  readonly snap: { readonly at: Position; readonly kind: 'vertex' | 'edge' } | null;
  /** A vertex that a click would add. */
  readonly ghost: Position | null;
  readonly marks: readonly DrawnMark[];
}
