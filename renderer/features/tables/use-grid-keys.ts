import type { KeyboardEvent } from 'react';
import { tablesText } from '../../../shared/text/tables.ts';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { moveColumn, resizeColumn, sortBy } from './column-actions.ts';
import { HEAD, type Place } from './grid-cursor.ts';
import { toggleGroup } from './group-actions.ts';
import type { CellEdit } from './use-cell-edit.ts';
import type { Cursor } from './use-cursor.ts';
import type { Fill } from './use-fill.ts';
import type { Grid } from './use-grid.ts';

interface Parts {
  readonly grid: Grid;
  readonly cursor: Cursor;
  readonly edit: CellEdit;
  readonly fill: Fill;
  /** Opens the menu of a cell or heading, beside it. */
  readonly onMenu: (place: Place) => void;
  readonly onReplace: () => void;
  /** Told to screen readers. */
  readonly say: (words: string) => void;
}

const WIDTH_STEP = 16;

/** Keys of a heading: Alt moves it, Alt and Shift make it wider or narrower, Enter sorts. */
const headKey = (event: KeyboardEvent, { grid, cursor, say, onMenu }: Parts): boolean => {
  const { column: index } = cursor.place;
  const column = grid.columns[index];
  if (column === undefined) return false;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (event.altKey && event.shiftKey && step !== 0) {
    const width = resizeColumn(grid, column, column.width + step * WIDTH_STEP);
    say(translate(tablesText.resized, { field: column.title, width }));
  } else if (event.altKey && step !== 0) {
    const at = moveColumn(grid, index, step > 0 ? index + 2 : index - 1);
    cursor.goTo({ line: HEAD, column: at });
    say(translate(tablesText.moved, { field: column.title, at: at + 1, of: grid.columns.length }));
  } else if (event.altKey && event.key === 'ArrowDown') onMenu(cursor.place);
  else if (event.key === 'Enter') {
    sortBy(grid, column, event.shiftKey);
    say(translate(tablesText.sorted, { field: column.title }));
  } else return false;
  return true;
};

/** Keys of a spreadsheet that need Ctrl; by place on the keyboard, since a Thai layout has other letters there. */
const controlKey = (event: KeyboardEvent, { grid, cursor, fill, onReplace }: Parts): boolean => {
  switch (event.code) {
    case 'KeyA':
      cursor.markAll();
      return true;
    case 'KeyD':
      fill.down();
      return true;
    case 'KeyH':
      onReplace();
      return true;
    case 'Space':
      cursor.markColumn();
      return true;
    case 'Enter':
    case 'NumpadEnter': {
      const fids = [...cursor.selected];
      if (fids.length > 0) void deskMapApi.focusFeatures(grid.layer.name, fids);
      return true;
    }
    default:
      return cursor.move(event.key, true, event.shiftKey);
  }
};

/** Keys of a group's heading: it folds and unfolds. */
const groupKey = (event: KeyboardEvent, { grid, cursor, onMenu }: Parts): boolean => {
  const { line } = cursor.place;
  const at = grid.lines.at(line);
  if (at.kind !== 'group') return false;
  const folded = grid.folded.has(at.group);
  const toggles =
    event.key === 'Enter' ||
    event.key === ' ' ||
    (event.key === 'ArrowLeft' && !folded) ||
    (event.key === 'ArrowRight' && folded);
  if (toggles) toggleGroup(grid, line);
  else if (isMenuKey(event)) onMenu({ line, column: 0 });
  else return false;
  return true;
};

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (shiftKey && key === 'F10');

const cellKey = (event: KeyboardEvent, { cursor, edit, fill, onMenu }: Parts): boolean => {
  const { place } = cursor;
  if (isMenuKey(event)) onMenu(place);
  else if (event.key === 'F2' || (event.altKey && event.key === 'ArrowDown')) edit.open(null);
  else if (event.key === 'Enter') cursor.advance({ line: event.shiftKey ? -1 : 1 });
  else if (event.key === 'Delete' || event.key === 'Backspace') fill.clear();
  else if (event.shiftKey && event.key === ' ') cursor.markRows(place.line, false);
  else if (event.key.length === 1 && !event.altKey) edit.open(event.key);
  else return false;
  return true;
};

/** The keys of a grid, as in a spreadsheet. Tab leaves it: it is one stop on the way through the page. */
export const gridKeys =
  (parts: Parts) =>
  (event: KeyboardEvent): void => {
    if (parts.edit.editing !== null || event.target !== event.currentTarget) return;
    const { line } = parts.cursor.place;
    const control = event.ctrlKey || event.metaKey;
    const done = control
      ? controlKey(event, parts)
      : (line === HEAD ? headKey(event, parts) : groupKey(event, parts)) ||
        (!event.altKey && parts.cursor.move(event.key, false, event.shiftKey)) ||
        cellKey(event, parts);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
