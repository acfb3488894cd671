import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';
import type { Extent } from '../../shared/contract/base.ts';
import { api } from '../api/index.ts';
import type { Callouts } from './callouts.ts';
import type { DrawScene } from './drawing/draw-scene.ts';
import type { DrawTool } from './drawing/draw-tool.ts';
import { type HiddenRows, useDrawing } from './drawing/drawing-state.ts';
import { whenShown } from './drawing/hidden-rows.ts';
import type { Hit } from './hits.ts';
import { roomAround, sizeOf, useMapRoom } from './map-room.ts';
import { zoomOfScale } from './measures.ts';
import { drawNow } from './rest.ts';

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
  /** What lies at the middle of the map while it is worked by keyboard; null while it is not. */
  readonly underCrosshair: readonly Hit[] | null;
  /** Takes the place of the next click; nothing is chosen by it. */
  readonly place: ((position: [lon: number, lat: number]) => void) | null;
  readonly preview: FeatureCollection | null;
  /** A place that was asked for, marked by a pin; WGS 84. */
  readonly pin: readonly [lon: number, lat: number] | null;
  /** The n of 1:n that the map keeps; null while it zooms freely. */
  readonly scaleLock: number | null;
  /** Layers of which rows may be drawn above the map. */
  readonly drawn: readonly string[];
  /** Names that stand beside their areas. */
  readonly callouts: Callouts | null;
  /** Layers of which a part could not be drawn. */
  readonly failing: readonly string[];
}

/** The state of the one map of the desk. */
export const useDeskMap = create<DeskMap>(() => ({
  map: null,
  view: null,
  pointer: null,
  pick: null,
  underCrosshair: null,
  place: null,
  preview: null,
  pin: null,
  scaleLock: null,
  drawn: [],
  callouts: null,
  failing: [],
}));

export interface MapApi {
  /** Shows `[minLon, minLat, maxLon, maxLat]`, with a little space around; `top` pixels more are covered there. */
  fitExtent(
    extent: Extent,
    options?: { readonly animate?: boolean; readonly maxZoom?: number; readonly top?: number },
  ): void;
  /** Moves to chosen rows of a layer. */
  focusFeatures(layer: string, fids: readonly number[], maxZoom?: number): Promise<void>;
  /** Marks a place until another one is marked, or with null none. */
  pin(place: DeskMap['pin']): void;
  zoomBy(steps: number): void;
  /** Shows 1:`denominator`, true at the middle of the map; `lock` keeps it. */
  showScale(denominator: number, lock: boolean): void;
  /** Lets the map zoom freely again. */
  freeScale(): void;
  /** Goes to a middle, so near. */
  goTo(centre: readonly [number, number], zoom: number): void;
  /** Gives the map the keyboard, as after a page that lay above it. */
  focus(): void;
  /** Clicks choose features of one layer until the returned function is called; a later call takes over. */
  pickMode(options: PickOptions): () => void;
  /** The next click, or Enter at the crosshair, gives a place, until the returned function is called. */
  placeMode(onPlace: (position: [lon: number, lat: number]) => void): () => void;
  /** Outlines of rows that are not in the workspace yet, or null for none. */
  setPreviewOutlines(shapes: FeatureCollection | null): void;
  /** Pointer and keys are the tool's until the returned function is called; a later tool takes over. */
  drawWith(tool: DrawTool): () => void;
  /** What is drawn above the map; null for nothing. */
  showDrawing(scene: DrawScene | null): void;
  /** What a tool of looking draws, above that; null for nothing. */
  showAid(aid: DrawScene | null): void;
  /** Layers whose rows may be drawn above the map, and the rows that are, which their tiles then do not show. */
  drawAbove(layers: readonly string[], rows: HiddenRows): void;
  /** Resolves once the map shows these versions of layers; at once where there is no map. */
  whenShown(versions: Readonly<Record<string, number>>): Promise<void>;
  /** What the map shows now; null before it stands. */
  viewExtent(): Extent | null;
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
  useDeskMap.setState({
    map,
    view: null,
    pointer: null,
    ...(map === null && { pin: null, scaleLock: null }),
  });
  if (map !== null) for (const work of waiting.splice(0)) work(map);
};

const fitExtent: MapApi['fitExtent'] = (extent, { animate = true, maxZoom = 15, top = 0 } = {}) =>
  withMap((map) => {
    const padding = roomAround(sizeOf(map), { ...useMapRoom.getState(), top }, extent);
    map.fitBounds(extent, { padding, maxZoom, animate, duration: 500 });
  });

const snapshot = (): Promise<Blob> =>
  new Promise((resolve, reject) => {
    withMap((map) => {
      map.once('render', () => {
        map
          .getCanvas()
          .toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
      });
      drawNow(map);
    });
  });

const mapApi: MapApi = {
  fitExtent,
  focusFeatures: async (layer, fids, maxZoom = 15) => {
    const extent = await api.layers.extent({ layer, fids: fids.slice(0, 10_000) });
    if (extent !== null) fitExtent(extent, { maxZoom });
  },
  pin: (pin) => useDeskMap.setState({ pin }),
  focus: () => withMap((map) => map.getCanvas().focus({ preventScroll: true })),
  zoomBy: (steps) => withMap((map) => void map.easeTo({ zoom: map.getZoom() + steps, duration: 200 })),
  showScale: (denominator, lock) => {
    useDeskMap.setState({ scaleLock: null });
    withMap((map) => {
      map.jumpTo({ zoom: zoomOfScale(map.getCenter().lat, denominator) });
      if (lock) useDeskMap.setState({ scaleLock: denominator });
    });
  },
  freeScale: () => useDeskMap.setState({ scaleLock: null }),
  goTo: ([lon, lat], zoom) => withMap((map) => void map.easeTo({ center: [lon, lat], zoom, duration: 500 })),
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
  drawWith: (tool) => {
    useDrawing.setState({ tool });
    return () => {
      if (useDrawing.getState().tool === tool) useDrawing.setState({ tool: null });
    };
  },
  showDrawing: (scene) => useDrawing.setState({ scene }),
  showAid: (aid) => useDrawing.setState({ aid }),
  drawAbove: (drawn, hidden) => {
    if (drawn.join() !== useDeskMap.getState().drawn.join()) useDeskMap.setState({ drawn });
    useDrawing.setState({ hidden });
  },
  whenShown: async (versions) => {
    const { map } = useDeskMap.getState();
    if (map !== null) await whenShown(map, versions);
  },
  viewExtent: () => {
    const bounds = useDeskMap.getState().map?.getBounds();
    return bounds === undefined
      ? null
      : [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  },
  setPreviewOutlines: (preview) => useDeskMap.setState({ preview }),
  snapshot,
};

/** The one map of the desk, for every place: stable, usable before the map stands. */
export const useMapApi = (): MapApi => mapApi;
/** The same outside components. */
export const deskMapApi = mapApi;

/** True once the map shows all that it was asked for. */
export const mapIsStill = (): boolean => {
  const { map } = useDeskMap.getState();
  return map?.getContainer().getAttribute('aria-busy') !== 'true';
};

/** True while a part of this layer could not be drawn. */
export const useIsFailing = (layer: string): boolean => useDeskMap((state) => state.failing.includes(layer));
