// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are moved by a transform, which rows of a table element cannot be
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, type PointerEvent, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { type Language, useText } from '../../ui/index.ts';
import type { PlacedColumn } from './column-window.ts';
import { cellWords } from './columns.ts';
import css from './grid.module.css';
import type { NamedRow } from './use-table.ts';

interface LineProps {
  readonly gridId: string;
  readonly line: number;
  /** Pixels from the top of all lines. */
  readonly top: number;
  readonly columns: readonly PlacedColumn[];
}

export interface BodyRowProps extends LineProps {
  readonly language: Language;
  /** Undefined while it is being fetched. */
  readonly found: NamedRow | undefined;
  readonly position: number;
  readonly selected: boolean;
  /** The column of the cursor, or -1. */
  readonly active: number;
  /** Marked columns of this row. */
  readonly left: number;
  readonly right: number;
  /** The marked cells begin above, end below: only their outer edge is drawn. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isFilled: boolean;
  readonly editor: ReactNode;
  readonly onHandle: (event: PointerEvent) => void;
}

/** The id of a cell, by which the grid tells where its cursor is. */
export const cellId = (gridId: string, line: number, column: number): string => `${gridId}-${line}-${column}`;

interface CellProps extends Omit<BodyRowProps, 'columns' | 'selected' | 'position' | 'top'> {
  readonly placed: PlacedColumn;
}

function Cell(props: CellProps) {
  const { gridId, line, placed, language, found, active, left, right, isFirst, isLast, isFilled } = props;
  const { column, index } = placed;
  const shown = found === undefined ? null : cellWords(column, found.row, found.names, language);
  const marked = index >= left && index < right;
  const isActive = index === active;
  return (
    <div
      id={cellId(gridId, line, index)}
      role="gridcell"
      tabIndex={-1}
      className={css.cell}
      style={placed.style}
      aria-colindex={index + 2}
      aria-selected={marked || undefined}
      aria-readonly={!column.field.editable || undefined}
      data-column={index}
      data-frozen={placed.frozen || undefined}
      data-number={column.numeric || undefined}
      data-muted={shown?.muted || undefined}
      data-marked={marked || undefined}
      data-active={isActive || undefined}
      data-fill={(isFilled && index >= left && index < right) || undefined}
      data-edge-top={(marked && isFirst) || undefined}
      data-edge-bottom={(marked && isLast) || undefined}
      data-edge-left={(marked && index === left) || undefined}
      data-edge-right={(marked && index === right - 1) || undefined}
    >
      {isActive && props.editor !== null ? (
        props.editor
      ) : (
        <span className={css.words}>{shown?.text ?? ''}</span>
      )}
      {marked && isLast && index === right - 1 && props.editor === null && (
        <span className={css.handle} aria-hidden="true" onPointerDown={props.onHandle} />
      )}
    </div>
  );
}

/** One row at its place in the virtual list. */
export const BodyRow = memo(function BodyRow({ columns, selected, position, top, ...cell }: BodyRowProps) {
  const t = useText();
  return (
    <div
      className={css.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={cell.line + 2}
      aria-selected={selected}
      data-line={cell.line}
      data-odd={position % 2 === 1 || undefined}
      data-editing={cell.editor !== null || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        tabIndex={-1}
        className={css.number}
        data-rows
        aria-label={t(tablesText.row, { n: position + 1 })}
      >
        {formatNumber(position + 1)}
      </div>
      {columns.map((placed) => (
        <Cell key={placed.column.key} placed={placed} {...cell} />
      ))}
    </div>
  );
});

export interface GroupRowProps extends LineProps {
  readonly words: string;
  readonly count: number;
  readonly folded: boolean;
  readonly active: boolean;
  /** Sums by column, as they are read. */
  readonly sums: Readonly<Record<string, string>>;
}

/** The heading of a group: its value, how many rows, their sums. */
export function GroupRow({ gridId, line, top, columns, words, count, folded, active, sums }: GroupRowProps) {
  const t = useText();
  const summed = columns.filter(({ column }) => sums[column.key] !== undefined);
  const until = summed[0]?.index ?? columns.at(-1)?.index ?? 0;
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <div
      className={css.group}
      role="row"
      tabIndex={-1}
      aria-rowindex={line + 2}
      aria-expanded={!folded}
      data-line={line}
      data-active={active || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        id={cellId(gridId, line, 0)}
        role="gridcell"
        tabIndex={-1}
        className={css.groupName}
        style={{ gridColumn: `1 / ${Math.max(2, until + 2)}` }}
        data-group
        aria-label={t(tablesText.groupRow, { value: words, count: formatNumber(count) })}
      >
        <Chevron size={16} aria-hidden="true" />
        <b>{words}</b>
        <small>{formatNumber(count)}</small>
      </div>
      {summed
        .filter(({ index }) => index > 0)
        .map(({ column, index }) => (
          <div
            key={column.key}
            role="gridcell"
            tabIndex={-1}
            className={css.groupSum}
            style={{ gridColumn: index + 2 }}
            aria-colindex={index + 2}
          >
            {sums[column.key]}
          </div>
        ))}
    </div>
  );
}
