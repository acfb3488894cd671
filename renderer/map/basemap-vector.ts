import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Basemap } from '../../shared/contract/basemaps.ts';
import type { Look } from './looks.ts';
import { fontOf } from './thai-fonts.ts';

/** What a layer of vector tiles holds, told by its name. */
export type VectorTheme =
  | 'land'
  | 'green'
  | 'water'
  | 'waterline'
  | 'boundary'
  | 'road'
  | 'building'
  | 'places'
  | 'words'
  | 'other';

/** Names of the usual schemas (OpenMapTiles, Protomaps, Shortbread) and of those that people make; the first that fits. */
const THEMES: readonly (readonly [VectorTheme, RegExp])[] = [
  ['places', /^(places?|place_labels?|settlements?|villages?|cities|towns?)$/i],
  ['words', /(label|name|_point|poi|housenumber|address|mountain_peak|symbols?)/i],
  ['waterline', /(waterway|water_lines?|rivers?|streams?|canals?)/i],
  ['water', /(^|_)(water|ocean|sea|lake|water_polygons?|reservoirs?)(_|$)/i],
  ['boundary', /(bound|admin|border)/i],
  ['road', /(road|street|transport|highway|railw?|bridges?)/i],
  ['building', /build/i],
  ['green', /(landuse|landcover|park|forest|natural|wood|green|vegetation|globallandcover|sites?)/i],
  ['land', /^(earth|land|ground)$/i],
];

export const themeOf = (layer: string): VectorTheme =>
  THEMES.find(([, pattern]) => pattern.test(layer))?.[0] ?? 'other';

interface Tones {
  readonly water: string;
  readonly green: string;
  readonly road: string;
  readonly line: string;
  readonly building: string;
}

const LIGHT: Tones = {
  water: '#DCE7EA',
  green: '#ECF1E6',
  road: '#FFFFFF',
  line: '#B7C2BE',
  building: '#E4E8E5',
};
const TONES: Readonly<Record<Look['name'], Tones>> = {
  light: LIGHT,
  wall: { ...LIGHT, line: '#9DABA6', water: '#D2E0E4' },
  dark: { water: '#10191D', green: '#161F1A', road: '#2A3532', line: '#2C3835', building: '#1C2523' },
};
/** Grey takes the last colour out of what is quiet already. */
const GREYED: Readonly<Record<Look['name'], Partial<Tones>>> = {
  light: { water: '#E3E6E5', green: '#F0F2F0' },
  wall: { water: '#DCE0DF', green: '#F0F2F0' },
  dark: { water: '#121817', green: '#171D1B' },
};

export interface VectorDress {
  readonly basemap: Basemap;
  readonly look: Look;
  readonly language: 'th' | 'en';
  readonly source: string;
}

const POLYGON: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const NOT_POINT: ExpressionSpecification = ['!=', ['geometry-type'], 'Point'];

/** From a hair at small scales to `width` at zoom 16. */
const widening = (width: number): ExpressionSpecification => {
  const stops = [6, Math.max(0.6, width / 6), 11, Math.max(0.9, width / 2.5), 16, width];
  return ['interpolate', ['exponential', 1.4], ['zoom'], ...stops];
};

/** The lowest first. */
const ORDER: readonly VectorTheme[] = [
  ...(['land', 'green', 'water', 'waterline', 'building'] as const),
  ...(['road', 'other', 'boundary', 'places', 'words'] as const),
];

/** A quiet ground from any vector tiles: what is known by its name is told apart, all else is thin and grey. */
export const vectorBasemapLayers = (dress: VectorDress): LayerSpecification[] => {
  const themed = dress.basemap.vectorLayers.map((name) => ({ name, theme: themeOf(name) }));
  return ORDER.flatMap((theme) =>
    themed.filter((layer) => layer.theme === theme).flatMap(({ name }) => layersOf(theme, name, dress)),
  );
};

const fill = (dress: VectorDress, layer: string, color: string, opacity = 1): LayerSpecification => ({
  id: `basemap:${layer}:fill`,
  type: 'fill',
  source: dress.source,
  'source-layer': layer,
  filter: POLYGON,
  paint: { 'fill-color': color, 'fill-opacity': opacity * dress.basemap.look.opacity },
});

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dashed?: boolean;
  readonly filter?: ExpressionSpecification;
}

const stroke = (dress: VectorDress, layer: string, line: Stroke): LayerSpecification => ({
  id: `basemap:${layer}:line`,
  type: 'line',
  source: dress.source,
  'source-layer': layer,
  filter: line.filter ?? LINE,
  layout: { 'line-join': 'round', 'line-cap': line.dashed ? 'butt' : 'round' },
  paint: {
    'line-color': line.color,
    'line-width': widening(line.width * dress.look.lineScale),
    'line-opacity': dress.basemap.look.opacity,
    ...(line.dashed ? { 'line-dasharray': [3, 2] } : {}),
  },
});

function layersOf(theme: VectorTheme, layer: string, dress: VectorDress): LayerSpecification[] {
  const { look, basemap } = dress;
  const tones = { ...TONES[look.name], ...(basemap.look.grey ? GREYED[look.name] : {}) };
  if (theme === 'land') return [fill(dress, layer, look.land)];
  if (theme === 'green') return [fill(dress, layer, tones.green, 0.8)];
  if (theme === 'water')
    return [fill(dress, layer, tones.water), stroke(dress, layer, { color: tones.water, width: 2.5 })];
  if (theme === 'waterline')
    return [stroke(dress, layer, { color: tones.water, width: 3.5 }), fill(dress, layer, tones.water)];
  if (theme === 'building') return [fill(dress, layer, tones.building)];
  if (theme === 'road') {
    const casing = stroke(dress, layer, { color: tones.line, width: 6 });
    return [
      { ...casing, id: `basemap:${layer}:casing` },
      stroke(dress, layer, { color: tones.road, width: 4 }),
    ];
  }
  if (theme === 'boundary')
    return [stroke(dress, layer, { color: look.border, width: 2.5, dashed: true, filter: NOT_POINT })];
  if (theme === 'places') return [placeNames(dress, layer)];
  // Names of everything else would stand in the way of those of the data.
  if (theme === 'words') return [];
  return [
    fill(dress, layer, tones.building, 0.5),
    stroke(dress, layer, { color: tones.line, width: 2, filter: NOT_POINT }),
    dots(dress, layer, tones.line),
  ];
}

const dots = ({ source, basemap }: VectorDress, layer: string, color: string): LayerSpecification => ({
  id: `basemap:${layer}:dot`,
  type: 'circle',
  source,
  'source-layer': layer,
  filter: POINT,
  paint: { 'circle-radius': 1.5, 'circle-color': color, 'circle-opacity': basemap.look.opacity },
});

/** The name in the page's language where the tiles have it. */
const nameOf = (language: 'th' | 'en'): ExpressionSpecification => {
  const own = [`name:${language}`, `name_${language}`, language === 'th' ? 'NAME_TH' : 'name:latin'];
  const fields = [...own, 'name', 'name_th', 'NAME', 'pgf:name'];
  return ['coalesce', ...fields.map((field): ExpressionSpecification => ['get', field]), ''];
};

const placeNames = ({ source, basemap, look, language }: VectorDress, layer: string): LayerSpecification => ({
  id: `basemap:${layer}:name`,
  type: 'symbol',
  source,
  'source-layer': layer,
  filter: POINT,
  layout: {
    'text-field': nameOf(language),
    'text-font': fontOf('500'),
    'text-size': 12 * look.labelScale,
    'text-line-height': 1.5,
    'text-padding': 8,
  },
  paint: {
    'text-color': look.labelSoft,
    'text-opacity': basemap.look.opacity,
    'text-halo-color': look.halo,
    'text-halo-width': look.haloWidth,
  },
});
