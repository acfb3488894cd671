import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';
import type { Extent } from '../../shared/contract/base.ts';

/** Pixels that are kept free around what is fitted into the map. */
const MARGIN = 40;
/** Between what is fitted and what lies over the map. */
const GAP = 12;
/** What lies over the foot may take no more of the map than this: the rest must hold what is fitted. */
const MOST = 0.45;

interface Room {
  /** How far up from the lower edge something reaches, and in from the left one, in pixels; 0 where nothing does. */
  readonly foot: number;
  readonly side: number;
  /** How far down what lies over the left edge reaches. */
  readonly sideFoot: number;
}

/** What lies over the desk's map. */
export const useMapRoom = create<Room>(() => ({ foot: 0, side: 0, sideFoot: 0 }));

/** A map's size on the screen. */
export const sizeOf = (map: MapLibreMap): { readonly width: number; readonly height: number } => {
  const { clientWidth, clientHeight } = map.getContainer();
  return { width: clientWidth, height: clientHeight };
};

export interface Covered extends Pick<Room, 'foot' | 'side'> {
  /** Pixels more that are covered at the top. */
  readonly top?: number;
}

/** Mercator's northing, in the units of a world that is 360 wide. */
const northing = (lat: number): number => {
  const angle = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + angle / 2)) * 180) / Math.PI;
};

/**
 * Pixels to keep free on each side of a map in which an extent is fitted. What lies over the left edge is made way for only
 * where the extent would reach under it: what stands in the middle anyway stays there.
 */
export const roomAround = (
  size: { readonly width: number; readonly height: number },
  { foot, side, top = 0 }: Covered,
  extent: Extent,
) => {
  const room = {
    top: MARGIN + top,
    right: MARGIN,
    bottom: Math.max(MARGIN, Math.min(foot + GAP, size.height * MOST)),
    left: MARGIN,
  };
  const [west, south, east, north] = extent;
  const [wide, high] = [east - west, northing(north) - northing(south)];
  const [free, upright] = [size.width - 2 * MARGIN, size.height - room.top - room.bottom];
  const drawn = wide === 0 ? 0 : Math.min(free, high === 0 ? free : (upright * wide) / high);
  const isUnder = MARGIN + (free - drawn) / 2 < side + GAP;
  // On a narrow map there is no room to give away.
  return isUnder && free > 4 * side ? { ...room, left: Math.max(MARGIN, side + GAP) } : room;
};

/** A ref of what lies over the desk's map, measured whenever its size changes. */
const measured =
  (measure: (part: HTMLElement, frame: Element) => Partial<Room>, none: Partial<Room>) =>
  (part: HTMLElement | null): (() => void) | undefined => {
    if (part === null) return undefined;
    const tell = (): void => {
      const frame = part.offsetParent;
      useMapRoom.setState(frame === null ? none : measure(part, frame));
    };
    const watch = new ResizeObserver(tell);
    watch.observe(part);
    return () => {
      watch.disconnect();
      useMapRoom.setState(none);
    };
  };

/** A ref of what lies over the foot of the desk's map, so that nothing is fitted beneath it. */
export const overMapFoot = measured((part, frame) => ({ foot: frame.clientHeight - part.offsetTop }), {
  foot: 0,
});

/** The same of what lies over its left edge. */
export const overMapSide = measured(
  (part) => ({ side: part.offsetLeft + part.offsetWidth, sideFoot: part.offsetTop + part.offsetHeight }),
  { side: 0, sideFoot: 0 },
);
