import { Menu } from '@mantine/core';
import {
  IconArrowBarToDown,
  IconArrowsVertical,
  IconClipboard,
  IconCopy,
  IconEraser,
  IconFilter,
  IconFocus2,
  IconFold,
  IconForms,
  IconLayoutList,
  IconPencil,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { AREA } from '../../../shared/domain/area-field.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tableEditUi, tablesText } from '../../../shared/text/tables.ts';
import { setTableView } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { deleteRows } from '../records/index.ts';
import { type Column, cellValueOf } from './columns.ts';
import { filterForValue } from './filter-kinds.ts';
import { HEAD, type Place } from './grid-cursor.ts';
import { foldAll } from './group-actions.ts';
import { HeadItems } from './head-items.tsx';
import { ICON, Item } from './menu-item.tsx';
import { openReplace, openSet } from './table-dialogs.ts';
import { type CellEdit, isEditable } from './use-cell-edit.ts';
import type { Clipboard } from './use-clipboard.ts';
import type { Cursor } from './use-cursor.ts';
import type { Fill } from './use-fill.ts';
import type { Grid } from './use-grid.ts';

/** Where a menu was asked for: the cell or heading, and the point of the window. */
export interface MenuAt {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

interface MenuProps {
  readonly menu: MenuAt | null;
  readonly grid: Grid;
  readonly cursor: Cursor;
  readonly edit: CellEdit;
  readonly fill: Fill;
  readonly clipboard: Clipboard;
  readonly onClose: () => void;
}

/** Narrows the table to the rows that have the cell's value. */
const filterByValue = ({ layer, view, lines, data }: Grid, column: Column, line: number): void => {
  const at = lines.at(line);
  const found = at.kind === 'row' ? data.at(at.position) : undefined;
  if (found === undefined) return;
  const others = view.filters.filter(({ field }) => field !== column.key);
  const filter = filterForValue(column.field, cellValueOf(column, found.row));
  setTableView(layer.name, { filters: [...others, filter] });
};

function EditItems({
  grid,
  edit,
  fill,
  clipboard,
  cursor,
  column,
}: Omit<MenuProps, 'menu' | 'onClose'> & { column: Column }) {
  const t = useText();
  const canEdit = isEditable(column);
  const rows = cursor.range === null ? 0 : cursor.range.to - cursor.range.from;
  return (
    <>
      <Item icon={<IconPencil {...ICON} />} keys="F2" disabled={!canEdit} onClick={() => edit.open(null)}>
        {t(tableEditUi.edit)}
      </Item>
      <Item icon={<IconCopy {...ICON} />} onClick={clipboard.copyWithHeadings}>
        {t(tableEditUi.copyHeadings)}
      </Item>
      {canEdit && (
        <Item icon={<IconClipboard {...ICON} />} disabled onClick={() => undefined}>
          {t(tableEditUi.pasteHint)}
        </Item>
      )}
      <Item
        icon={<IconArrowBarToDown {...ICON} />}
        keys="Ctrl D"
        disabled={!canEdit || rows < 2}
        onClick={fill.down}
      >
        {t(tableEditUi.fillDown)}
      </Item>
      <Item icon={<IconEraser {...ICON} />} keys="Delete" disabled={!canEdit} onClick={fill.clear}>
        {t(tableEditUi.clear)}
      </Item>
      <Item icon={<IconReplace {...ICON} />} keys="Ctrl H" onClick={() => openReplace(grid.layer.name)}>
        {t(tableEditUi.replaceTitle)}
      </Item>
    </>
  );
}

function RowItems({
  grid,
  cursor,
  column,
  line,
}: {
  grid: Grid;
  cursor: Cursor;
  column: Column;
  line: number;
}) {
  const t = useText();
  const { layer } = grid;
  const fids = [...cursor.selected];
  const editable = layer.fields.some((field) => field.editable);
  return (
    <>
      {column.key !== AREA && !column.field.masked && (
        <Item icon={<IconFilter {...ICON} />} onClick={() => filterByValue(grid, column, line)}>
          {t(tableEditUi.filterValue)}
        </Item>
      )}
      {layer.geometryType !== 'None' && (
        <Item
          icon={<IconFocus2 {...ICON} />}
          keys="Ctrl Enter"
          onClick={() => void deskMapApi.focusFeatures(layer.name, fids)}
        >
          {t(tableEditUi.showOnMap)}
        </Item>
      )}
      {editable && fids.length > 0 && (
        <>
          <Item icon={<IconForms {...ICON} />} onClick={() => openSet(layer.name)}>
            {t(tableEditUi.setAll)}
          </Item>
          <Menu.Divider />
          <Item icon={<IconTrash {...ICON} />} danger onClick={() => void deleteRows(layer, fids)}>
            {t(tableEditUi.removeRows, { n: formatNumber(fids.length) })}
          </Item>
        </>
      )}
    </>
  );
}

function GroupItems({ grid }: { readonly grid: Grid }) {
  const t = useText();
  return (
    <>
      <Item icon={<IconFold {...ICON} />} onClick={() => foldAll(grid, true)}>
        {t(tablesText.collapseAll)}
      </Item>
      <Item icon={<IconArrowsVertical {...ICON} />} onClick={() => foldAll(grid, false)}>
        {t(tablesText.expandAll)}
      </Item>
      <Menu.Divider />
      <Item
        icon={<IconLayoutList {...ICON} />}
        onClick={() => setTableView(grid.layer.name, { group: null })}
      >
        {t(tablesText.ungroup)}
      </Item>
    </>
  );
}

/** What can be done with a column, or with the marked cells and rows. */
export function GridMenu({ menu, onClose, ...parts }: MenuProps) {
  const { grid, cursor } = parts;
  const column = grid.columns[menu?.place.column ?? 0];
  const close = (): void => {
    onClose();
    grid.scroller.current?.focus({ preventScroll: true });
  };
  if (menu === null || column === undefined) return null;
  const { line, column: index } = menu.place;
  return (
    <Menu opened onClose={close} position="bottom-start" offset={2} returnFocus={false} keepMounted={false}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: menu.x, top: menu.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {line === HEAD ? (
          <HeadItems grid={grid} cursor={cursor} column={column} index={index} />
        ) : grid.lines.at(line).kind === 'group' ? (
          <GroupItems grid={grid} />
        ) : (
          <>
            <EditItems {...parts} column={column} />
            <Menu.Divider />
            <RowItems grid={grid} cursor={cursor} column={column} line={line} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
