import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import { areaPrefix } from '../../../../shared/text/matching.ts';
import { rowReason } from '../../../../shared/text/row-matching.ts';
import type { AreaIndex, IndexedArea } from './area-index.ts';
import { middleOf } from './existing-index.ts';
import type { ExistingRow } from './existing-rows.queries.ts';

export interface MissingRows {
  readonly rows: readonly ExistingRow[];
  readonly items: RowMatch['missing']['items'];
}

const SHOWN = 100;

/**
 * The rows here that a file does not have, though it has others of their area. What lies in areas that the file says
 * nothing of is not missing from it.
 *
 * @param areas codes of the areas that the rows of the file lie in
 */
export function missingRows(
  existing: readonly ExistingRow[],
  isClaimed: (fid: number) => boolean,
  areas: ReadonlySet<string>,
  index: AreaIndex,
): MissingRows {
  const covered = [...areas].flatMap((code) => index.official(code) ?? []);
  const rows: ExistingRow[] = [];
  const items: MissingRows['items'] = [];
  for (const row of existing) {
    if (row.retired || isClaimed(row.fid)) continue;
    const area = coveringArea(row, areas, covered, index);
    if (area === null) continue;
    rows.push(row);
    if (items.length >= SHOWN) continue;
    const where = areaPrefix[area.level] + area.name;
    items.push({
      row: null,
      label: row.name ?? row.code ?? '',
      differences: [],
      reason: rowReason.missing(where),
    });
  }
  return { rows, items };
}

function coveringArea(
  row: ExistingRow,
  areas: ReadonlySet<string>,
  covered: readonly IndexedArea[],
  index: AreaIndex,
): IndexedArea | null {
  if (row.area !== null) {
    for (let length = row.area.length; length >= 2; length -= 2) {
      const code = row.area.slice(0, length);
      if (areas.has(code)) return index.official(code);
    }
    return null;
  }
  const middle = middleOf(row);
  return middle ? (covered.find((area) => index.covers(area, middle)) ?? null) : null;
}
