// Makes resources/context/context.json, the bundled basemap, from world-atlas (Natural Earth 1:10m, public domain):
// the countries around Thailand cut to a box, their shared borders, and a place for each name.
// Run by `npm run make-context` when world-atlas is renewed; the result is committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { feature, mesh } from 'topojson-client';
import { clipLine, clipRing } from '../electron/core/tiles/clip.ts';
import { labelPoint } from '../electron/core/tiles/label-point.ts';

const SCALE = 2000; // 1/2000 degree is about 55 m: finer than the source's own detail.
const BOX = { west: 90, south: 1, east: 114, north: 25 };
// The clipper works on squares: degrees are shifted so that the box is 0 to its width.
const SIDE = (BOX.east - BOX.west) * SCALE;
const square = { min: 0, max: SIDE };
const NAMES = {
  Thailand: ['ประเทศไทย', 'Thailand'],
  Myanmar: ['เมียนมา', 'Myanmar'],
  Laos: ['ลาว', 'Laos'],
  Cambodia: ['กัมพูชา', 'Cambodia'],
  Vietnam: ['เวียดนาม', 'Vietnam'],
  Malaysia: ['มาเลเซีย', 'Malaysia'],
  China: ['จีน', 'China'],
  India: ['อินเดีย', 'India'],
  Bangladesh: ['บังกลาเทศ', 'Bangladesh'],
  Indonesia: ['อินโดนีเซีย', 'Indonesia'],
  Singapore: ['สิงคโปร์', 'Singapore'],
  Brunei: ['บรูไน', 'Brunei'],
};

const atlas = JSON.parse(
  readFileSync(new URL('../node_modules/world-atlas/countries-10m.json', import.meta.url), 'utf8'),
);
const toUnits = (ring) =>
  ring.flatMap(([lon, lat]) => [Math.round((lon - BOX.west) * SCALE), Math.round((lat - BOX.south) * SCALE)]);
const simplified = (path, closed) => {
  const out = [];
  for (let i = 0; i < path.length; i += 2) {
    const last = i + 2 >= path.length && !closed;
    const far = Math.hypot(path[i] - (out.at(-2) ?? Infinity), path[i + 1] - (out.at(-1) ?? Infinity)) > 8;
    if (out.length === 0 || far || last) out.push(path[i], path[i + 1]);
  }
  return out;
};
const differences = (path) => {
  const out = [];
  let x = -BOX.west * SCALE;
  let y = -BOX.south * SCALE;
  for (let i = 0; i < path.length; i += 2) {
    out.push(path[i] - x, path[i + 1] - y);
    x = path[i];
    y = path[i + 1];
  }
  return out;
};
const closeRing = (path) => [...path, path[0], path[1]];
const degrees = (path) => {
  const out = [];
  for (let i = 0; i < path.length; i += 2)
    out.push([path[i] / SCALE + BOX.west, path[i + 1] / SCALE + BOX.south]);
  return out;
};

function cutPolygons(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) =>
      rings
        .map((ring) => simplified(clipRing(toUnits(ring).slice(0, -2), square), true))
        .filter((ring) => ring.length >= 8)
        .map(closeRing),
    )
    .filter((rings) => rings.length > 0);
}

const countries = [];
for (const country of feature(atlas, atlas.objects.countries).features) {
  const polygons = cutPolygons(country.geometry);
  if (polygons.length === 0) continue;
  const [th, en] = NAMES[country.properties.name] ?? [country.properties.name, country.properties.name];
  const label = labelPoint({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map(degrees)),
  });
  countries.push({
    id: String(country.id ?? en),
    th,
    en,
    label:
      label && NAMES[country.properties.name] ? label.map((value) => Math.round(value * 1000) / 1000) : null,
    polygons: polygons.map((rings) => rings.map(differences)),
  });
}
const shared = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);
const borders = shared.coordinates
  .flatMap((line) => clipLine(toUnits(line), square))
  .map((line) => differences(simplified(line, false)));

const folder = new URL('../resources/context/', import.meta.url);
mkdirSync(folder, { recursive: true });
const text = JSON.stringify({ scale: SCALE, countries, borders });
writeFileSync(new URL('context.json', folder), `${text}\n`);
console.log(`${countries.length} countries, ${borders.length} borders, ${text.length} bytes`);
