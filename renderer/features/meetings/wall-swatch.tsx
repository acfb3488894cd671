import type { WallLine } from './wall-picture.ts';

const HATCH = Array.from({ length: 12 }, (_, index) => index * 8 - 30);

const DOTS = [8, 17, 26, 35].flatMap((x) => [8, 16, 24].map((y) => [x, y] as const));

/** The sign of a line of the wall's legend, 44 × 32, with an ink edge so that white stays seen. */
export function WallSwatch({ look }: { readonly look: WallLine['look'] }) {
  const color = look.color ?? 'var(--wall-bg)';
  const edge = 'var(--wall-text)';
  if (look.icon === 'line') {
    return (
      <svg width={44} height={32} aria-hidden="true">
        <path d="M3 24 16 9l12 10L41 6" stroke={look.strokeColor ?? edge} strokeWidth={4} fill="none" />
      </svg>
    );
  }
  if (look.icon !== 'fill') {
    const round = look.icon === 'circle';
    return (
      <svg width={44} height={32} aria-hidden="true">
        <rect
          x={round ? 14 : 9}
          y={round ? 8 : 3}
          width={round ? 16 : 26}
          height={round ? 16 : 26}
          rx={round ? 8 : 6}
          fill={color}
        />
        {look.icon === 'house' && <path d="M21 9h2l8 7-2 2-1-.8V25H16v-7.800L15 18l-2-2z" fill="#fff" />}
        {look.icon === 'tree' && <path d="m22 6 7 9h-3l4 6h-6v4h-4v-4h-6l4-6h-3z" fill="#fff" />}
      </svg>
    );
  }
  const lines = look.pattern === 'hatch' || look.pattern === 'forest';
  return (
    <svg width={44} height={32} aria-hidden="true">
      <rect
        x={1}
        y={1}
        width={42}
        height={30}
        fill={look.pattern === 'hatch' || look.pattern === 'dots' ? 'var(--wall-bg)' : color}
      />
      {look.pattern === 'dots' &&
        DOTS.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={2} fill={edge} />)}
      {lines &&
        HATCH.map((x) => (
          <path
            key={x}
            d={`M${x} 31 ${x + 30} 1`}
            stroke={look.pattern === 'hatch' ? edge : (look.strokeColor ?? edge)}
            strokeWidth={1.5}
          />
        ))}
      <path d="M0 0h44v32H0zM2 2v28h40V2z" fill="var(--wall-bg)" />
      <rect x={1} y={1} width={42} height={30} fill="none" stroke={edge} strokeWidth={2} />
    </svg>
  );
}
