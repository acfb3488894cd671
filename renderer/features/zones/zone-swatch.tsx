import css from './zones.module.css';

/** The ground colour of a zone. The name beside it says which. */
export function ZoneSwatch({ color }: { readonly color: string }) {
  return (
    <svg className={css.swatch} viewBox="0 0 20 16" aria-hidden="true">
      <rect
        x={0.75}
        y={0.75}
        width={18.5}
        height={14.5}
        rx={3}
        fill={color}
        stroke="var(--map-line-zone)"
        strokeWidth={1.5}
      />
    </svg>
  );
}
