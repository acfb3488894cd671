import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import { areaPrefix } from '../../../../shared/text/matching.ts';
import { rowReason } from '../../../../shared/text/row-matching.ts';
import type { AreaIndex, IndexedArea } from './area-index.ts';
import type { CoveredAreas } from './covered-areas.ts';
import { middleOf } from './existing-index.ts';
import type { ExistingRow } from './existing-rows.queries.ts';

export interface MissingRows {
  readonly rows: readonly ExistingRow[];
  readonly items: RowMatch['missing']['items'];
  /** Rows that the file does not have as far as it could be read: nothing is done to them. */
  readonly unsure: number;
  /** Names of the areas over which missing was judged. */
  readonly areas: readonly string[];
}

const SHOWN = 100;

/**
 * The rows here that a file does not have, though it has others of their area. What lies in areas that the file says
 * nothing of is not missing from it, nor is what lies where rows of the file could not be taken in.
 *
 * @param everywhere the user says that the file is of the whole register
 */
export function missingRows(
  existing: readonly ExistingRow[],
  isClaimed: (fid: number) => boolean,
  areas: CoveredAreas,
  index: AreaIndex,
  everywhere = false,
): MissingRows {
  const officials = (codes: ReadonlySet<string>): IndexedArea[] =>
    [...codes].flatMap((code) => index.official(code) ?? []);
  const covered = officials(areas.covered);
  const unsure = officials(areas.unsure);
  const rows: ExistingRow[] = [];
  const items: MissingRows['items'] = [];
  let left = 0;
  for (const row of existing) {
    if (row.retired || isClaimed(row.fid)) continue;
    const area = coveringArea(row, areas.covered, covered, index);
    if (area === null && !everywhere) continue;
    if (areas.anywhere || isUnsure(row, areas.unsure, unsure, index)) {
      left += 1;
      continue;
    }
    rows.push(row);
    if (items.length >= SHOWN) continue;
    items.push({
      row: null,
      label: row.name ?? row.code ?? '',
      differences: [],
      reason: area === null ? rowReason.missingAnywhere : rowReason.missing(nameOf(area)),
    });
  }
  const areasOf = everywhere ? [] : covered.map(nameOf).sort((a, b) => a.localeCompare(b, 'th'));
  return { rows, items, unsure: left, areas: areasOf };
}

const nameOf = (area: IndexedArea): string => areaPrefix[area.level] + area.name;

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

/** True where a row of the file that was not taken in may be of the same area: of it, of one above or of one below. */
function isUnsure(
  row: ExistingRow,
  codes: ReadonlySet<string>,
  areas: readonly IndexedArea[],
  index: AreaIndex,
): boolean {
  if (codes.size === 0) return false;
  const { area } = row;
  if (area !== null) return [...codes].some((code) => area.startsWith(code) || code.startsWith(area));
  const middle = middleOf(row);
  return middle === null || areas.some((one) => index.covers(one, middle));
}
