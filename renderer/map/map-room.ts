import { create } from 'zustand';

/** Pixels that are kept free around what is fitted into the map. */
const MARGIN = 40;
/** Between what is fitted and what lies over the map's foot. */
const GAP = 12;
/** What lies over the foot may take no more of the map than this: the rest must hold what is fitted. */
const MOST = 0.45;

/** How far up what lies over the foot of the desk's map reaches, in pixels from its lower edge; 0 where nothing does. */
export const useMapFoot = create<{ reach: number }>(() => ({ reach: 0 }));

/** Pixels to keep free on each side of a map that is `height` pixels high. */
export const roomAround = (height: number, reach: number, top = 0) => ({
  top: MARGIN + top,
  right: MARGIN,
  bottom: Math.max(MARGIN, Math.min(reach + GAP, height * MOST)),
  left: MARGIN,
});

/** A ref of what lies over the foot of the desk's map, so that nothing is fitted beneath it. */
export const overMapFoot = (part: HTMLElement | null): (() => void) | undefined => {
  if (part === null) return undefined;
  const measure = (): void => {
    const frame = part.offsetParent;
    useMapFoot.setState({ reach: frame === null ? 0 : frame.clientHeight - part.offsetTop });
  };
  const watch = new ResizeObserver(measure);
  watch.observe(part);
  return () => {
    watch.disconnect();
    useMapFoot.setState({ reach: 0 });
  };
};
