import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { useText } from '../../ui/index.ts';
import { editBasemap } from './basemap-actions.ts';

/** Another title for a basemap, and whose it is. */
export function EditDialog({
  basemap,
  onClose,
}: {
  readonly basemap: Basemap;
  readonly onClose: () => void;
}) {
  const t = useText();
  const [title, setTitle] = useState(basemap.title);
  const [attribution, setAttribution] = useState(basemap.attribution);
  const named = title.trim() !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(basemapsUi.edit)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (named)
            void editBasemap(basemap, title.trim(), attribution.trim()).then((done) => done && onClose());
        }}
      >
        <TextInput
          label={t(basemapsUi.title)}
          value={title}
          maxLength={120}
          data-autofocus
          error={named ? null : t(basemapsUi.titleMissing)}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          mt={12}
          label={t(basemapsUi.attribution)}
          placeholder={t(basemapsUi.attributionHint)}
          value={attribution}
          maxLength={300}
          onChange={(event) => setAttribution(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={20}>
          <Button variant="default" onClick={onClose}>
            {t(frameText.cancel)}
          </Button>
          <Button type="submit" disabled={!named}>
            {t(frameText.save)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
