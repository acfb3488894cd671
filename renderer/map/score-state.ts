import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';
import { sourceId } from './layer-style.ts';

/** Classes of a layer's rows, by place: what the map colours them by. */
export interface MapScores {
  readonly layer: string;
  readonly fids: readonly number[];
  readonly classes: Int8Array;
}

interface Shown {
  readonly scores: MapScores | null;
}

/** What the desk's map colours areas by, while they are being scored. */
export const useMapScores = create<Shown>(() => ({ scores: null }));

const mark = (map: MapLibreMap, { layer, fids, classes }: MapScores, before: MapScores | null): void => {
  const source = sourceId(layer);
  if (map.getSource(source) === undefined) return;
  const same = before !== null && before.layer === layer && before.fids === fids;
  fids.forEach((id, place) => {
    const score = classes[place] as number;
    // A slider moves few areas into another class: what stays is not drawn anew.
    if (same && before.classes[place] === score) return;
    map.setFeatureState({ source, sourceLayer: layer, id }, { score });
  });
};

/** Keeps the areas of the map in the colours of their classes: at once, without the tiles being read again. */
export const keepScores = (map: MapLibreMap): (() => void) => {
  let painted: ReturnType<MapLibreMap['getSource']>;
  const again = (): void => {
    const { scores } = useMapScores.getState();
    const source = scores === null ? undefined : map.getSource(sourceId(scores.layer));
    // A source that comes into the style late, or anew, knows nothing of it.
    if (scores === null || source === undefined || source === painted) return;
    painted = source;
    mark(map, scores, null);
  };
  map.on('styledata', again);
  const stop = useMapScores.subscribe((now, before) => {
    if (now.scores === null || now.scores === before.scores) return;
    mark(map, now.scores, before.scores);
    painted = map.getSource(sourceId(now.scores.layer));
  });
  return () => {
    stop();
    map.off('styledata', again);
  };
};
