import type { Field } from '../../../../shared/contract/layers.ts';
import { parseLandArea } from '../../../../shared/domain/land-area.ts';
import type { WantedCell } from './wanted-cell.ts';

/** More than a number of rai: `12-3-45`, or words with งาน or ตารางวา. */
const WHOLE_AREA = /[\d๐-๙]\s*[-–—−]\s*[\d๐-๙]|งาน|วา|ngan|wah/i;

const PARTS = ['rai', 'ngan', 'wah'] as const;

/** The columns of the three parts of an area, by the column of its rai; null for a column that is no such part. */
const partsOf = (field: Field | null, fields: readonly Field[]): readonly Field[] | null => {
  const stem = field?.name.endsWith('_rai') ? field.name.slice(0, -3) : null;
  if (stem === null) return null;
  const parts = PARTS.map((part) => fields.find(({ name }) => name === `${stem}${part}`));
  return parts.every((part) => part !== undefined) ? parts : null;
};

/**
 * The cells of one row of a block, with areas that stand whole in the column of rai (`12-3-45`, as offices write them) put into
 * its three columns. What the block itself says of ngan and square wah stands; its empty cells beside a whole area say nothing.
 *
 * @param fields all fields of the layer: the other parts may be columns that are not shown
 */
export const withWholeAreas = (cells: readonly WantedCell[], fields: readonly Field[]): WantedCell[] => {
  const row = [...cells];
  for (const { fid, field, typed } of cells) {
    const parts = partsOf(field, fields);
    const area = parts && typed !== null && WHOLE_AREA.test(typed) ? parseLandArea(typed) : null;
    if (!parts || !area) continue;
    for (const [i, part] of parts.entries()) {
      const value = area.parts[PARTS[i] ?? 'rai'];
      const at = row.findIndex((cell) => cell.field?.name === part.name);
      const there = row[at];
      if (there === undefined) row.push({ fid, field: part, typed: null, value, reason: null });
      else if (i === 0 || (there.typed ?? '').trim() === '') row[at] = { ...there, value, reason: null };
    }
  }
  return row;
};
