import type { ServiceLayer } from '../../../../shared/contract/basemaps.ts';
import { extentOf } from '../sources/tile-file.ts';
import type { OnlineSource } from '../stored-basemap.ts';
import { childOf, childrenOf, type Element, wordsOf } from './capabilities.ts';

export interface Service {
  readonly title: string;
  readonly attribution: string;
  readonly layers: readonly ServiceLayer[];
  /** Where the tiles of a layer come from; null for a layer that there is not. */
  source(layer: string): OnlineSource | null;
  readonly tileSize: 256 | 512;
}

const MOST_LAYERS = 2000;
const MERCATOR = /^(EPSG:(3857|900913|102100|3785))$/i;
/** What says of itself how it is asked is taken off, and said by us. */
const OWN_WORDS =
  /^(service|request|version|layers|styles|crs|srs|bbox|width|height|format|transparent|layer|style|tilematrixset|tilematrix|tilerow|tilecol)$/i;

/** The address of a service without what we say ourselves; a key that the user typed stays. */
export function baseOf(address: URL): URL {
  const base = new URL(address);
  for (const name of [...base.searchParams.keys()]) if (OWN_WORDS.test(name)) base.searchParams.delete(name);
  return base;
}

/** An address with words behind it, braces of places for numbers left as they are. */
export function withWords(base: URL, words: Readonly<Record<string, string>>): string {
  const own = Object.entries(words).map(([name, value]) => {
    const encoded = encodeURIComponent(value).replace(/%7B([\w-]+)%7D/g, '{$1}');
    return `${name}=${encoded}`;
  });
  const before = base.search === '' ? '?' : `${base.search}&`;
  return `${base.origin}${base.pathname}${before}${own.join('&')}`;
}

/** Reads the capabilities of a WMS 1.1.1 or 1.3.0; null for what are none, or of a service without Web Mercator. */
export function readWms(root: Element, address: URL): Service | null {
  if (root.name !== 'WMS_Capabilities' && root.name !== 'WMT_MS_Capabilities') return null;
  const version = root.attributes.version === '1.1.1' ? '1.1.1' : '1.3.0';
  const top = childOf(root, 'Capability', 'Layer');
  const formats = childrenOf(childOf(root, 'Capability', 'Request', 'GetMap'), 'Format').map((one) =>
    wordsOf(one),
  );
  const layers = layersBelow(top, false).slice(0, MOST_LAYERS);
  if (layers.length === 0) return null;
  const base = baseOf(address);
  const format = formats.includes('image/png')
    ? 'image/png'
    : (formats.find((one) => /jpe?g/.test(one)) ?? 'image/png');
  return {
    title: wordsOf(childOf(root, 'Service', 'Title'), 120),
    attribution: '',
    layers,
    tileSize: 512,
    source: (layer) =>
      layers.some(({ name }) => name === layer)
        ? {
            template: withWords(base, {
              ...{ service: 'WMS', request: 'GetMap', version, layers: layer, styles: '' },
              ...{ [version === '1.3.0' ? 'crs' : 'srs']: 'EPSG:3857', bbox: '{bbox-epsg-3857}' },
              ...{
                width: '512',
                height: '512',
                format,
                transparent: format === 'image/png' ? 'true' : 'false',
              },
            }),
            hosts: [base.host],
            matrices: null,
          }
        : null,
  };
}

/** Layers with a name, from the top; what their parents can, they can too. */
function layersBelow(element: Element | undefined, mercatorAbove: boolean): ServiceLayer[] {
  if (element === undefined) return [];
  const systems = [...childrenOf(element, 'CRS'), ...childrenOf(element, 'SRS')];
  const mercator =
    mercatorAbove || systems.some((one) => one.text.split(/\s+/).some((word) => MERCATOR.test(word)));
  const name = childOf(element, 'Name')?.text.trim() ?? '';
  const own =
    name !== '' && mercator
      ? [
          {
            name: name.slice(0, 500),
            title: wordsOf(childOf(element, 'Title'), 120) || name.slice(0, 120),
            attribution: wordsOf(childOf(element, 'Attribution', 'Title'), 300),
            extent: boxOf(element),
            maxZoom: null,
          },
        ]
      : [];
  return [...own, ...childrenOf(element, 'Layer').flatMap((child) => layersBelow(child, mercator))];
}

function boxOf(element: Element) {
  const box = childOf(element, 'EX_GeographicBoundingBox');
  const side = (name: string): number => Number(childOf(box, name)?.text ?? Number.NaN);
  if (box !== undefined)
    return extentOf([
      ...[side('westBoundLongitude'), side('southBoundLatitude')],
      ...[side('eastBoundLongitude'), side('northBoundLatitude')],
    ]);
  const old = childOf(element, 'LatLonBoundingBox')?.attributes;
  return old === undefined ? null : extentOf([old.minx, old.miny, old.maxx, old.maxy].map(Number));
}
