import { type KeyboardEvent, useRef } from 'react';
import type { AnalysisChart, ChartBar } from '../../../shared/contract/charts.ts';
import { useText } from '../../ui/index.ts';
import css from './chart.module.css';
import { barValue, barWords } from './chart-words.ts';
import type { Chosen } from './use-chart.ts';

const WIDTH = 100;

export interface BarsProps {
  readonly chart: AnalysisChart;
  readonly chosenOf: (bar: ChartBar) => Chosen;
  readonly onChoose: (bar: ChartBar, more: boolean) => void;
  readonly onPoint: (bar: ChartBar | null) => void;
}

/** Bars of kinds, one beside its name; the arrow keys walk through them. */
export function BarList({ chart, chosenOf, onChoose, onPoint }: BarsProps) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const values = chart.bars.map(({ value }) => value ?? 0);
  const least = values.reduce((one, other) => Math.min(one, other), 0);
  const most = values.reduce((one, other) => Math.max(one, other), 0);
  const walk = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll('button')[at + step]?.focus();
  };
  return (
    <ul ref={list} className={css.bars}>
      {chart.bars.map((bar, at) => (
        <li key={`${bar.state ?? ''} ${bar.label}`} data-chosen={chosenOf(bar)}>
          <button
            type="button"
            aria-pressed={chosenOf(bar) === 'all'}
            aria-label={barWords(chart, bar, t)}
            onClick={(event) => onChoose(bar, event.ctrlKey || event.metaKey || event.shiftKey)}
            onKeyDown={(event) => walk(event, at)}
            onPointerEnter={() => onPoint(bar)}
            onPointerLeave={() => onPoint(null)}
            onFocus={() => onPoint(bar)}
            onBlur={() => onPoint(null)}
          >
            <span className={css.name}>{bar.label}</span>
            <b>{barValue(chart, bar.value)}</b>
            <Strip bar={bar} least={least} span={most - least || 1} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface StripProps {
  readonly bar: ChartBar;
  readonly least: number;
  readonly span: number;
}

/** The bar from zero, in the colours of its rows; of differences on its side of zero. */
function Strip({ bar, least, span }: StripProps) {
  const scale = (value: number): number => (value / span) * WIDTH;
  const zero = scale(-least);
  const mixed = bar.parts.some(({ value }) => value < 0);
  let at = 0;
  return (
    <svg className={css.strip} viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect width={WIDTH} height={12} fill="var(--surface-3)" />
      {mixed ? (
        <rect
          x={Math.min(zero, zero + scale(bar.value ?? 0))}
          width={Math.abs(scale(bar.value ?? 0))}
          height={12}
          fill="var(--amt-3)"
        />
      ) : (
        bar.parts.map(({ key, color, value }) => {
          const x = zero + scale(at);
          at += value;
          const look = color === null ? { className: css.unknown } : { fill: color };
          return <rect key={key} x={x} width={scale(value)} height={12} {...look} />;
        })
      )}
      {least < 0 && <path d={`M${zero} 0V12`} className={css.zero} />}
    </svg>
  );
}
