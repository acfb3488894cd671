import type { Map as MapLibreMap, StyleSpecification, VectorTileSource } from 'maplibre-gl';

const tilesOf = (source: StyleSpecification['sources'][string] | undefined): string[] | null =>
  source?.type === 'vector' && source.tiles !== undefined ? source.tiles : null;

/** The tile addresses that a map's sources are to have from its next frame on, by the source's id. */
type Wanted = Map<string, string[]>;

/**
 * Gives a map another style with the fewest changes. A source of which only the tile address changed keeps its old
 * tiles until the new ones have come, so that an edit does not flash the map. The address follows a frame later: layers
 * that change in the same frame would have MapLibre draw the old tiles anew in place of fetching the new ones. Which
 * address that is, the newest style says: one that came in between may have gone back to the address of before.
 */
const changeStyle = (map: MapLibreMap, style: StyleSpecification, wanted: Wanted): void => {
  const now = map.getStyle().sources;
  const moved = Object.entries(style.sources).flatMap(([id, source]) => {
    const [before, after] = [tilesOf(now[id]), tilesOf(source)];
    return before === null || after === null || before[0] === after[0] ? [] : [{ id, before, after }];
  });
  const kept = moved.map(({ id, before }) => [id, { ...style.sources[id], tiles: before }]);
  wanted.clear();
  for (const { id, after } of moved) wanted.set(id, after);
  map.setStyle({ ...style, sources: { ...style.sources, ...Object.fromEntries(kept) } }, { diff: true });
  if (moved.length === 0) return;
  map.once('render', () => {
    for (const [id, tiles] of wanted) map.getSource<VectorTileSource>(id)?.setTiles(tiles);
    wanted.clear();
  });
  map.triggerRepaint();
};

/** Applies styles to one map: only the newest of those that came while the map was still starting. */
export const styleSetter = (map: MapLibreMap): ((style: StyleSpecification) => void) => {
  const wanted: Wanted = new Map();
  let started = false;
  let next: StyleSpecification | null = null;
  map.once('style.load', () => {
    started = true;
    if (next !== null) changeStyle(map, next, wanted);
    next = null;
  });
  return (style) => {
    if (started) changeStyle(map, style, wanted);
    else next = style;
  };
};
