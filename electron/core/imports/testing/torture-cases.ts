import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const DATA = join(import.meta.dirname, '../../../../../shared/data');
export const there = existsSync(join(DATA, 'expected.json'));

export interface Expected {
  readonly path: string;
  readonly note?: string;
  readonly gdal: { readonly ok: boolean; readonly layers?: { name: string; count: number }[] };
}
export const expected = new Map(
  there
    ? (
        JSON.parse(readFileSync(join(DATA, 'expected.json'), 'utf8').replace(/-?Infinity|NaN/g, 'null')) as {
          sets: Expected[];
        }
      ).sets.map((one) => [one.path, one] as const)
    : [],
);

/** Files that stand for a set by themselves; what lies beside them is taken with them. */
const MAIN = /\.(shp|zip|kmz|kml|gpx|geojson|geojsons|geojsonl|json|csv|tsv|txt|xlsx|gpkg|fgb|xml|tar)$/i;
function* mainFiles(folder: string): Generator<string> {
  if (!existsSync(join(DATA, folder))) return;
  for (const entry of readdirSync(join(DATA, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* mainFiles(path);
    else if (MAIN.test(entry.name)) yield path;
    else if (/\.dbf$/i.test(entry.name) && !existsSync(join(DATA, path.replace(/\.dbf$/i, '.shp'))))
      yield path;
  }
}
/** Every set of the hostile and the real data, by its main file. */
export const cases = [...new Set([...mainFiles('torture'), ...mainFiles('th'), ...expected.keys()])].sort();
