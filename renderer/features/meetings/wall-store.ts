import { create } from 'zustand';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { orpc, queryClient } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { exitFullscreen, requestFullscreen } from '../../platform/index.ts';

/** One picture of the wall: an answer, or the map as it stands. */
export type WallView = { readonly kind: 'result'; readonly layer: string } | { readonly kind: 'map' };

interface WallState {
  /** Empty while the wall is closed. */
  readonly views: readonly WallView[];
  readonly at: number;
  /** 0 for the whole province, else the nth zone. */
  readonly zone: number;
  readonly legend: boolean;
  readonly blank: boolean;
}
const CLOSED: WallState = { views: [], at: 0, zone: 0, legend: true, blank: false };

export const useWall = create<WallState>(() => CLOSED);

/** Where the keyboard was before the wall came up. */
let before: HTMLElement | null = null;

/** Answers in the order they were asked, then the map as it stands. */
export const viewsOf = (layers: readonly LayerSummary[]): readonly WallView[] => {
  const results = layers.filter(({ kind }) => kind === 'result').sort((a, b) => a.order - b.order);
  return [...results.map(({ name }) => ({ kind: 'result', layer: name }) as const), { kind: 'map' }];
};

/** The view that a wish means: the layer named, else the answer that is looked at or on the map, else the map itself. */
const startOf = (
  views: readonly WallView[],
  layers: readonly LayerSummary[],
  wish: string | undefined,
): number => {
  const { place, answer } = useDesk.getState();
  const looked = place === 'analysis' ? answer : null;
  const shown = wish ?? looked ?? layers.findLast(({ kind, visible }) => kind === 'result' && visible)?.name;
  const at = views.findIndex((view) => view.kind === 'result' && view.layer === shown);
  return at === -1 ? views.length - 1 : at;
};

export interface WallWish {
  /** A result layer; without it the answer on the map, else the map. */
  readonly layer?: string;
  /** The map as it stands, whatever answers there are. */
  readonly map?: boolean;
}

/** Puts a picture on the wall, full screen where the host can. */
export const openWall = (wish: WallWish = {}): void => {
  before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  // Asked for at once: a browser allows it only right after a key or a click.
  void requestFullscreen();
  queryClient
    .fetchQuery(orpc.layers.list.queryOptions())
    .then((layers) => {
      const views = viewsOf(layers);
      const at = wish.map === true ? views.length - 1 : startOf(views, layers, wish.layer);
      useWall.setState({ ...CLOSED, views, at });
    })
    .catch((error: unknown) => {
      void exitFullscreen();
      notifyError(error);
    });
};

/** Back to where one was. */
export const closeWall = (): void => {
  if (useWall.getState().views.length === 0) return;
  useWall.setState(CLOSED);
  void exitFullscreen();
  requestAnimationFrame(() => before?.focus());
};

/** The next or the view before; goes round. */
export const stepView = (step: number): void =>
  useWall.setState(({ views, at }) => ({
    at: (at + step + views.length) % views.length,
    zone: 0,
    blank: false,
  }));

/** A zone by its number from 1, or 0 for all. */
export const showZone = (zone: number): void => useWall.setState({ zone, blank: false });
export const toggleLegend = (): void => useWall.setState(({ legend }) => ({ legend: !legend, blank: false }));
export const toggleBlank = (): void => useWall.setState(({ blank }) => ({ blank: !blank }));
