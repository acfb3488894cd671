import type { Feature, FeatureCollection, Position } from 'geojson';
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { LabelStyle } from '../../shared/contract/style.ts';
import { nameLines } from '../../shared/domain/name-breaks.ts';
import { drawnStyle } from '../../shared/domain/style-rows.ts';
import { sourceId } from './layer-style.ts';
import type { Look } from './looks.ts';
import { useMapRoom } from './map-room.ts';
import type { Scene } from './scene.ts';
import { fontOf } from './thai-fonts.ts';

/** Names that stand beside their areas, each at the end of a line, and the rows of each layer that have one. */
export interface Callouts {
  readonly shapes: FeatureCollection;
  readonly fids: Readonly<Record<string, readonly number[]>>;
}

const NOTHING: Callouts = { shapes: { type: 'FeatureCollection', features: [] }, fids: {} };

/** More than these would be a thicket: then the map waits to be seen closer. */
const MOST = 40;
const LINE_HEIGHT = 1.5;
/** How far from the middle of its area a name may stand, in pixels, and in which directions. */
const DISTANCES = [34, 52, 76, 108];
const DIRECTIONS = 12;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The width of an area on the screen by its row, over all the tiles that hold a part of it. */
const widthsOf = (map: MapLibreMap, layer: LayerSummary): Map<number, number> => {
  const ends = new Map<number, [number, number]>();
  for (const { id, geometry } of map.querySourceFeatures(sourceId(layer.name), { sourceLayer: layer.name })) {
    if (typeof id !== 'number' || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) continue;
    const rings: Position[][] =
      geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    const [west, east] = ends.get(id) ?? [Infinity, -Infinity];
    const lons = rings.flat().map(([lon = 0]) => lon);
    ends.set(id, [lons.reduce((a, b) => Math.min(a, b), west), lons.reduce((a, b) => Math.max(a, b), east)]);
  }
  const lat = map.getCenter().lat;
  return new Map(
    [...ends].map(([id, [west, east]]) => [id, map.project([east, lat]).x - map.project([west, lat]).x]),
  );
};

/** Where the line to a name ends: at the edge of its box that is nearest. */
const edgeOf = ({ x, y }: { readonly x: number; readonly y: number }, box: Box): [number, number] => [
  Math.min(box.right, Math.max(box.left, x)),
  Math.min(box.bottom, Math.max(box.top, y)),
];

interface Wanted {
  readonly layer: string;
  readonly fid: number;
  readonly at: { readonly x: number; readonly y: number };
  readonly text: string;
  /** On a line of its own below, smaller; empty for none. */
  readonly second: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

const ruler = (): OffscreenCanvasRenderingContext2D | null => new OffscreenCanvas(1, 1).getContext('2d');

const textOf = (
  { prefix, field, above }: LabelStyle,
  properties: Readonly<Record<string, unknown>>,
): string => {
  const name = properties[field];
  if (name === undefined || name === null || name === '') return '';
  if (above && !(Number(properties[above.field]) >= above.min)) return '';
  const whole = String(name).startsWith(prefix) ? String(name) : `${prefix}${name}`;
  return nameLines(whole).join('\n');
};

/** How much smaller the second line is than the name, as in names that stand in their areas. */
const SMALLER = 0.86;

const secondOf = ({ second }: LabelStyle, properties: Readonly<Record<string, unknown>>): string => {
  const value = second ? properties[second] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'number'
    ? value.toLocaleString('en-US', { maximumFractionDigits: 2 })
    : String(value);
};

/** Names of a layer whose areas are narrower than they are. */
const wantedOf = (map: MapLibreMap, layer: LayerSummary, scale: number): Wanted[] => {
  const { label } = drawnStyle(layer);
  const pen = ruler();
  if (label?.callout !== true || pen === null || map.getZoom() < label.minZoom) return [];
  const widths = widthsOf(map, layer);
  const size = label.size * scale;
  const widthOf = (line: string, weight: string, px: number): number => {
    pen.font = `${weight} ${px}px Sarabun`;
    return pen.measureText(line).width;
  };
  const names = map.querySourceFeatures(sourceId(layer.name), { sourceLayer: `${layer.name}_label` });
  const seen = new Set<number>();
  return names.flatMap(({ id, geometry, properties }): Wanted[] => {
    if (typeof id !== 'number' || geometry.type !== 'Point' || seen.has(id)) return [];
    seen.add(id);
    const text = textOf(label, properties);
    const second = text === '' ? '' : secondOf(label, properties);
    const lines = text.split('\n');
    const width = Math.max(
      ...lines.map((line) => widthOf(line, label.weight, size)),
      widthOf(second, '500', size * SMALLER),
    );
    const [lon = 0, lat = 0] = geometry.coordinates;
    if (text === '' || width <= (widths.get(id) ?? 0)) return [];
    const height = (lines.length + (second === '' ? 0 : SMALLER)) * size * LINE_HEIGHT;
    const at = map.project([lon, lat]);
    return [{ layer: layer.name, fid: id, at, text, second, size, width, height }];
  });
};

/** A place beside its area for each name, where it meets no other; what finds none keeps its usual place. */
const placed = (
  wanted: readonly Wanted[],
  view: Box,
  taken: readonly Box[],
): { readonly one: Wanted; readonly x: number; readonly y: number; readonly box: Box }[] => {
  const boxes: Box[] = [...taken];
  return wanted.flatMap((one) => {
    for (const distance of DISTANCES)
      for (let i = 0; i < DIRECTIONS; i++) {
        const angle = (i / DIRECTIONS) * 2 * Math.PI;
        const x = one.at.x + Math.cos(angle) * (distance + one.width / 2);
        const y = one.at.y + Math.sin(angle) * distance;
        const box = {
          ...{ left: x - one.width / 2 - 3, right: x + one.width / 2 + 3 },
          ...{ top: y - one.height / 2 - 2, bottom: y + one.height / 2 + 2 },
        };
        const inView =
          box.left >= view.left &&
          box.right <= view.right &&
          box.top >= view.top &&
          box.bottom <= view.bottom;
        if (!inView || boxes.some((other) => overlap(box, other))) continue;
        boxes.push(box);
        return [{ one, x, y, box }];
      }
    return [];
  });
};

/** The tools in the upper left corner cover what stands beneath. */
const toolsBox = (): Box => {
  const { side, sideFoot } = useMapRoom.getState();
  return { left: 0, top: 0, right: side + 4, bottom: side === 0 ? 0 : sideFoot + 4 };
};

/** The names of a scene that their areas have no room for, as they lie in the map's view now. */
const calloutsIn = (map: MapLibreMap, scene: Scene, scale: number): Callouts => {
  const { clientWidth, clientHeight } = map.getContainer();
  const view = { left: 4, top: 4, right: clientWidth - 4, bottom: clientHeight - 4 };
  const inView = ({ at }: Wanted): boolean =>
    at.x >= view.left && at.x <= view.right && at.y >= view.top && at.y <= view.bottom;
  const wanted = scene.layers
    .filter((item) => item.labels !== false && map.getSource(sourceId(item.layer.name)) !== undefined)
    .flatMap((item) => wantedOf(map, item.layer, scale))
    .filter(inView);
  if (wanted.length === 0 || wanted.length > MOST) return NOTHING;
  const fids: Record<string, number[]> = {};
  const features = placed(wanted, view, [toolsBox()]).flatMap(({ one, x, y, box }): Feature[] => {
    fids[one.layer] = [...(fids[one.layer] ?? []), one.fid];
    const from = map.unproject([one.at.x, one.at.y]).toArray();
    const to = map.unproject([x, y]).toArray();
    const end = map.unproject(edgeOf(one.at, box)).toArray();
    const below = one.second === '' ? '' : `\n${one.second}`;
    const properties = { text: one.text, below, size: one.size };
    return [
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [from, end] } },
      { type: 'Feature', properties: { spot: true }, geometry: { type: 'Point', coordinates: from } },
      { type: 'Feature', properties, geometry: { type: 'Point', coordinates: to } },
    ];
  });
  return { shapes: { type: 'FeatureCollection', features }, fids };
};

/** All that is drawn of them: where they stand, and their words, which an edit changes. */
const said = (callouts: Callouts): string => JSON.stringify(callouts);

/** Looks for names without room whenever the map has come to rest. Returns what ends it. */
export const keepCallouts = (
  map: MapLibreMap,
  scene: () => Scene,
  scale: () => number,
  put: (callouts: Callouts) => void,
): (() => void) => {
  let last = said(NOTHING);
  const look = (): void => {
    const wishes = scene().layers.some(({ layer }) => layer.style.label?.callout === true);
    if (!wishes && last === said(NOTHING)) return;
    const found = calloutsIn(map, scene(), scale());
    const words = said(found);
    if (words === last) return;
    last = words;
    put(found);
  };
  map.on('idle', look);
  return () => map.off('idle', look);
};

/** The map layers of names beside their areas. */
export const calloutLayers = (look: Look): LayerSpecification[] => {
  const base = { source: 'callouts' } as const;
  const line = { 'line-cap': 'round' } as const;
  return [
    {
      ...base,
      id: 'callout:casing',
      type: 'line',
      layout: line,
      paint: { 'line-color': look.halo, 'line-width': 3 },
    },
    {
      ...base,
      id: 'callout:line',
      type: 'line',
      layout: line,
      paint: { 'line-color': look.labelSoft, 'line-width': 1 },
    },
    {
      ...base,
      id: 'callout:spot',
      type: 'circle',
      filter: ['has', 'spot'],
      paint: {
        'circle-radius': 2.5,
        'circle-color': look.label,
        'circle-stroke-color': look.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      ...base,
      id: 'callout:name',
      type: 'symbol',
      filter: ['has', 'text'],
      layout: {
        'text-field': [
          'format',
          ['get', 'text'],
          {},
          ['get', 'below'],
          { 'font-scale': SMALLER, 'text-font': ['literal', fontOf('500')] },
        ],
        'text-font': fontOf('600'),
        'text-size': ['get', 'size'],
        'text-line-height': LINE_HEIGHT,
        'text-max-width': 60,
        'text-overlap': 'always',
      },
      paint: { 'text-color': look.label, 'text-halo-color': look.halo, 'text-halo-width': look.haloWidth },
    },
  ];
};
