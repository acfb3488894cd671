import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Extent } from '../../../shared/contract/base.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { cutGeometry } from './cut.ts';
import { encodeTile, TileLayer } from './mvt.ts';
import { type TileAddress, TileProjection, tileExtent } from './tile-grid.ts';

/**
 * The bundled context basemap: neighbouring countries, their borders and the sea around, from Natural Earth (public
 * domain) by way of world-atlas. Coordinates are integers of `1 / scale` degrees, each the difference to the one before.
 */
const contextFile = z.object({
  scale: z.number().positive(),
  countries: z.array(
    z.object({
      id: z.string(),
      th: z.string(),
      en: z.string(),
      label: z.tuple([z.number(), z.number()]).nullable(),
      polygons: z.array(z.array(z.array(z.number().int()))),
    }),
  ),
  borders: z.array(z.array(z.number().int())),
});

interface ContextShape {
  readonly layer: 'land' | 'border' | 'country_label';
  readonly wkb: Uint8Array;
  readonly extent: Extent;
  readonly values: Record<string, string>;
}

function decoded(flat: readonly number[], scale: number): Position[] {
  const out: Position[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < flat.length; i += 2) {
    x += flat[i] as number;
    y += flat[i + 1] as number;
    out.push([x / scale, y / scale]);
  }
  return out;
}

/** Reads the basemap into memory once a worker. Throws when the bundled file is not what it should be. */
export function readContextMap(file: string): ContextShape[] {
  const map = contextFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const shape = (
    layer: ContextShape['layer'],
    geometry: Geometry,
    values: Record<string, string>,
  ): ContextShape => {
    const wkb = encodeWkb(geometry);
    return { layer, wkb, extent: wkbExtent(wkb) ?? [0, 0, 0, 0], values };
  };
  const land = map.countries.flatMap(({ id, th, en, polygons }) =>
    polygons.map((rings) => {
      const coordinates = rings.map((ring) => decoded(ring, map.scale));
      return shape('land', { type: 'Polygon', coordinates }, { id, th, en });
    }),
  );
  const borders = map.borders.map((line) =>
    shape('border', { type: 'LineString', coordinates: decoded(line, map.scale) }, {}),
  );
  const labels = map.countries.flatMap(({ id, th, en, label }) =>
    label ? [shape('country_label', { type: 'Point', coordinates: label }, { id, th, en })] : [],
  );
  return [...land, ...borders, ...labels];
}

/** Cuts one tile with the layers `land`, `border` and `country_label`. */
export function cutContextTile(shapes: readonly ContextShape[], address: TileAddress): Uint8Array {
  const projection = new TileProjection(address);
  const [west, south, east, north] = tileExtent(address);
  const layers = {
    land: new TileLayer('land'),
    border: new TileLayer('border'),
    country_label: new TileLayer('country_label'),
  };
  shapes.forEach((shape, index) => {
    const [x0, y0, x1, y1] = shape.extent;
    if (x1 < west || x0 > east || y1 < south || y0 > north) return;
    const cut = cutGeometry(shape.wkb, projection);
    if (cut) layers[shape.layer].add(index + 1, cut.type, cut.paths, shape.values);
  });
  return encodeTile(Object.values(layers));
}
