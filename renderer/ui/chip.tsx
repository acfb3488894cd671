import type { ReactNode } from 'react';
import css from './chip.module.css';

export interface ChipProps {
  readonly tone: 'none' | 'ok' | 'warn' | 'danger' | 'info' | 'accent';
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A state in a word or two. */
export function Chip({ tone, small = false, children }: ChipProps) {
  return (
    <span className={css.chip} data-tone={tone} data-small={small || undefined}>
      {children}
    </span>
  );
}
