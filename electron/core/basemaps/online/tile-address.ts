import type { OnlineSource } from '../stored-basemap.ts';

const HALF_WORLD = 20_037_508.342789244;

/** `minx,miny,maxx,maxy` of a tile in metres of Web Mercator. */
function boxOf(z: number, x: number, y: number): string {
  const side = (2 * HALF_WORLD) / 2 ** z;
  const [west, north] = [x * side - HALF_WORLD, HALF_WORLD - y * side];
  return [west, north - side, west + side, north].join(',');
}

/** The address of one tile; null for a zoom that the service doesn't have. */
export function tileAddress(
  { template, matrices }: OnlineSource,
  z: number,
  x: number,
  y: number,
): string | null {
  const matrix = matrices === null ? String(z) : matrices[String(z)];
  if (matrix === undefined) return null;
  const values: Readonly<Record<string, string>> = {
    z: String(z),
    x: String(x),
    y: String(y),
    '-y': String(2 ** z - 1 - y),
    q: quadKey(z, x, y),
    s: 'a',
    r: '',
    tilematrix: encodeURIComponent(matrix),
    tilerow: String(y),
    tilecol: String(x),
    'bbox-epsg-3857': boxOf(z, x, y),
  };
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => values[name.toLowerCase()] ?? whole);
}

function quadKey(z: number, x: number, y: number): string {
  let key = '';
  for (let i = z - 1; i >= 0; i--) key += String(((x >> i) & 1) + 2 * ((y >> i) & 1));
  return key;
}

/** Whether an address has places for a tile's numbers in it. */
export function isTemplate(address: string): boolean {
  const has = (name: string): boolean => address.toLowerCase().includes(`{${name}}`);
  const xyz = has('z') && has('x') && (has('y') || has('-y'));
  const matrix = has('tilematrix') && has('tilerow') && has('tilecol');
  return xyz || matrix || has('bbox-epsg-3857') || has('q');
}

/** The address as a URL of the web, places for numbers filled in; null for what is none. */
export function urlOf(address: string): URL | null {
  const filled = tileAddress({ template: address, hosts: ['-'], matrices: null }, 0, 0, 0) ?? '';
  const url = URL.canParse(filled) ? new URL(filled) : null;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  return web && url.hostname !== '' && url.username === '' && url.password === '' ? url : null;
}
