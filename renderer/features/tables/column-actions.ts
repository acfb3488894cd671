import type { SortKey } from '../../../shared/contract/table-query.ts';
import { setTableView } from '../../app/desk.ts';
import { type Column, cellWords } from './columns.ts';
import type { Grid } from './use-grid.ts';

const NARROWEST = 56;
const WIDEST = 900;

/** Sorts by a column; the other way round when it is sorted by it already. With `also` by the columns before it first. */
export const sortBy = ({ layer, view }: Grid, column: Column, also: boolean): void => {
  const known = view.sort.find(({ field }) => field === column.key);
  // Of numbers the largest are looked for, of names the first.
  const next: SortKey = { field: column.key, descending: known ? !known.descending : column.numeric };
  if (!also) setTableView(layer.name, { sort: [next] });
  else if (known) setTableView(layer.name, { sort: view.sort.map((key) => (key === known ? next : key)) });
  else setTableView(layer.name, { sort: [...view.sort, next].slice(-8) });
};

export const setSort = ({ layer, view }: Grid, column: Column, descending: boolean | null): void => {
  const others = view.sort.filter(({ field }) => field !== column.key);
  setTableView(layer.name, {
    sort: descending === null ? others : [{ field: column.key, descending }],
  });
};

export const resizeColumn = (
  { layer, view }: Pick<Grid, 'layer' | 'view'>,
  column: Column,
  width: number,
): number => {
  const fitting = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  setTableView(layer.name, { widths: { ...view.widths, [column.key]: fitting } });
  return fitting;
};

/** Puts a column before another one; behind the last for an index beyond it. Returns its new index. */
export const moveColumn = (
  { layer, columns }: Pick<Grid, 'layer' | 'columns'>,
  from: number,
  before: number,
): number => {
  const keys = columns.map(({ key }) => key);
  const [moved] = keys.splice(from, 1);
  if (moved === undefined) return from;
  const at = Math.max(0, Math.min(keys.length, before > from ? before - 1 : before));
  keys.splice(at, 0, moved);
  setTableView(layer.name, { columns: keys });
  return at;
};

export const hideColumn = ({ layer, columns }: Grid, column: Column): void => {
  if (columns.length > 1)
    setTableView(layer.name, { columns: columns.filter((one) => one !== column).map(({ key }) => key) });
};

/** As wide as the longest text among the rows that the page has. */
export const fitColumn = (grid: Grid, column: Column): number => {
  const canvas = document.createElement('canvas').getContext('2d');
  if (canvas === null) return column.width;
  canvas.font = `14px ${getComputedStyle(document.body).fontFamily}`;
  const widthOf = (text: string): number => canvas.measureText(text).width;
  let widest = widthOf(column.title) + 24;
  for (const { index } of grid.virtual.getVirtualItems()) {
    const line = grid.lines.at(index);
    const found = line.kind === 'row' ? grid.data.at(line.position) : undefined;
    if (found)
      widest = Math.max(widest, widthOf(cellWords(column, found.row, found.names, grid.language).text));
  }
  return resizeColumn(grid, column, widest + 20);
};
