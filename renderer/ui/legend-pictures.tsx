import type { LegendItem } from '../../shared/contract/style.ts';
import css from './swatch.module.css';

/** The nine colours of a map of two numbers: the first to the right, the second upward. Decorative: words stand beside. */
export function PairSquare({
  items,
  size = 54,
}: {
  readonly items: readonly LegendItem[];
  readonly size?: number;
}) {
  const cells = items.filter(({ key }) => key.startsWith('k:'));
  return (
    <svg className={css.square} width={size} height={size} viewBox="0 0 3 3" aria-hidden="true">
      {cells.map(({ key, color, hidden }) => {
        const i = Number(key.slice(2));
        return (
          <rect
            key={key}
            x={i % 3}
            y={2 - Math.floor(i / 3)}
            width={1}
            height={1}
            fill={hidden ? 'none' : (color ?? 'none')}
            stroke="var(--surface)"
            strokeWidth={0.04}
          />
        );
      })}
    </svg>
  );
}

/** A row of colours from little to much. */
export function RampStrip({ colors }: { readonly colors: readonly string[] }) {
  return (
    <svg
      className={css.rampStrip}
      viewBox={`0 0 ${colors.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {colors.map((color, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colour may come twice, its place is what it is.
        <rect key={i} x={i} width={1.02} height={1} fill={color} />
      ))}
    </svg>
  );
}
