import { Button, CopyButton, Group, Modal, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { frameText } from '../../../shared/text/frame.ts';
import { startText } from '../../../shared/text/start.ts';
import { useText } from '../../ui/index.ts';
import css from './start.module.css';
import { useDoorstep } from './workspace-actions.ts';

/** Shows the sample's passphrase, once. Only its own button closes it: Esc would lose the passphrase. */
export function PassphraseDialog() {
  const t = useText();
  const passphrase = useDoorstep((state) => state.passphrase);
  const close = (): void => useDoorstep.setState({ passphrase: null });
  return (
    <Modal
      opened={passphrase !== null}
      onClose={close}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t(startText.passTitle)}
    >
      <Text size="md">{t(startText.passText)}</Text>
      <Group className={css.pass} justify="space-between" wrap="nowrap">
        <code>{passphrase}</code>
        <CopyButton value={passphrase ?? ''}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-md"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? frameText.copied : frameText.copy)}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Group justify="flex-end">
        <Button onClick={close}>{t(startText.passKept)}</Button>
      </Group>
    </Modal>
  );
}
