import type { OnlineSource } from '../stored-basemap.ts';
import { childOf, childrenOf, cornersExtent, type Element, wordsOf } from './capabilities.ts';
import { baseOf, type Service, withWords } from './wms.ts';

const MERCATOR = /(EPSG:+([\d.]*:)?(3857|900913|102100|3785))$/i;
/** The scale of zoom 0 with tiles of 256 pixels, at 0.28 mm a pixel. */
const SCALE_0 = 559_082_264.0287178;
const MOST_LAYERS = 2000;
const PICTURES = ['image/png', 'image/jpeg', 'image/jpg', 'image/webp', 'image/png8'];

interface MatrixSet {
  readonly id: string;
  readonly side: 256 | 512;
  /** Names of its levels by our zoom. */
  readonly matrices: Readonly<Record<string, string>>;
}

/** Reads the capabilities of a WMTS 1.0.0; null for what are none, or of one without the usual grid of Web Mercator. */
export function readWmts(root: Element, address: URL): Service | null {
  if (root.name !== 'Capabilities') return null;
  const contents = childOf(root, 'Contents');
  const sets = childrenOf(contents, 'TileMatrixSet').flatMap((set) => matrixSet(set) ?? []);
  const offered = childrenOf(contents, 'Layer')
    .slice(0, MOST_LAYERS)
    .flatMap((layer) => offer(layer, sets, address) ?? []);
  if (offered.length === 0) return null;
  return {
    title: wordsOf(childOf(root, 'ServiceIdentification', 'Title'), 120),
    attribution: wordsOf(childOf(root, 'ServiceProvider', 'ProviderName'), 300),
    layers: offered.map(({ layer }) => layer),
    tileSize: offered[0]?.side ?? 256,
    source: (name) => offered.find(({ layer }) => layer.name === name)?.source ?? null,
  };
}

/** A matrix set that is the usual grid: tiles of one size from the upper left corner of the world, each zoom half the scale. */
function matrixSet(element: Element): MatrixSet | null {
  if (!MERCATOR.test(childOf(element, 'SupportedCRS')?.text.trim() ?? '')) return null;
  const number = (matrix: Element, name: string): number => Number(childOf(matrix, name)?.text ?? Number.NaN);
  const levels = childrenOf(element, 'TileMatrix');
  const side = number(levels[0] ?? element, 'TileWidth');
  if (side !== 256 && side !== 512) return null;
  const found = levels.slice(0, 40).flatMap((matrix): [string, string][] => {
    const zoom = Math.log2(SCALE_0 / number(matrix, 'ScaleDenominator')) - (side === 512 ? 1 : 0);
    const usual =
      Math.abs(zoom - Math.round(zoom)) < 0.01 && number(matrix, 'MatrixWidth') === 2 ** Math.round(zoom);
    return usual ? [[String(Math.round(zoom)), childOf(matrix, 'Identifier')?.text.trim() ?? '']] : [];
  });
  if (found.length === 0) return null;
  return { id: childOf(element, 'Identifier')?.text.trim() ?? '', side, matrices: Object.fromEntries(found) };
}

function offer(element: Element, sets: readonly MatrixSet[], address: URL) {
  const name = childOf(element, 'Identifier')?.text.trim() ?? '';
  const links = childrenOf(element, 'TileMatrixSetLink').map((link) =>
    childOf(link, 'TileMatrixSet')?.text.trim(),
  );
  const set = sets.find(({ id }) => links.includes(id));
  const formats = childrenOf(element, 'Format').map((one) => one.text.trim());
  const format = PICTURES.find((one) => formats.includes(one));
  if (name === '' || set === undefined || format === undefined) return null;
  const box = childOf(element, 'WGS84BoundingBox');
  const zooms = Object.keys(set.matrices).map(Number);
  const layer = {
    name: name.slice(0, 500),
    title: wordsOf(childOf(element, 'Title'), 120) || name.slice(0, 120),
    attribution: '',
    extent: box
      ? cornersExtent(childOf(box, 'LowerCorner')?.text ?? '', childOf(box, 'UpperCorner')?.text ?? '')
      : null,
    maxZoom: Math.min(24, Math.max(...zooms)),
  };
  return { layer, side: set.side, source: sourceOf(element, name, set, format, address) };
}

function sourceOf(
  element: Element,
  name: string,
  set: MatrixSet,
  format: string,
  address: URL,
): OnlineSource | null {
  const styles = childrenOf(element, 'Style');
  const usual = styles.find(({ attributes }) => attributes.isDefault === 'true') ?? styles[0];
  const style = childOf(usual, 'Identifier')?.text.trim() || 'default';
  const resource = childrenOf(element, 'ResourceURL').find(
    ({ attributes }) => attributes.resourceType === 'tile' && attributes.format === format,
  )?.attributes.template;
  if (resource !== undefined) return byResource(element, resource, style, set, address);
  const base = baseOf(address);
  const template = withWords(base, {
    ...{ service: 'WMTS', request: 'GetTile', version: '1.0.0', layer: name, style, format },
    ...{ tilematrixset: set.id, tilematrix: '{TileMatrix}', tilerow: '{TileRow}', tilecol: '{TileCol}' },
  });
  return { template, hosts: [base.host], matrices: { ...set.matrices } };
}

/** An address of a tile as the service gives it; it must be of the host that the user typed. */
function byResource(
  element: Element,
  resource: string,
  style: string,
  set: MatrixSet,
  address: URL,
): OnlineSource | null {
  const usual = new Map(
    childrenOf(element, 'Dimension').map((one) => [
      childOf(one, 'Identifier')?.text.trim().toLowerCase() ?? '',
      childOf(one, 'Default')?.text.trim() ?? '',
    ]),
  );
  const template = resource.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const key = name.toLowerCase();
    if (key === 'style') return encodeURIComponent(style);
    if (key === 'tilematrixset') return encodeURIComponent(set.id);
    return usual.has(key) ? encodeURIComponent(usual.get(key) ?? '') : whole;
  });
  const filled = template.replace(/\{[^{}]+\}/g, '0');
  const url = URL.canParse(filled, address.href) ? new URL(filled, address) : null;
  if (url === null || url.host !== address.host) return null;
  const absolute = /^https?:/i.test(template)
    ? template
    : new URL(template, address).href.replace(/%7B([\w-]+)%7D/g, '{$1}');
  // A key behind the address that was typed is needed for the tiles too.
  const key = baseOf(address).search;
  const keyed = key !== '' && !absolute.includes('?') ? `${absolute}${key}` : absolute;
  return { template: keyed, hosts: [address.host], matrices: { ...set.matrices } };
}
