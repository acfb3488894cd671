import { Popover, UnstyledButton } from '@mantine/core';
import {
  IconAlertCircle,
  IconCircleDashed,
  IconClockExclamation,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import css from './evidence-mark.module.css';
import { useText } from './text.ts';

export interface EvidenceLine {
  readonly term: string;
  readonly value: ReactNode;
}
export interface EvidenceMarkProps {
  /** What the mark stands for: «บ้านไม่ปลอดภัย 124 หลัง». */
  readonly title: string;
  /** stamp = certified, ring = draft, clock = stale, alert = something was left out. */
  readonly state: 'certified' | 'draft' | 'stale' | 'caution';
  readonly lines: readonly EvidenceLine[];
  readonly children?: ReactNode;
}

const ICONS = {
  certified: IconRosetteDiscountCheck,
  draft: IconCircleDashed,
  stale: IconClockExclamation,
  caution: IconAlertCircle,
};

/** The small mark beside a number: opens where it comes from. */
export function EvidenceMark({ title, state, lines, children }: EvidenceMarkProps) {
  const t = useText();
  const Icon = ICONS[state];
  return (
    <Popover position="bottom-end" width={300} shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={css.mark}
          data-state={state}
          aria-label={`${t(frameText.evidenceOf)} ${title}`}
        >
          <Icon size={16} stroke={1.75} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.pop ?? ''}>
        <p className={css.title}>{title}</p>
        <dl className={css.lines}>
          {lines.map((line) => (
            <div key={line.term}>
              <dt>{line.term}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
