import type { ReactNode } from 'react';
import css from './empty.module.css';

export interface EmptyProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What this place is for, in one or two sentences. */
  readonly text?: ReactNode;
  /** Takes the whole height of what it stands in. */
  readonly fill?: boolean;
  /** One button to do it, one to try it. */
  readonly children?: ReactNode;
}

/** An empty state that teaches what the place is for. */
export function Empty({ icon, title, text, fill = false, children }: EmptyProps) {
  return (
    <div className={css.empty} data-fill={fill || undefined}>
      {icon !== undefined && (
        <div className={css.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={css.title}>{title}</p>
      {text !== undefined && <p className={css.text}>{text}</p>}
      {children !== undefined && <div className={css.actions}>{children}</div>}
    </div>
  );
}
