// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are moved by a transform, which rows of a table element cannot be
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { Row } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { setTableView, useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import type { Column } from './columns.ts';
import css from './table.module.css';
import type { Rows } from './use-rows.ts';

function HeadCell({ layer, column }: { readonly layer: string; readonly column: Column }) {
  const t = useText();
  const sort = useDesk((state) => state.tableViews[layer]?.sort ?? null);
  const mine = sort?.field === column.key ? sort : null;
  const descending = mine === null ? column.numeric : !mine.descending;
  const order = mine === null ? 'none' : mine.descending ? 'descending' : 'ascending';
  return (
    <div
      className={css.headCell}
      role="columnheader"
      tabIndex={-1}
      aria-sort={order}
      data-number={column.numeric || undefined}
    >
      <button
        type="button"
        data-sorted={mine !== null || undefined}
        title={t(descending ? recordsText.sortDown : recordsText.sortUp)}
        onClick={() => setTableView(layer, { sort: { field: column.key, descending } })}
      >
        {column.title}
        {mine !== null && (mine.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
      </button>
    </div>
  );
}

/** The headings; a click sorts. */
export function HeadRow({ layer, columns }: { readonly layer: string; readonly columns: readonly Column[] }) {
  return (
    <div className={css.head} role="row" tabIndex={-1}>
      {columns.map((column) => (
        <HeadCell key={column.key} layer={layer} column={column} />
      ))}
    </div>
  );
}

export interface BodyRowProps {
  readonly layer: string;
  readonly columns: readonly Column[];
  /** Undefined while it is being fetched. */
  readonly row: Row | undefined;
  readonly position: number;
  readonly top: number;
  readonly selected: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
}

/** One row at its place in the virtual list. */
export function BodyRow({ layer, columns, row, position, top, selected, ...events }: BodyRowProps) {
  return (
    <div
      id={row === undefined ? undefined : `${layer}-${row.fid}`}
      className={css.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      {...events}
    >
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          className={css.cell}
          data-number={column.numeric || undefined}
          data-muted={(row !== undefined && column.muted(row)) || undefined}
        >
          {row === undefined ? '' : column.text(row)}
        </div>
      ))}
    </div>
  );
}

/** The sums over all filtered rows. */
export function SumRow({ columns, rows }: { readonly columns: readonly Column[]; readonly rows: Rows }) {
  const t = useText();
  return (
    <div className={css.sums} role="row" tabIndex={-1}>
      {columns.map((column, index) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          className={css.cell}
          data-number={column.numeric || undefined}
        >
          {index === 0 ? t(recordsText.sum, { count: formatNumber(rows.total) }) : column.sumText(rows.sums)}
        </div>
      ))}
    </div>
  );
}
