import type { LegendItem } from '../../shared/contract/style.ts';
import css from './swatch.module.css';

export interface SwatchLook {
  readonly color: string | null;
  readonly strokeColor: string | null;
  readonly pattern: LegendItem['pattern'];
  readonly icon: LegendItem['icon'];
}

const HOUSE = 'M6.4 4h1.2l4 3.6-.7.8-.5-.4v3.8H3.6V8l-.5.4-.7-.8z';
const TREE = 'M7 2.2 10.8 7H9.4l2 2.8H7.8V12H6.2V9.8H2.6l2-2.8H3.2z';

function Lines({ pattern, color }: { readonly pattern: LegendItem['pattern']; readonly color: string }) {
  if (pattern === 'dots') {
    const dots = [3, 7, 11, 15].flatMap((x) => [4, 10].map((y) => ({ x, y })));
    return dots.map(({ x, y }) => <circle key={`${x}-${y}`} cx={x} cy={y} r={1} fill={color} />);
  }
  if (pattern === 'none') return null;
  const gap = pattern === 'hatch' ? 5 : 4;
  const starts = Array.from({ length: 9 }, (_, i) => i * gap - 14);
  return starts.map((x) => (
    <path
      key={x}
      d={`M${x} 15 ${x + 16} -1`}
      stroke={color}
      strokeWidth={pattern === 'hatch' ? 1.25 : 1.1}
      fill="none"
    />
  ));
}

/** The sign of a legend line, 18 × 14: ground, line, hatch, point, house or tree. Decorative: the label says it. */
export function LegendSwatch({ look }: { readonly look: SwatchLook }) {
  const color = look.color ?? 'transparent';
  const stroke = look.strokeColor ?? 'var(--line-control)';
  if (look.icon === 'line') {
    return (
      <svg className={css.swatch} viewBox="0 0 18 14" aria-hidden="true">
        <path d="M1 10 6 5l5 4 6-6" stroke={stroke} strokeWidth={2} fill="none" />
      </svg>
    );
  }
  if (look.icon === 'house' || look.icon === 'tree') {
    return (
      <svg className={css.swatch} viewBox="0 0 14 14" aria-hidden="true">
        <rect x={0.5} y={0.5} width={13} height={13} rx={3} fill={color} stroke="var(--surface)" />
        <path d={look.icon === 'house' ? HOUSE : TREE} fill="#fff" />
      </svg>
    );
  }
  if (look.icon === 'circle') {
    return (
      <svg className={css.swatch} viewBox="0 0 18 14" aria-hidden="true">
        <circle cx={9} cy={7} r={4} fill={color} stroke="var(--surface)" />
      </svg>
    );
  }
  return (
    <svg className={css.swatch} viewBox="0 0 18 14" aria-hidden="true">
      <g className={css.clip}>
        <rect
          x={0.5}
          y={0.5}
          width={17}
          height={13}
          rx={3}
          fill={look.pattern === 'hatch' ? 'var(--hatch-bg)' : color}
        />
        <Lines pattern={look.pattern} color={look.pattern === 'hatch' ? 'var(--hatch)' : stroke} />
      </g>
      <rect x={0.5} y={0.5} width={17} height={13} rx={3} fill="none" stroke={stroke} />
    </svg>
  );
}
