import type { LegendItem, PointIcon } from '../../shared/contract/style.ts';
import { shapeOf } from '../../shared/domain/icon-shapes.ts';
import css from './swatch.module.css';

export interface SwatchLook {
  readonly color: string | null;
  readonly strokeColor: string | null;
  readonly pattern: LegendItem['pattern'];
  readonly icon: LegendItem['icon'];
  /** How strongly its ground is drawn, where not fully. */
  readonly opacity?: number | undefined;
  /** Diameter in pixels where it says something. */
  readonly size?: number | undefined;
}

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

/** A sign of points: a plain shape in the colour, or white on a rounded square of it. */
export function PointSign({
  icon,
  color,
  size = 18,
}: {
  readonly icon: PointIcon;
  readonly color: string;
  readonly size?: number;
}) {
  const { path, plain } = shapeOf(icon);
  return (
    <svg className={css.sign} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {plain ? (
        <path d={path} fill={color} stroke="var(--surface)" strokeWidth={1.4} />
      ) : (
        <>
          <rect x={1} y={1} width={22} height={22} rx={5} fill={color} stroke="var(--surface)" />
          <path d={path} fill="#fff" fillRule="evenodd" />
        </>
      )}
    </svg>
  );
}

function Ground({ look }: { readonly look: SwatchLook }) {
  const color = look.color ?? 'transparent';
  const stroke = look.strokeColor ?? 'var(--line-control)';
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
          fillOpacity={look.pattern === 'hatch' ? 1 : (look.opacity ?? 1)}
        />
        <Lines pattern={look.pattern} color={look.pattern === 'hatch' ? 'var(--hatch)' : stroke} />
      </g>
      <rect x={0.5} y={0.5} width={17} height={13} rx={3} fill="none" stroke={stroke} />
    </svg>
  );
}

/** The sign of a legend line: ground, line, hatch, point or a circle of its size. Decorative: the label says it. */
export function LegendSwatch({ look }: { readonly look: SwatchLook }) {
  const color = look.color ?? 'transparent';
  if (look.size !== undefined) {
    const across = Math.max(3, look.size);
    return (
      <svg className={css.sign} width={across + 2} height={across + 2} aria-hidden="true">
        <circle
          cx={across / 2 + 1}
          cy={across / 2 + 1}
          r={across / 2}
          fill={color}
          fillOpacity={0.75}
          stroke="var(--surface)"
        />
      </svg>
    );
  }
  if (look.icon === 'fill') return <Ground look={look} />;
  if (look.icon === 'line') {
    const stroke = look.color ?? look.strokeColor ?? 'var(--line-control)';
    return (
      <svg className={css.swatch} viewBox="0 0 18 14" aria-hidden="true">
        <path d="M1 10 6 5l5 4 6-6" stroke={stroke} strokeWidth={2} fill="none" />
      </svg>
    );
  }
  if (look.icon === 'circle') {
    return (
      <svg className={css.swatch} viewBox="0 0 18 14" aria-hidden="true">
        <circle
          cx={9}
          cy={7}
          r={4}
          fill={color}
          stroke={look.pattern === 'hatch' ? 'var(--hatch)' : 'var(--surface)'}
        />
      </svg>
    );
  }
  return <PointSign icon={look.icon} color={color} />;
}
