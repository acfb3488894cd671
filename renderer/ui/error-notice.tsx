import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import css from './error-notice.module.css';
import { useText } from './text.ts';

export interface ErrorNoticeProps {
  /** One sentence with what to do next: of `refusalSentence`. */
  readonly text: string;
  readonly tone?: 'danger' | 'warn' | 'info';
  /** The detail that unfolds. */
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
}

/** What went wrong and what to do next, in place. */
export function ErrorNotice({ text, tone = 'danger', detail, children }: ErrorNoticeProps) {
  const t = useText();
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <IconAlertTriangle size={18} stroke={1.75} className={css.icon} aria-hidden="true" />
      <div className={css.words}>
        <p>{text}</p>
        {detail !== undefined && (
          <details>
            <summary>{t(frameText.detail)}</summary>
            {detail}
          </details>
        )}
        {children}
      </div>
    </div>
  );
}
