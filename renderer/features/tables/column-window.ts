import { type CSSProperties, type RefObject, useEffect, useMemo, useState } from 'react';
import type { Column } from './columns.ts';
import { NUMBER_WIDTH } from './use-grid.ts';

/** A column where it stands in the grid. */
export interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
  readonly frozen: boolean;
  readonly style: CSSProperties;
}

/** Fewer columns than these are drawn all: moving a window costs more than it saves. */
const FEW = 24;
const STEP = 400;

/** The columns between two edges of the window; those that are frozen are always in it. */
const between = (
  placed: readonly PlacedColumn[],
  lefts: readonly number[],
  from: number,
  to: number,
): PlacedColumn[] =>
  placed.filter(
    ({ index, frozen, column }) =>
      frozen || ((lefts[index] ?? 0) + column.width >= from && (lefts[index] ?? 0) <= to),
  );

/** How far the grid is scrolled sideways, in steps, and how wide it is. */
const useSpan = (scroller: RefObject<HTMLDivElement | null>, watched: boolean): readonly [number, number] => {
  const [span, setSpan] = useState<readonly [number, number]>([0, 4000]);
  useEffect(() => {
    const box = scroller.current;
    if (!watched || !box) return;
    const take = (): void => {
      const from = Math.floor(box.scrollLeft / STEP) * STEP;
      const to = from + Math.ceil(box.clientWidth / STEP) * STEP + STEP;
      setSpan((before) => (before[0] === from && before[1] === to ? before : [from, to]));
    };
    take();
    box.addEventListener('scroll', take, { passive: true });
    return () => box.removeEventListener('scroll', take);
  }, [scroller, watched]);
  return span;
};

/** The columns that are drawn: of a wide table only those in sight, and those that are frozen. */
export const useColumnWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly Column[],
  frozen: number,
): { readonly placed: readonly PlacedColumn[]; readonly style: CSSProperties } => {
  const [from, to] = useSpan(scroller, columns.length > FEW);
  const layout = useMemo(() => {
    const lefts: number[] = [];
    let left = NUMBER_WIDTH;
    const placed = columns.map((column, index): PlacedColumn => {
      const isFrozen = index < frozen;
      lefts.push(left);
      const style: CSSProperties = { gridColumn: index + 2, ...(isFrozen ? { left } : {}) };
      left += column.width;
      return { column, index, frozen: isFrozen, style };
    });
    const widths = columns.map(({ width }, i) =>
      i === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`,
    );
    const style = {
      '--columns': `${NUMBER_WIDTH}px ${widths.join(' ')}`,
      '--width': `${left}px`,
    } as CSSProperties;
    return { placed, lefts, style };
  }, [columns, frozen]);
  const placed = useMemo(
    () =>
      columns.length <= FEW ? layout.placed : between(layout.placed, layout.lefts, from - STEP, to + STEP),
    [columns.length, layout, from, to],
  );
  return { placed, style: layout.style };
};
