import { Menu } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowBarToDown,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconEraser,
  IconEyeOff,
  IconFilter,
  IconLayoutList,
  IconPin,
} from '@tabler/icons-react';
import { tablesText } from '../../../shared/text/tables.ts';
import { setTableView } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import { fitColumn, hideColumn, moveColumn, setSort, sortBy } from './column-actions.ts';
import type { Column } from './columns.ts';
import { canGroup, kindsOf } from './filter-kinds.ts';
import { HEAD } from './grid-cursor.ts';
import { ICON, Item } from './menu-item.tsx';
import { openFilter } from './table-dialogs.ts';
import type { Cursor } from './use-cursor.ts';
import type { Grid } from './use-grid.ts';

function SortItems({ grid, column }: { readonly grid: Grid; readonly column: Column }) {
  const t = useText();
  const { sort } = grid.view;
  const sorted = sort.some(({ field }) => field === column.key);
  const words = column.numeric || column.field.type !== 'text';
  return (
    <>
      <Item icon={<IconArrowUp {...ICON} />} onClick={() => setSort(grid, column, false)}>
        {t(words ? tablesText.sortUp : tablesText.sortUpText)}
      </Item>
      <Item icon={<IconArrowDown {...ICON} />} onClick={() => setSort(grid, column, true)}>
        {t(words ? tablesText.sortDown : tablesText.sortDownText)}
      </Item>
      {sort.length > 0 && !sorted && (
        <Item icon={<IconArrowBarToDown {...ICON} />} keys="Shift" onClick={() => sortBy(grid, column, true)}>
          {t(tablesText.sortAlso)}
        </Item>
      )}
      {sorted && (
        <Item icon={<IconEraser {...ICON} />} onClick={() => setSort(grid, column, null)}>
          {t(tablesText.sortNone)}
        </Item>
      )}
    </>
  );
}

/** What can be done with a column. */
export function HeadItems({
  grid,
  cursor,
  column,
  index,
}: {
  grid: Grid;
  cursor: Cursor;
  column: Column;
  index: number;
}) {
  const t = useText();
  const { layer, view, columns } = grid;
  const grouped = view.group?.field === column.key;
  const freeze = (frozen: number): void => setTableView(layer.name, { frozen });
  const move = (before: number): void => cursor.goTo({ line: HEAD, column: moveColumn(grid, index, before) });
  return (
    <>
      {!column.field.masked && <SortItems grid={grid} column={column} />}
      <Menu.Divider />
      {kindsOf(column.field).length > 0 && (
        <Item icon={<IconFilter {...ICON} />} onClick={() => openFilter(layer.name, column.key)}>
          {t(tablesText.filterBy)}
        </Item>
      )}
      {canGroup(column.field) && (
        <Item
          icon={<IconLayoutList {...ICON} />}
          onClick={() =>
            setTableView(layer.name, { group: grouped ? null : { field: column.key, descending: false } })
          }
        >
          {t(grouped ? tablesText.ungroup : tablesText.groupBy)}
        </Item>
      )}
      <Menu.Divider />
      <Item icon={<IconPin {...ICON} />} onClick={() => freeze(view.frozen === index + 1 ? 0 : index + 1)}>
        {t(view.frozen === index + 1 ? tablesText.unfreeze : tablesText.freezeTo)}
      </Item>
      <Item icon={<IconArrowAutofitWidth {...ICON} />} onClick={() => void fitColumn(grid, column)}>
        {t(tablesText.fit)}
      </Item>
      <Item
        icon={<IconArrowLeft {...ICON} />}
        keys="Alt ←"
        disabled={index === 0}
        onClick={() => move(index - 1)}
      >
        {t(tablesText.moveLeft)}
      </Item>
      <Item
        icon={<IconArrowRight {...ICON} />}
        keys="Alt →"
        disabled={index === columns.length - 1}
        onClick={() => move(index + 2)}
      >
        {t(tablesText.moveRight)}
      </Item>
      <Item
        icon={<IconEyeOff {...ICON} />}
        disabled={columns.length === 1}
        onClick={() => hideColumn(grid, column)}
      >
        {t(tablesText.hide)}
      </Item>
    </>
  );
}
