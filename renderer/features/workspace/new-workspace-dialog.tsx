import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { PROVINCES, provinceOf } from '../../../shared/domain/provinces.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { startText } from '../../../shared/text/start.ts';
import type { FileRef } from '../../api/index.ts';
import { pickFolder, platform } from '../../platform/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { createWorkspace, useDoorstep } from './workspace-actions.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const collator = new Intl.Collator('th');

function NewWorkspaceForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const busy = useDoorstep((state) => state.busy);
  const [code, setCode] = useState<string | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [folder, setFolder] = useState<FileRef | null>(null);
  const province = provinceOf(code);
  const title = own ?? (province === undefined ? '' : t(startText.nameOf, { name: province.name[language] }));
  const options = PROVINCES.map((entry) => ({ value: entry.code, label: entry.name[language] })).sort(
    (a, b) => collator.compare(a.label, b.label),
  );
  const submit = async (): Promise<void> => {
    const made = await createWorkspace({
      title,
      provinceCode: code,
      ...(folder === null ? {} : { location: folder.token }),
    });
    if (made) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap={16}>
        <Select
          label={t(startText.province)}
          placeholder={t(startText.provinceFind)}
          nothingFoundMessage={t(startText.provinceNone)}
          data={options}
          value={code}
          onChange={setCode}
          searchable
          data-autofocus
          filter={({ options: all, search }) =>
            all.filter((option) => 'label' in option && looseText(option.label).includes(looseText(search)))
          }
        />
        <TextInput
          label={t(startText.name)}
          value={title}
          maxLength={120}
          error={own !== null && own.trim() === '' ? t(startText.nameMissing) : null}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        {platform.canPickFolder && (
          <Group justify="space-between">
            <Text size="sm">
              {t(startText.where)} {folder?.name ?? t(startText.whereDefault)}
            </Text>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconFolder size={16} />}
              onClick={() => void pickFolder().then((picked) => picked !== null && setFolder(picked))}
            >
              {t(startText.wherePick)}
            </Button>
          </Group>
        )}
        <Group justify="flex-end" mt={8}>
          <Button variant="default" onClick={onClose}>
            {t(frameText.cancel)}
          </Button>
          <Button type="submit" loading={busy} disabled={title.trim() === ''}>
            {t(startText.createButton)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Province, name, place: the three things a new workspace needs. */
export function NewWorkspaceDialog({ opened, onClose }: DialogProps) {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(startText.newTitle)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <NewWorkspaceForm onClose={onClose} />
    </Modal>
  );
}
