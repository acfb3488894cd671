import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';
import type { Extent } from '../../shared/contract/base.ts';
import { api } from '../api/index.ts';

/** Choosing features of one layer by clicks, as districts for a zone. */
export interface PickOptions {
  readonly layer: string;
  /** The fids that can be picked; all of the layer without. */
  readonly only?: readonly number[];
  /** The fids that are in; drawn filled. */
  readonly picked: readonly number[];
  readonly onToggle: (fid: number, properties: Readonly<Record<string, unknown>>) => void;
  /** Colour of what is in; the selection's colour without. */
  readonly color?: string;
}

/** What the map itself shows of where it is; for the status bar and the scale bar. */
export interface MapView {
  readonly zoom: number;
  readonly centre: readonly [number, number];
}

export interface DeskMap {
  readonly map: MapLibreMap | null;
  readonly view: MapView | null;
  /** `[lon, lat]` under the pointer, or null when it is elsewhere. */
  readonly pointer: readonly [number, number] | null;
  readonly pick: PickOptions | null;
  /** Takes the place of the next click; nothing is chosen by it. */
  readonly place: ((position: [lon: number, lat: number]) => void) | null;
  readonly preview: FeatureCollection | null;
}

/** The state of the one map of the desk. */
export const useDeskMap = create<DeskMap>(() => ({
  map: null,
  view: null,
  pointer: null,
  pick: null,
  place: null,
  preview: null,
}));

export interface MapApi {
  /** Shows `[minLon, minLat, maxLon, maxLat]`, with a little space around. */
  fitExtent(extent: Extent, options?: { readonly animate?: boolean; readonly maxZoom?: number }): void;
  /** Moves to chosen rows of a layer. */
  focusFeatures(layer: string, fids: readonly number[]): Promise<void>;
  zoomBy(steps: number): void;
  /** Clicks choose features of one layer until the returned function is called; a later call takes over. */
  pickMode(options: PickOptions): () => void;
  /** The next click, or Enter at the crosshair, gives a place, until the returned function is called. */
  placeMode(onPlace: (position: [lon: number, lat: number]) => void): () => void;
  /** Outlines of rows that are not in the workspace yet, or null for none. */
  setPreviewOutlines(shapes: FeatureCollection | null): void;
  /** A PNG of what the map shows now. */
  snapshot(): Promise<Blob>;
}

const waiting: ((map: MapLibreMap) => void)[] = [];

/** Does it now, or once the map stands. */
const withMap = (work: (map: MapLibreMap) => void): void => {
  const { map } = useDeskMap.getState();
  if (map === null) waiting.push(work);
  else work(map);
};

/** Called by the map's own component when it was made or taken away. */
export const setDeskMap = (map: MapLibreMap | null): void => {
  useDeskMap.setState({ map, view: null, pointer: null });
  if (map !== null) for (const work of waiting.splice(0)) work(map);
};

const fitExtent: MapApi['fitExtent'] = (extent, { animate = true, maxZoom = 15 } = {}) =>
  withMap((map) => {
    map.fitBounds(extent, { padding: 40, maxZoom, animate, duration: 500 });
  });

const snapshot = (): Promise<Blob> =>
  new Promise((resolve, reject) => {
    withMap((map) => {
      map.once('render', () => {
        map
          .getCanvas()
          .toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
      });
      map.triggerRepaint();
    });
  });

const mapApi: MapApi = {
  fitExtent,
  focusFeatures: async (layer, fids) => {
    const extent = await api.layers.extent({ layer, fids: fids.slice(0, 10_000) });
    if (extent !== null) fitExtent(extent);
  },
  zoomBy: (steps) => withMap((map) => void map.easeTo({ zoom: map.getZoom() + steps, duration: 200 })),
  pickMode: (pick) => {
    useDeskMap.setState({ pick });
    return () => {
      if (useDeskMap.getState().pick === pick) useDeskMap.setState({ pick: null });
    };
  },
  placeMode: (place) => {
    useDeskMap.setState({ place });
    // Two quick clicks are two places.
    withMap((map) => map.doubleClickZoom.disable());
    return () => {
      if (useDeskMap.getState().place !== place) return;
      useDeskMap.setState({ place: null });
      withMap((map) => map.doubleClickZoom.enable());
    };
  },
  setPreviewOutlines: (preview) => useDeskMap.setState({ preview }),
  snapshot,
};

/** The one map of the desk, for every place: stable, usable before the map stands. */
export const useMapApi = (): MapApi => mapApi;
/** The same outside components. */
export const deskMapApi = mapApi;
