import type { Position } from '../../../shared/geo/geometry.ts';
import type { Reach } from '../../../shared/shapes/snap.ts';

/** Where the pointer is, with what a tool must know of the screen. */
export interface DrawPoint {
  readonly at: Position;
  /** So many pixels as degrees around this place. */
  readonly reach: (pixels: number) => Reach;
  readonly shift: boolean;
  /** Held to draw freely, without being drawn to borders. */
  readonly alt: boolean;
}

/** What the pointer and the keys do on the map while something is drawn. */
export interface DrawTool {
  /** True takes the drag that begins here; else the map is moved. */
  down(point: DrawPoint): boolean;
  drag(point: DrawPoint): void;
  drop(point: DrawPoint): void;
  /** Null when the pointer leaves the map. Returns the cursor to show. */
  hover(point: DrawPoint | null): string;
  click(point: DrawPoint): void;
  doubleClick(point: DrawPoint): void;
  /** True when the key was for the tool. `centre` is the middle of the map: where the keyboard points. */
  key(event: KeyboardEvent, centre: DrawPoint, onMap: boolean): boolean;
}
