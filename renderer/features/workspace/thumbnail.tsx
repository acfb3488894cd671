import type { RecentWorkspace } from '../../../shared/contract/workspace.ts';
import css from './start.module.css';

/** The districts of a workspace as a small picture. Decorative: the name stands beside it. */
export function Thumbnail({
  shapes,
  large = false,
}: {
  readonly shapes: RecentWorkspace['thumbnail'];
  readonly large?: boolean;
}) {
  return (
    <svg className={large ? css.pictureLarge : css.picture} viewBox="-2 -2 104 104" aria-hidden="true">
      {shapes.map((shape) => (
        <path
          key={shape.path}
          d={shape.path}
          fill={shape.color}
          stroke="var(--surface)"
          strokeWidth={large ? 0.5 : 1}
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
