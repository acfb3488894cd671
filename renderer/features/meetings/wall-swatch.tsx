import { shapeOf } from '../../../shared/domain/icon-shapes.ts';
import type { WallLine } from './wall-picture.ts';

const EDGE = 'var(--wall-text)';
const HATCH = Array.from({ length: 12 }, (_, index) => index * 8 - 30);

const DOTS = [8, 17, 26, 35].flatMap((x) => [8, 16, 24].map((y) => [x, y] as const));

/** The sign of a line of the wall's legend, 44 × 32, with an ink edge so that white stays seen; a sized circle as on the map. */
export function WallSwatch({ look }: { readonly look: WallLine['look'] }) {
  if (look.size !== undefined) return <SizedCircle size={look.size} color={look.color} />;
  return (
    <svg width={44} height={32} aria-hidden="true">
      {look.icon === 'line' ? (
        <path d="M3 24 16 9l12 10L41 6" stroke={look.strokeColor ?? EDGE} strokeWidth={4} fill="none" />
      ) : look.icon === 'fill' ? (
        <Ground look={look} />
      ) : (
        <PointSign look={look} />
      )}
    </svg>
  );
}

/** As large as on the map, since its size is what it tells: where 44 × 32 is too small, the line grows with it. */
function SizedCircle({ size, color }: { readonly size: number; readonly color: string | null }) {
  const [width, height] = [Math.max(44, size + 2), Math.max(32, size + 2)];
  const fill = color ?? 'var(--wall-bg)';
  return (
    <svg width={width} height={height} aria-hidden="true">
      <circle cx={width / 2} cy={height / 2} r={size / 2} fill={fill} fillOpacity={0.75} stroke={EDGE} />
    </svg>
  );
}

function PointSign({ look }: { readonly look: WallLine['look'] }) {
  const color = look.color ?? 'var(--wall-bg)';
  if (look.icon === 'circle') return <circle cx={22} cy={16} r={8} fill={color} />;
  const icon = look.icon === 'fill' || look.icon === 'line' ? 'circle' : look.icon;
  const { path, plain } = shapeOf(icon);
  return (
    <g transform="translate(8 2) scale(1.17)">
      {!plain && <rect x={1} y={1} width={22} height={22} rx={5} fill={color} />}
      <path d={path} fill={plain ? color : '#fff'} fillRule="evenodd" />
    </g>
  );
}

function Ground({ look }: { readonly look: WallLine['look'] }) {
  const empty = look.pattern === 'hatch' || look.pattern === 'dots';
  const lines = look.pattern === 'hatch' || look.pattern === 'forest';
  const ink = empty ? EDGE : (look.strokeColor ?? EDGE);
  return (
    <>
      <rect
        x={1}
        y={1}
        width={42}
        height={30}
        fill={empty ? 'var(--wall-bg)' : (look.color ?? 'var(--wall-bg)')}
        fillOpacity={look.opacity ?? 1}
      />
      {look.pattern === 'dots' &&
        DOTS.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={2} fill={ink} />)}
      {lines && HATCH.map((x) => <path key={x} d={`M${x} 31 ${x + 30} 1`} stroke={ink} strokeWidth={1.5} />)}
      <path d="M0 0h44v32H0zM2 2v28h40V2z" fill="var(--wall-bg)" />
      <rect x={1} y={1} width={42} height={30} fill="none" stroke={EDGE} strokeWidth={2} />
    </>
  );
}
