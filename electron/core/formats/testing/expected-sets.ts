import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Data of others beside the checkout; absent on most computers. */
export const SHARED_DATA = join(import.meta.dirname, '../../../../../shared/data');

interface ExpectedLayer {
  readonly name: string;
  /** `name:Type` */
  readonly fields: readonly string[];
  readonly count_header: number;
  readonly epsg?: string | null;
  readonly null_geoms?: number;
}
interface ExpectedSet {
  readonly path: string;
  readonly gdal: { readonly ok: boolean; readonly layers: readonly ExpectedLayer[] };
}

/** What GDAL says of the files of a kind; none where the data is not there. */
export function expectedSets(extension: string): ExpectedSet[] {
  const path = join(SHARED_DATA, 'expected.json');
  if (!existsSync(path)) return [];
  // Written with the infinities of Python, which JSON has not.
  const text = readFileSync(path, 'utf8').replace(/-?\b(Infinity|NaN)\b(?=\s*[,\]}])/g, 'null');
  const { sets } = JSON.parse(text) as { sets: ExpectedSet[] };
  return sets.filter((set) => set.path.endsWith(extension));
}

export const fieldNames = (layer: ExpectedLayer): string[] =>
  layer.fields.map((field) => field.slice(0, field.lastIndexOf(':')));
