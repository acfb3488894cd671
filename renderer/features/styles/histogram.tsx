import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Normalise } from '../../../shared/contract/style.ts';
import { classOf, movedBreak } from '../../../shared/domain/class-breaks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './styles.module.css';

const WIDTH = 280;
const HEIGHT = 84;
const BINS = 40;
/** A step of an arrow key, as a share of the whole; with Shift ten times that. */
const STEP = 1 / 200;

export interface HistogramProps {
  readonly layer: string;
  readonly field: string;
  readonly normalise: Normalise | null;
  readonly breaks: readonly number[];
  readonly colors: readonly string[];
  readonly decimals: number;
  readonly onMove: (breaks: number[]) => void;
  readonly onEnd: (breaks: number[]) => void;
}

interface Scale {
  readonly min: number;
  readonly span: number;
}

const xOf = (value: number, { min, span }: Scale): number => ((value - min) / span) * WIDTH;

interface HandleProps extends HistogramProps {
  readonly index: number;
  readonly scale: Scale;
}

/** A boundary: dragged by the pointer, moved by the arrow keys. */
function Handle({ index, scale, breaks, decimals, onMove, onEnd }: HandleProps) {
  const t = useText();
  const value = breaks[index] ?? 0;
  const latest = useRef<number[] | null>(null);
  const x = xOf(value, scale);
  const drag = (event: PointerEvent<SVGGElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    const share = (event.clientX - box.left) / box.width;
    latest.current = movedBreak(breaks, index, scale.min + share * scale.span);
    onMove(latest.current);
  };
  const drop = (): void => {
    if (latest.current !== null) onEnd(latest.current);
    latest.current = null;
  };
  const keys = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    onEnd(movedBreak(breaks, index, value + way * scale.span * STEP * (event.shiftKey ? 10 : 1)));
  };
  return (
    <g
      className={css.handle}
      role="slider"
      tabIndex={0}
      aria-label={t(stylesUi.breakN, { n: index })}
      aria-valuenow={value}
      aria-valuemin={breaks[index - 1] ?? value}
      aria-valuemax={breaks[index + 1] ?? value}
      aria-valuetext={value.toLocaleString('en-US', { maximumFractionDigits: decimals })}
      onKeyDown={keys}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={drop}
    >
      <rect x={x - 7} y={0} width={14} height={HEIGHT} fill="transparent" />
      <path d={`M${x} 0V${HEIGHT}`} />
      <circle cx={x} cy={6} r={5} />
    </g>
  );
}

/** How the values lie, coloured by their classes, with the boundaries to be moved. */
export function Histogram(props: HistogramProps) {
  const t = useText();
  const { layer, field, normalise, breaks, colors } = props;
  const input = { layer, field, normalise, bins: BINS };
  const { data } = useQuery(orpc.styles.histogram.queryOptions({ input }));
  if (data === undefined || data.min === null || data.max === null) return null;
  const min = Math.min(data.min, breaks[0] ?? data.min);
  const scale = { min, span: Math.max(data.max, breaks.at(-1) ?? data.max) - min || 1 };
  const most = Math.max(1, ...data.counts);
  const binSpan = (data.max - data.min) / BINS;
  const left = data.min;
  return (
    <div className={css.histogram}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-label={t(stylesUi.histogram)}>
        {data.counts.map((count, i) => {
          const from = left + i * binSpan;
          const at = Math.max(0, classOf(breaks, from + binSpan / 2));
          // The root shows the few beside the many.
          const height = count === 0 ? 0 : Math.max(2, Math.sqrt(count / most) * (HEIGHT - 16));
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
              key={i}
              x={xOf(from, scale)}
              y={HEIGHT - height}
              width={Math.max(1, xOf(from + binSpan, scale) - xOf(from, scale) - 0.5)}
              height={height}
              fill={colors[at] ?? 'var(--line-control)'}
              stroke="var(--line-control)"
              strokeWidth={0.5}
            />
          );
        })}
        {breaks.slice(1, -1).map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a boundary is its place: it keeps the focus while it moves.
          <Handle key={i} {...props} index={i + 1} scale={scale} />
        ))}
      </svg>
      <p className={css.ends}>
        <span>{formatNumber(scale.min)}</span>
        <span>{data.missing > 0 && t(stylesUi.missingCount, { count: formatNumber(data.missing) })}</span>
        <span>{formatNumber(scale.min + scale.span)}</span>
      </p>
    </div>
  );
}
