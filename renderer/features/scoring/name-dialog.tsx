import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { frameText } from '../../../shared/text/frame.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useText } from '../../ui/index.ts';

interface NameDialogProps {
  readonly title: string;
  readonly value: string;
  readonly action: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

/** Asks under what name something is kept; a name is proposed. */
export function NameDialog({ title, value, action, onClose, onName }: NameDialogProps) {
  const t = useText();
  const [text, setText] = useState(value);
  const wanted = text.trim();
  return (
    <Modal opened title={title} onClose={onClose} closeButtonProps={{ 'aria-label': t(frameText.close) }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted === '') return;
          onName(wanted);
          onClose();
        }}
      >
        <TextInput
          label={t(scoringUi.saveName)}
          value={text}
          maxLength={120}
          data-autofocus
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end" mt={20}>
          <Button variant="default" onClick={onClose}>
            {t(frameText.cancel)}
          </Button>
          <Button type="submit" disabled={wanted === ''}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
