import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import { useText } from './text.ts';

export interface RenameDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** What stands in the box first where it has no name yet. */
  readonly proposal?: string;
  readonly onClose: () => void;
  readonly onSave: (value: string) => void;
}

function RenameForm({
  label,
  value,
  proposal,
  onClose,
  onSave,
}: Omit<RenameDialogProps, 'opened' | 'title'>) {
  const t = useText();
  const [text, setText] = useState(value || (proposal ?? ''));
  const wanted = text.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        if (wanted !== value) onSave(wanted);
        onClose();
      }}
    >
      <TextInput
        label={label}
        value={text}
        maxLength={120}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt={20}>
        <Button variant="default" onClick={onClose}>
          {t(frameText.cancel)}
        </Button>
        <Button type="submit" disabled={wanted === ''}>
          {t(frameText.save)}
        </Button>
      </Group>
    </form>
  );
}

/** Asks for another name. */
export function RenameDialog({ opened, title, ...form }: RenameDialogProps) {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={form.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <RenameForm {...form} />
    </Modal>
  );
}
