// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { refusalSentence } from '../../api/index.ts';
import { setTableView } from '../../app/desk.ts';
import { Empty, ErrorNotice, useText } from '../../ui/index.ts';
import { CellEditor } from './cell-editor.tsx';
import { type PlacedColumn, useColumnWindow } from './column-window.ts';
import css from './grid.module.css';
import { HEAD, type Place } from './grid-cursor.ts';
import { HeadRow } from './grid-head.tsx';
import { GridMenu, type MenuAt } from './grid-menu.tsx';
import { BodyRow, cellId, GroupRow } from './grid-row.tsx';
import { groupWords } from './group-actions.ts';
import { PasteDialogs } from './paste-dialog.tsx';
import { SumRow } from './sum-row.tsx';
import { sumWords } from './sum-words.ts';
import { openReplace } from './table-dialogs.ts';
import { type CellEdit, useCellEdit } from './use-cell-edit.ts';
import { type Clipboard, useClipboard } from './use-clipboard.ts';
import { type Cursor, useCursor } from './use-cursor.ts';
import { type Fill, useFill } from './use-fill.ts';
import { type Grid, useGrid } from './use-grid.ts';
import { gridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { type TableSums, useSums } from './use-table.ts';

const isNarrowed = ({ view }: Grid): boolean => view.filters.length > 0 || view.search !== '';

/** Nothing to show: an error, a filter that leaves nothing, or nothing yet. */
function Nothing({ grid }: { readonly grid: Grid }) {
  const t = useText();
  const { data, view, layer } = grid;
  if (data.error !== null && data.error !== undefined)
    return (
      <div className={css.nothing}>
        <ErrorNotice text={t(refusalSentence(data.error))}>
          {view.group !== null && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setTableView(layer.name, { group: null })}
            >
              {t(tablesText.ungroup)}
            </Button>
          )}
        </ErrorNotice>
      </div>
    );
  if (!data.ready) return null;
  const filtered = isNarrowed(grid);
  return (
    <Empty fill title={t(recordsText.noRows)} text={filtered ? t(recordsText.noRowsText) : undefined}>
      {filtered && (
        <Button variant="default" onClick={() => setTableView(layer.name, { filters: [], search: '' })}>
          {t(tablesText.clearFilters)}
        </Button>
      )}
    </Empty>
  );
}

interface LinesProps {
  readonly grid: Grid;
  readonly placed: readonly PlacedColumn[];
  readonly cursor: Cursor;
  readonly edit: CellEdit;
  readonly fill: Fill;
  readonly sums: TableSums;
}

function GridLines({ grid, placed, cursor, edit, fill, sums }: LinesProps) {
  const { lines, data, virtual, columns, layer, id, folded } = grid;
  const { range } = cursor;
  return virtual.getVirtualItems().map(({ index: line, start: top }) => {
    const at = lines.at(line);
    const shared = { gridId: id, line, top, columns: placed };
    if (at.kind === 'group') {
      const group = data.groups?.[at.group];
      return group === undefined ? null : (
        <GroupRow
          key={`g${at.group}`}
          {...shared}
          words={groupWords(grid, group)}
          count={group.count}
          folded={folded.has(at.group)}
          active={cursor.place.line === line}
          sums={sumWords(columns, layer.fields, sums.groups[at.group] ?? {})}
        />
      );
    }
    const { position } = at;
    const found = data.at(position);
    const marked = range !== null && position >= range.from && position < range.to;
    const filled = fill.dragged !== null && position >= fill.dragged.from && position < fill.dragged.to;
    const editing = edit.editing?.place.line === line ? edit.editing : null;
    return (
      <BodyRow
        key={position}
        {...shared}
        language={grid.language}
        found={found}
        position={position}
        selected={found !== undefined && cursor.selected.has(found.row.fid)}
        active={cursor.place.line === line ? cursor.place.column : -1}
        left={(marked || filled) && range ? range.left : -1}
        right={(marked || filled) && range ? range.right : -1}
        isFirst={marked && position === range.from}
        isLast={marked && position === range.to - 1}
        isFilled={filled}
        editor={editing === null ? null : <CellEditor editing={editing} edit={edit} />}
        onHandle={fill.onHandle}
      />
    );
  });
}

/** The place beside a cell, for a menu that was opened by key. */
const besideCell = (grid: Grid, { line, column }: Place): { x: number; y: number } => {
  const box = document.getElementById(cellId(grid.id, line, column))?.getBoundingClientRect();
  return box ? { x: box.left + 8, y: box.bottom } : { x: 200, y: 200 };
};

interface BoxProps extends Omit<LinesProps, 'placed'> {
  readonly clipboard: Clipboard;
  readonly onMenu: (menu: MenuAt) => void;
}

/** The box that scrolls: headings, lines, sums; keys, pointer and clipboard work on it. */
function GridBox({ grid, cursor, edit, fill, clipboard, sums, onMenu }: BoxProps) {
  const t = useText();
  const [said, say] = useState('');
  const { layer, scroller, virtual, data, columns, id, lines } = grid;
  const { placed, style } = useColumnWindow(scroller, columns, grid.view.frozen);
  const pointer = useGridPointer(grid, cursor, edit, (place, at) => onMenu({ place, ...at }));
  const { dropAt, ...presses } = pointer;
  const keys = gridKeys({
    ...{ grid, cursor, edit, fill, say },
    onMenu: (place) => onMenu({ place, ...besideCell(grid, place) }),
    onReplace: () => openReplace(layer.name),
  });
  const { line, column } = cursor.place;
  const group = line >= 0 && lines.at(line).kind === 'group';
  return (
    <>
      <div
        ref={scroller}
        className={css.scroller}
        style={style}
        role="grid"
        tabIndex={0}
        aria-label={t(tablesText.grid, { title: layer.title })}
        aria-rowcount={lines.count + 2}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-busy={data.waiting}
        data-idle={cursor.selected.size === 0 || undefined}
        aria-activedescendant={cellId(id, line, group ? 0 : column)}
        onKeyDown={keys}
        {...presses}
        onCopy={clipboard.onCopy}
        onPaste={clipboard.onPaste}
      >
        <HeadRow grid={grid} placed={placed} active={line === HEAD ? column : -1} dropAt={dropAt} />
        <div className={css.space} style={{ height: virtual.getTotalSize() }}>
          <GridLines grid={grid} placed={placed} cursor={cursor} edit={edit} fill={fill} sums={sums} />
        </div>
        <SumRow grid={grid} placed={placed} range={cursor.range} sums={sums.total} />
      </div>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

/** The table of one layer or register: virtual lines, one selection with the map, edits as in a spreadsheet. */
export function TableGrid({ layer }: { readonly layer: LayerSummary }) {
  const grid = useGrid(layer);
  const cursor = useCursor(grid);
  const edit = useCellEdit(grid, cursor);
  const clipboard = useClipboard(grid, cursor.range);
  const fill = useFill(grid, cursor.range);
  const sums = useSums(grid.data.query, grid.data.ready);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const empty = grid.data.total === 0;
  // Of what was searched or filtered away the headings stay: they say where, and their menus hold the filters.
  if (grid.data.error || (empty && !isNarrowed(grid))) return <Nothing grid={grid} />;
  return (
    <div className={css.frame}>
      <GridBox {...{ grid, cursor, edit, fill, clipboard, sums }} onMenu={setMenu} />
      {empty && (
        <div className={css.under}>
          <Nothing grid={grid} />
        </div>
      )}
      {grid.data.waiting && <span className={css.waiting} aria-hidden="true" />}
      <GridMenu menu={menu} onClose={() => setMenu(null)} {...{ grid, cursor, edit, fill, clipboard }} />
      <PasteDialogs grid={grid} clipboard={clipboard} />
    </div>
  );
}
