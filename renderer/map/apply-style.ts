import type { Map as MapLibreMap, StyleSpecification, VectorTileSource } from 'maplibre-gl';

const tilesOf = (source: StyleSpecification['sources'][string] | undefined): string[] | null =>
  source?.type === 'vector' && source.tiles !== undefined ? source.tiles : null;

/**
 * Gives a map another style with the fewest changes. A source of which only the tile address changed keeps its old
 * tiles until the new ones have come, so that an edit does not flash the map.
 */
const changeStyle = (map: MapLibreMap, style: StyleSpecification): void => {
  const now = map.getStyle().sources;
  for (const [id, source] of Object.entries(style.sources)) {
    const before = tilesOf(now[id]);
    const after = tilesOf(source);
    if (before === null || after === null || before[0] === after[0]) continue;
    map.getSource<VectorTileSource>(id)?.setTiles(after);
  }
  map.setStyle(style, { diff: true });
};

/** Applies styles to one map: only the newest of those that came while the map was still starting. */
export const styleSetter = (map: MapLibreMap): ((style: StyleSpecification) => void) => {
  let started = false;
  let next: StyleSpecification | null = null;
  map.once('style.load', () => {
    started = true;
    if (next !== null) changeStyle(map, next);
    next = null;
  });
  return (style) => {
    if (started) changeStyle(map, style);
    else next = style;
  };
};
