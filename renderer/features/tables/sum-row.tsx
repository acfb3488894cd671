// biome-ignore-all lint/a11y/useSemanticElements: the foot of a virtual grid cannot be a table foot
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { useText } from '../../ui/index.ts';
import type { PlacedColumn } from './column-window.ts';
import css from './grid.module.css';
import type { CellRange } from './grid-cursor.ts';
import { sumWords } from './sum-words.ts';
import type { Grid } from './use-grid.ts';
import { useSumsBetween } from './use-table.ts';

interface SumRowProps {
  readonly grid: Grid;
  readonly placed: readonly PlacedColumn[];
  readonly range: CellRange | null;
  readonly sums: Readonly<Record<string, number>>;
}

/** The sums over all rows; over those that are marked where they are several. */
export function SumRow({ grid, placed, range, sums }: SumRowProps) {
  const t = useText();
  const { columns, layer, data } = grid;
  const [from, to] = [range?.from ?? 0, range?.to ?? 0];
  const several = to - from > 1 && to - from < data.total;
  const wanted = useMemo(() => (several ? { from, to } : null), [several, from, to]);
  const [between] = useDebouncedValue(wanted, 120);
  const marked = useSumsBetween(data.query, between);
  const isMarked = wanted !== null && marked !== null && between === wanted;
  const words = useMemo(
    () => sumWords(columns, layer.fields, isMarked ? marked : sums),
    [columns, layer.fields, isMarked, marked, sums],
  );
  const first = isMarked
    ? t(frameText.selectedMany, { count: formatNumber(to - from) })
    : t(recordsText.sum, { count: formatNumber(data.total) });
  return (
    <div
      className={css.sums}
      role="row"
      tabIndex={-1}
      aria-rowindex={grid.lines.count + 2}
      data-marked={isMarked || undefined}
    >
      <div role="gridcell" tabIndex={-1} className={css.number} />
      {placed.map(({ column, index, style, frozen }) => (
        <div
          key={column.key}
          role="gridcell"
          tabIndex={-1}
          className={css.cell}
          style={style}
          aria-colindex={index + 2}
          data-frozen={frozen || undefined}
          data-number={column.numeric || undefined}
        >
          {index === 0 ? first : (words[column.key] ?? '')}
        </div>
      ))}
    </div>
  );
}
