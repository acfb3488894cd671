import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { LayerStyle } from '../../shared/contract/style.ts';
import type { Look } from './looks.ts';
import type { StyleNumbers } from './style-values.ts';

/**
 * Which rows of a layer are drawn, by the key under which the core keeps them: the tiles hold no others. The page could not
 * leave rows out, since from afar one stands for those around it.
 */
export interface RowsShown {
  readonly key: string;
}

/** What a scene changes of a layer's own style. */
export interface LayerDress {
  readonly look: Look;
  /** Of the workspace, by its own name for it: a backup put in its place has other tiles at the same versions. */
  readonly opening: string;
  /** The version of the figures of places, of which tiles are that leave out rows by them. */
  readonly figures?: number;
  readonly language: 'th' | 'en';
  /** 0 to 1, on top of the layer's own opacity. */
  readonly dim?: number;
  readonly labels?: boolean;
  /** A label size in pixels that stands in for the style's. */
  readonly labelSize?: number;
  /** White borders between classes, for the wall. */
  readonly classBorder?: { readonly color: string; readonly width: number };
  /** Only the names of these rows are drawn. */
  readonly labelFids?: readonly number[];
  /** The names of these rows are drawn by another: beside their area, at the end of a line. */
  readonly calledOut?: readonly number[];
  /** Only these rows are drawn. */
  readonly rows?: RowsShown;
  /** Rows can be taken off the map by the feature state `hidden`, while they are drawn above it. */
  readonly hideable?: boolean;
  /** Numbers of the style that tiles don't hold. */
  readonly numbers?: StyleNumbers;
  /** Colours of classes that the page gives its rows, in the place of its own style. */
  readonly scored?: readonly string[];
  /** The greatest value by which heat is weighed, where it is known better than the style does. */
  readonly heatMax?: number;
  /** Dots of the style: `[lon, lat, lon, lat, …]`. */
  readonly dots?: readonly number[];
}

/** A layer with all that its map layers are made from. */
export interface Bound {
  readonly layer: LayerSummary;
  readonly style: LayerStyle;
  readonly dress: LayerDress;
  readonly opacity: number;
  /** What all map layers of this layer share. */
  readonly base: {
    readonly source: string;
    readonly 'source-layer': string;
    readonly minzoom: number;
    readonly maxzoom?: number;
  };
}

/** How many points a point of a tile stands for: said only where there are several. */
export const POINT_COUNT: ExpressionSpecification = ['to-number', ['coalesce', ['get', 'point_count'], 1]];

export const isArea = (layer: LayerSummary): boolean =>
  layer.geometryType.endsWith('Polygon') || layer.geometryType === 'Mixed';
export const isPoint = (layer: LayerSummary): boolean =>
  layer.geometryType.endsWith('Point') || layer.geometryType === 'Mixed';

/** The opacity, or none of a row that is drawn above the map. */
export const unlessHidden = (dress: LayerDress, opacity: number): number | ExpressionSpecification =>
  dress.hideable === true ? ['case', ['boolean', ['feature-state', 'hidden'], false], 0, opacity] : opacity;

/** The last zoom of MapLibre's styles, which no map of ours reaches. */
const FARTHEST = 24;
const A_HAIR = 1e-6;

/**
 * Changes nothing of how a layer is drawn, but keeps its shapes apart from those of the layer beneath it. MapLibre packs
 * layers of one source, filter and layout together in a tile: were one of them gone by the time the tile comes, and both
 * painted by feature state, it would look for the one that is gone and throw («reading 'id'»).
 */
export const apart = (base: Bound['base']): Bound['base'] => ({
  ...base,
  maxzoom: base.maxzoom === undefined ? FARTHEST : base.maxzoom - A_HAIR,
});
