import { Button, Group, Modal, Text, UnstyledButton } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { BackupInfo } from '../../../shared/contract/workspace.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { startText } from '../../../shared/text/start.ts';
import { orpc } from '../../api/index.ts';
import { pickFiles } from '../../platform/index.ts';
import { formatBytes, formatWhen } from '../../ui/format-when.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './start.module.css';
import { restoreWorkspace, useDoorstep } from './workspace-actions.ts';

const REASONS = {
  close: startText.reasonClose,
  demand: startText.reasonDemand,
  migration: startText.reasonMigration,
  restore: startText.reasonRestore,
} as const;

function BackupRow({ backup, onChoose }: { readonly backup: BackupInfo; readonly onChoose: () => void }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <li className={css.row}>
      <UnstyledButton className={css.rowOpen} onClick={onChoose}>
        <span className={css.rowWords}>
          <b>{backup.workspaceTitle}</b>
          <small>
            {t(REASONS[backup.reason])} · {formatBytes(backup.sizeBytes)}
          </small>
        </span>
        <span className={css.rowState}>
          <small>{formatWhen(backup.createdAt, language)}</small>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** The backups of this machine, or a file: either becomes a new workspace. */
export function RestoreDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useText();
  const busy = useDoorstep((state) => state.busy);
  const backups = useQuery({ ...orpc.workspace.backups.queryOptions(), enabled: opened });
  const choose = async (which: { backupId: string } | { file: string }): Promise<void> => {
    if (await restoreWorkspace(which)) onClose();
  };
  const fromFile = async (): Promise<void> => {
    const [file] = await pickFiles(['changwat']);
    if (file !== undefined) await choose({ file: file.token });
  };
  const list = backups.data ?? [];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={560}
      title={t(startText.restoreTitle)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <Text size="sm" c="dimmed" mb={12}>
        {t(startText.restoreText)}
      </Text>
      <ul className={`${css.list} ${css.scroll}`}>
        {list.map((backup) => (
          <BackupRow key={backup.id} backup={backup} onChoose={() => void choose({ backupId: backup.id })} />
        ))}
        {backups.isSuccess && list.length === 0 && <li className={css.none}>{t(startText.restoreEmpty)}</li>}
      </ul>
      <Group justify="flex-end" mt={16}>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileZip size={18} />}
          onClick={() => void fromFile()}
        >
          {t(startText.restoreFile)}
        </Button>
      </Group>
    </Modal>
  );
}
