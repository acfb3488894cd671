import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import type { ChartBar } from '../../../shared/contract/charts.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { chartUi } from '../../../shared/text/charts.ts';
import { useText } from '../../ui/index.ts';
import type { BarsProps } from './bar-list.tsx';
import css from './chart.module.css';
import { barWords } from './chart-words.ts';
import { countTicks, edgeTicks } from './ticks.ts';

const WIDTH = 308;
const HEIGHT = 216;
/** Around the bars: figures to the left, edges below. */
const PLOT = { left: 34, right: 4, top: 10, bottom: 22 };
/** Between the bars and those of rows without a figure. */
const APART = 10;
const GROUND = HEIGHT - PLOT.bottom;

/** Where each bar stands: those without a figure apart, at the right. */
const placesOf = (bars: readonly ChartBar[]): { x: number; width: number }[] => {
  const without = bars.filter(({ state }) => state !== null).length;
  const room = WIDTH - PLOT.left - PLOT.right - (without > 0 ? APART : 0);
  const width = room / Math.max(1, bars.length);
  return bars.map(({ state }, i) => ({ x: PLOT.left + i * width + (state === null ? 0 : APART), width }));
};

/** How the figures lie: upright bars over their range in the colours of the map, with those that have none at the end. */
export function Distribution({ chart, chosenOf, onChoose, onPoint }: BarsProps) {
  const t = useText();
  const hatch = useId();
  const group = useRef<SVGGElement>(null);
  const [reached, setReached] = useState(0);
  const { bars } = chart;
  const places = placesOf(bars);
  const most = bars.reduce((largest, { rows }) => Math.max(largest, rows), 1);
  const ticks = countTicks(most);
  const top = Math.max(most, ticks.at(-1) ?? most);
  const yOf = (count: number): number => GROUND - (count / top) * (GROUND - PLOT.top);
  const at = Math.min(reached, bars.length - 1);
  const keys = (event: KeyboardEvent<SVGGElement>, bar: ChartBar): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const more = event.ctrlKey || event.metaKey || event.shiftKey;
    if (step !== undefined) {
      const next = Math.min(bars.length - 1, Math.max(0, at + step));
      setReached(next);
      group.current?.querySelectorAll<SVGGElement>('[role="button"]')[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(bar, more);
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent, bar: ChartBar, i: number): void => {
    setReached(i);
    onChoose(bar, event.ctrlKey || event.metaKey || event.shiftKey);
  };
  return (
    <svg className={css.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-label={t(chartUi.label)}>
      <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={5} height={5} fill="var(--hatch-bg)" />
        <path d="M0 0V5" stroke="var(--hatch)" strokeWidth={1.5} />
      </pattern>
      <g className={css.axis}>
        {ticks.map((count) => (
          <g key={count}>
            <path d={`M${PLOT.left} ${yOf(count)}H${WIDTH - PLOT.right}`} />
            <text x={PLOT.left - 6} y={yOf(count) + 4} textAnchor="end">
              {formatNumber(count)}
            </text>
          </g>
        ))}
        <Edges bars={bars} places={places} />
      </g>
      <g ref={group}>
        {bars.map((bar, i) => (
          // biome-ignore lint/a11y/useSemanticElements: a button is no part of a drawing.
          <g
            key={`${bar.state ?? ''} ${bar.label}`}
            className={css.column}
            role="button"
            tabIndex={i === at ? 0 : -1}
            aria-pressed={chosenOf(bar) === 'all'}
            aria-label={barWords(chart, bar, t)}
            data-chosen={chosenOf(bar)}
            onClick={(event) => press(event, bar, i)}
            onKeyDown={(event) => keys(event, bar)}
            onPointerEnter={() => onPoint(bar)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(bar)}
            onBlur={() => onPoint(null)}
          >
            <Column bar={bar} place={places[i] ?? { x: 0, width: 0 }} yOf={yOf} hatch={hatch} />
          </g>
        ))}
      </g>
      <path className={css.ground} d={`M${PLOT.left} ${GROUND}H${WIDTH - PLOT.right}`} />
    </svg>
  );
}

interface ColumnProps {
  readonly bar: ChartBar;
  readonly place: { readonly x: number; readonly width: number };
  readonly yOf: (count: number) => number;
  readonly hatch: string;
}

/** One upright bar; the whole height takes the pointer, as low bars are hard to hit. */
function Column({ bar, place: { x, width }, yOf, hatch }: ColumnProps) {
  let below = 0;
  const gap = width > 6 ? 1 : 0.25;
  return (
    <>
      <rect x={x} y={PLOT.top} width={width} height={GROUND - PLOT.top} className={css.reach} />
      {bar.parts.map(({ key, color, value }) => {
        const [foot, head] = [yOf(below), yOf(below + value)];
        below += value;
        // What is there is seen, be it one among thousands.
        const height = Math.max(1.5, foot - head);
        return (
          <rect
            key={key}
            x={x + gap / 2}
            y={foot - height}
            width={Math.max(1, width - gap)}
            height={height}
            fill={color ?? `url(#${hatch})`}
            className={css.piece}
          />
        );
      })}
      <rect
        x={x + gap / 2}
        y={Math.min(GROUND - 3, yOf(bar.rows))}
        width={Math.max(1, width - gap)}
        height={Math.max(3, GROUND - yOf(bar.rows))}
        className={css.frame}
      />
    </>
  );
}

interface EdgesProps {
  readonly bars: readonly ChartBar[];
  readonly places: readonly { readonly x: number; readonly width: number }[];
}

/** The figures under the bars: as many edges as there is room for. */
function Edges({ bars, places }: EdgesProps) {
  return edgeTicks(bars, WIDTH - PLOT.left - PLOT.right).map(({ at, end, words }) => {
    const place = places[at];
    if (place === undefined) return null;
    const x = end ? place.x + place.width : place.x;
    return (
      <text
        key={`${at} ${end}`}
        x={x}
        y={HEIGHT - 7}
        textAnchor={end ? 'end' : at === 0 ? 'start' : 'middle'}
      >
        {words}
      </text>
    );
  });
}
