import { Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Job } from '../../shared/contract/events.ts';
import { frameText } from '../../shared/text/frame.ts';
import { IconButton } from './icon-button.tsx';
import css from './job-progress.module.css';
import { useText } from './text.ts';

export interface JobProgressProps {
  readonly job: Job;
  readonly onCancel?: () => void;
  /** `line` for the status bar, `block` for a panel. */
  readonly form?: 'line' | 'block';
}

/** Name, bar, share and cancel of running work. */
export function JobProgress({ job, onCancel, form = 'block' }: JobProgressProps) {
  const t = useText();
  const share = job.progress === null ? null : Math.round(job.progress * 100);
  return (
    <div className={css.job} data-form={form}>
      <span className={css.name}>{t(job.title)}</span>
      {form === 'block' && job.step !== null && <span className={css.step}>{t(job.step)}</span>}
      <Progress
        className={css.bar ?? ''}
        size={4}
        value={share ?? 100}
        animated={share === null}
        striped={share === null}
        aria-label={t(job.title)}
      />
      <span className={css.share}>{share === null ? t(frameText.working) : `${share} %`}</span>
      {onCancel && (
        <IconButton
          size={24}
          label={`${t(frameText.cancel)} ${t(job.title)}`}
          tooltipSide="top"
          onClick={onCancel}
        >
          <IconX size={14} stroke={1.75} />
        </IconButton>
      )}
    </div>
  );
}
