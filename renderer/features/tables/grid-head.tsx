// biome-ignore-all lint/a11y/useSemanticElements: the head of a virtual grid cannot be a table head
import { IconArrowDown, IconArrowUp, IconFilter } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { tablesText } from '../../../shared/text/tables.ts';
import { useText } from '../../ui/index.ts';
import { resizeColumn } from './column-actions.ts';
import type { PlacedColumn } from './column-window.ts';
import css from './grid.module.css';
import { HEAD } from './grid-cursor.ts';
import { cellId } from './grid-row.tsx';
import type { Grid } from './use-grid.ts';

interface HeadProps {
  readonly grid: Grid;
  readonly placed: readonly PlacedColumn[];
  /** The column of the cursor where it is in the head, or -1. */
  readonly active: number;
  /** The column before which a dragged one would come, or -1. */
  readonly dropAt: number;
}

/** The edge of a heading: dragged, the column gets wider or narrower. */
function Edge({ grid, placed }: { readonly grid: Grid; readonly placed: PlacedColumn }) {
  const { column } = placed;
  const drag = (down: PointerEvent): void => {
    down.preventDefault();
    down.stopPropagation();
    const move = (event: globalThis.PointerEvent): void => {
      resizeColumn(grid, column, column.width + event.clientX - down.clientX);
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
  };
  return (
    <span
      className={css.edge}
      data-edge
      aria-hidden="true"
      onPointerDown={drag}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}

function HeadCell({
  grid,
  placed,
  active,
  dropAt,
}: Omit<HeadProps, 'placed'> & { readonly placed: PlacedColumn }) {
  const t = useText();
  const { column, index } = placed;
  const { sort, filters } = grid.view;
  const at = sort.findIndex(({ field }) => field === column.key);
  const key = sort[at];
  const Arrow = key?.descending ? IconArrowDown : IconArrowUp;
  const filtered = filters.some(({ field }) => field === column.key);
  return (
    <div
      id={cellId(grid.id, HEAD, index)}
      role="columnheader"
      tabIndex={-1}
      className={css.headCell}
      style={placed.style}
      title={`${column.title}\n${t(tablesText.sortHint)}`}
      aria-colindex={index + 2}
      aria-sort={key === undefined ? 'none' : key.descending ? 'descending' : 'ascending'}
      data-head={index}
      data-frozen={placed.frozen || undefined}
      data-number={column.numeric || undefined}
      data-sorted={key !== undefined || undefined}
      data-active={active === index || undefined}
      data-drop={dropAt === index || undefined}
    >
      <span className={css.words}>{column.title}</span>
      {filtered && <IconFilter size={13} stroke={2.25} aria-hidden="true" />}
      {key !== undefined && <Arrow size={14} aria-hidden="true" />}
      {key !== undefined && sort.length > 1 && <sup>{at + 1}</sup>}
      <Edge grid={grid} placed={placed} />
    </div>
  );
}

/** The headings: a click sorts, a drag moves, the right button and Alt with ↓ open the column's menu. */
export function HeadRow({ grid, placed, active, dropAt }: HeadProps) {
  const t = useText();
  return (
    <div className={css.head} role="row" tabIndex={-1} aria-rowindex={1}>
      <div role="columnheader" tabIndex={-1} className={css.number} aria-colindex={1} data-all>
        <span className="visually-hidden">{t(tablesText.rowNumber)}</span>
      </div>
      {placed.map((one) => (
        <HeadCell key={one.column.key} grid={grid} placed={one} active={active} dropAt={dropAt} />
      ))}
    </div>
  );
}
