import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { MapFrame } from './map-frame.ts';
import { escapeText, mm, pathData } from './svg.ts';

/** The part of the bundled context basemap that a sheet shows: land, borders and names of neighbouring countries. */
const contextFile = z.object({
  scale: z.number().positive(),
  countries: z.array(
    z.object({
      th: z.string(),
      label: z.tuple([z.number(), z.number()]).nullable(),
      polygons: z.array(z.array(z.array(z.number()))),
    }),
  ),
  borders: z.array(z.array(z.number())),
});

/** Land and borders around the map's subject, quietly. Where the bundled file can't be read the ground stays plain. */
export function drawContext(resources: string, frame: MapFrame): string {
  const parsed = contextFile.safeParse(readJson(join(resources, 'context', 'context.json')));
  if (!parsed.success) return '';
  const { scale, countries, borders } = parsed.data;
  const [west, south, east, north] = frame.extent;
  const near = (line: readonly Position[]): boolean =>
    line.some(([x]) => x >= west - 1) &&
    line.some(([x]) => x <= east + 1) &&
    line.some(([, y]) => y >= south - 1) &&
    line.some(([, y]) => y <= north + 1);
  const paper = (line: readonly Position[]): Position[] => line.map(frame.toPaper);
  const land = countries.flatMap(({ polygons }) =>
    polygons.flatMap((rings) => {
      const lines = rings.map((ring) => decoded(ring, scale));
      return lines[0] && near(lines[0]) ? [`<path d="${pathData(lines.map(paper), true)}"/>`] : [];
    }),
  );
  const lines = borders.map((line) => decoded(line, scale)).filter(near);
  const labels = countries.flatMap(({ th, label }) => {
    const place = label ? frame.toPaper(label) : null;
    const inside =
      place && place[0] > 12 && place[1] > 8 && place[0] < frame.width - 12 && place[1] < frame.height - 8;
    return inside ? [`<text x="${mm(place[0])}" y="${mm(place[1])}">${escapeText(th)}</text>`] : [];
  });
  return (
    `<g fill="#F6F7F4" fill-rule="evenodd">${land.join('')}</g>` +
    `<path d="${pathData(lines.map(paper), false)}" fill="none" stroke="#CBD3D0" stroke-width=".3"/>` +
    `<g font-size="3" fill="#5B6965" text-anchor="middle">${labels.join('')}</g>`
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Each number is the difference to the one before, in steps of 1 / scale degrees. */
function decoded(flat: readonly number[], scale: number): Position[] {
  const out: Position[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < flat.length; i += 2) {
    x += flat[i] ?? 0;
    y += flat[i + 1] ?? 0;
    out.push([x / scale, y / scale]);
  }
  return out;
}

/** Degrees shown by the locator: Thailand and a little around. */
const LOCATOR = { west: 97, south: 5.4, east: 106, north: 20.7, widthMm: 20 } as const;

/** A small map of the country with the place of the sheet; empty where the bundled basemap can't be read. */
export function drawLocator(
  resources: string,
  extent: readonly [number, number, number, number],
  size: number,
): string {
  const parsed = contextFile.safeParse(readJson(join(resources, 'context', 'context.json')));
  const country = parsed.success ? parsed.data.countries.find(({ th }) => th.endsWith('ไทย')) : undefined;
  if (!parsed.success || !country) return '';
  const { west, south, east, north, widthMm } = LOCATOR;
  const unit = widthMm / (east - west);
  const stretch = unit / Math.cos((13 * Math.PI) / 180);
  const height = (north - south) * stretch;
  const place = ([x, y]: Position): Position => [(x - west) * unit, (north - y) * stretch];
  const rings = country.polygons.flatMap((polygon) =>
    polygon.map((ring) => decoded(ring, parsed.data.scale).map(place)),
  );
  const [x, y] = place([(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2]);
  const wide = Math.max(1.2, (extent[2] - extent[0]) * unit);
  const high = Math.max(1.2, (extent[3] - extent[1]) * stretch);
  return (
    `<svg class="lo" width="${mm(widthMm * size)}mm" height="${mm(height * size)}mm" viewBox="0 0 ${mm(widthMm)} ${mm(height)}" aria-hidden="true">` +
    `<path d="${pathData(rings, true)}" fill="#CBD3D0" fill-rule="evenodd" stroke="#fff" stroke-width=".1"/>` +
    `<rect x="${mm(x - wide / 2)}" y="${mm(y - high / 2)}" width="${mm(wide)}" height="${mm(high)}" fill="#A92A20" fill-opacity=".75" stroke="#A92A20" stroke-width=".25"/></svg>`
  );
}
