import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { create } from 'zustand';

/** A rank in a circle, at a place. */
export interface RankMark {
  readonly rank: number;
  readonly at: readonly [longitude: number, latitude: number];
}

/** The ranks that the desk's map shows; the list beside it tells them to screen readers. */
export const useRankMarks = create<{ readonly marks: readonly RankMark[] }>(() => ({ marks: [] }));

const markerOf = ({ rank, at }: RankMark): Marker => {
  const element = document.createElement('div');
  element.className = 'map-rank';
  element.textContent = String(rank);
  element.setAttribute('aria-hidden', 'true');
  return new Marker({ element }).setLngLat([at[0], at[1]]);
};

/** Keeps the ranks on a map. Returns the function that ends it. */
export const keepRankMarks = (map: MapLibreMap): (() => void) => {
  let markers: readonly Marker[] = [];
  const put = (): void => {
    for (const marker of markers) marker.remove();
    // The most urgent lies on top where circles meet.
    markers = useRankMarks.getState().marks.toReversed().map(markerOf);
    for (const marker of markers) {
      marker.addTo(map);
      const element = marker.getElement();
      // MapLibre makes every marker a stop of the keyboard with a name of its own.
      for (const name of ['aria-label', 'role', 'tabindex']) element.removeAttribute(name);
    }
  };
  put();
  const stop = useRankMarks.subscribe(put);
  return () => {
    stop();
    for (const marker of markers) marker.remove();
  };
};
