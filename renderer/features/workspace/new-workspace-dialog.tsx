import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
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

function ProvinceSelect({
  code,
  onChange,
}: {
  readonly code: string | null;
  readonly onChange: (code: string | null) => void;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const options = PROVINCES.map((entry) => ({ value: entry.code, label: entry.name[language] })).sort(
    (a, b) => collator.compare(a.label, b.label),
  );
  return (
    <Select
      label={t(startText.province)}
      placeholder={t(startText.provinceFind)}
      nothingFoundMessage={t(startText.provinceNone)}
      data={options}
      value={code}
      onChange={onChange}
      searchable
      data-autofocus
      filter={({ options: all, search }) =>
        all.filter((option) => 'label' in option && looseText(option.label).includes(looseText(search)))
      }
    />
  );
}

function FolderLine({
  folder,
  onPick,
}: {
  readonly folder: FileRef | null;
  readonly onPick: (folder: FileRef) => void;
}) {
  const t = useText();
  const pick = async (): Promise<void> => {
    const picked = await pickFolder();
    if (picked !== null) onPick(picked);
  };
  return (
    <Group justify="space-between">
      <Text size="sm">
        {t(startText.where)} {folder?.name ?? t(startText.whereDefault)}
      </Text>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconFolder size={16} />}
        onClick={() => void pick()}
      >
        {t(startText.wherePick)}
      </Button>
    </Group>
  );
}

function NewWorkspaceForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const busy = useDoorstep((state) => state.busy);
  const [code, setCode] = useState<string | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [folder, setFolder] = useState<FileRef | null>(null);
  const province = provinceOf(code);
  const title = own ?? (province === undefined ? '' : t(startText.nameOf, { name: province.name[language] }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const location = folder === null ? {} : { location: folder.token };
    if (await createWorkspace({ title, provinceCode: code, ...location })) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap={16}>
        <ProvinceSelect code={code} onChange={setCode} />
        <TextInput
          label={t(startText.name)}
          value={title}
          maxLength={120}
          error={own !== null && own.trim() === '' ? t(startText.nameMissing) : null}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        {platform.canPickFolder && <FolderLine folder={folder} onPick={setFolder} />}
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
