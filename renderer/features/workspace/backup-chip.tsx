import { IconDeviceUsb } from '@tabler/icons-react';
import type { RecentWorkspace } from '../../../shared/contract/workspace.ts';
import { startText } from '../../../shared/text/start.ts';
import { daysSince, formatWhen } from '../../ui/format-when.ts';
import { Chip, useLanguage, useText } from '../../ui/index.ts';

/** Days after which a missing backup is a state to be seen. */
const OLD = 7;

/** How old the last backup is: a state, not a detail. */
export function BackupChip({
  recent,
  icon = false,
}: {
  readonly recent: RecentWorkspace;
  readonly icon?: boolean;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const sign = icon ? <IconDeviceUsb size={16} stroke={1.75} aria-hidden="true" /> : null;
  if (recent.state === 'missing') return <Chip tone="danger">{t(startText.missing)}</Chip>;
  if (recent.state === 'read-only') return <Chip tone="none">{t(startText.readOnly)}</Chip>;
  if (recent.lastBackupAt === null)
    return (
      <Chip tone="warn">
        {sign}
        {t(startText.backupNever)}
      </Chip>
    );
  const days = daysSince(recent.lastBackupAt);
  if (days >= OLD)
    return (
      <Chip tone="warn">
        {sign}
        {t(startText.backupAge, { days })}
      </Chip>
    );
  return (
    <Chip tone="ok">
      {sign}
      {t(startText.backedUpOn, { when: formatWhen(recent.lastBackupAt, language) })}
    </Chip>
  );
}
