import { asMulti } from '../../formats/staged/as-multi.ts';
import type { Geos } from '../../geometry/index.ts';
import type { FilledRow } from './plan-types.ts';

/** The registers whose areas may come in several rows: islands, or a council area once for each of its sub-districts. */
const JOINED = ['province', 'district', 'subdistrict', 'council_area'];

interface Gathered {
  first: FilledRow;
  readonly shapes: Uint8Array[];
  readonly rows: number[];
  readonly links: Set<string>;
}

/** What makes rows of a file parts of one area: its code and its name, or its name and what it lies in. */
const partKey = ({ code, nameKey, area }: FilledRow): string | null => {
  if (code !== null) return `${code} ${nameKey}`;
  return nameKey === '' || area === null ? null : `${area} ${nameKey}`;
};

/** Joins the parts of areas: one row for each area, at the place of its first; other registers' rows pass as they are. */
export function* joinIslands(register: string, rows: Iterable<FilledRow>, geos: Geos): Generator<FilledRow> {
  if (!JOINED.includes(register)) {
    yield* rows;
    return;
  }
  const gathered = new Map<string, Gathered>();
  for (const row of rows) {
    const key = partKey(row) ?? `row ${row.row}`;
    // The shape of a row is good until the next one only.
    const wkb = row.wkb ? Uint8Array.from(row.wkb) : null;
    const before = gathered.get(key);
    if (!before) {
      const first = { ...row, wkb };
      gathered.set(key, { first, shapes: wkb ? [wkb] : [], rows: [], links: new Set(row.links) });
      continue;
    }
    before.rows.push(row.row);
    if (wkb && !before.shapes.some((shape) => Buffer.compare(shape, wkb) === 0)) before.shapes.push(wkb);
    for (const link of row.links) before.links.add(link);
  }
  for (const { first, shapes, rows: joined, links } of gathered.values()) {
    const wkb = shapes.length > 1 ? asMulti(geos.union(shapes)) : (shapes[0] ?? null);
    yield { ...first, wkb, joined, links: [...links] };
  }
}
