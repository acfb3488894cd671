import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { Geos } from '../geometry/index.ts';
import type { IsShown } from '../row-sets/index.ts';
import type { MapFrame } from './map-frame.ts';
import type { SheetFeature } from './reports.queries.ts';
import type { Say } from './sheet-facts.ts';

/** Of each row of a layer, by fid: the legend line that it belongs to, and its number where it has one. */
export type StyledRows = ReadonlyMap<number, { readonly key: string; readonly value: unknown }>;

/** A layer as it goes on the sheet. */
export interface SheetLayer {
  readonly layer: LayerSummary;
  features(extent: Extent): Iterable<SheetFeature>;
  rows(): StyledRows;
  /** Whether filters leave a row on the sheet; none where it shows those in force. */
  readonly isShown: IsShown | undefined;
  /** The dots of a style that strews them. */
  dots(): readonly Position[];
  /** Drawn without its ground. */
  readonly outline: boolean;
  /** Names are wanted whatever the scale. */
  readonly labelled: boolean;
}

/** What the map is drawn with. */
export interface MapInk {
  readonly frame: MapFrame;
  readonly geos: Geos;
  /** The context basemap's SVG. */
  readonly context: string;
  /** The basemap's SVG; empty for none. */
  readonly basemap: string;
  /** Text sizes are multiplied by this on larger paper. */
  readonly size: number;
  digits(text: string): string;
  readonly say: Say;
}
