import { Button, Group, Modal, Stack } from '@mantine/core';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { useText } from '../../ui/index.ts';
import { useLayer, useLayerTitle } from '../layers/index.ts';
import { endLoss, useLosableDrafts, useLoss, useWarnedLoss } from './draft-loss.ts';
import { type Draft, dropDraft } from './drafts.ts';
import { resumeDraft } from './form-actions.ts';

function Lost({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const titleOf = useLayerTitle();
  const layer = useLayer(draft.layer);
  const where = layer === undefined ? t(formsText.draftPersons) : titleOf(layer);
  const words =
    draft.fid === null
      ? t(formsText.draftNew, { layer: where })
      : t(formsText.draftRow, { title: draft.title, layer: where });
  const resume = (): void => {
    endLoss();
    resumeDraft(draft);
  };
  return (
    <Group justify="space-between" wrap="nowrap" gap={12}>
      <span>{words}</span>
      <Button size="compact-sm" variant="default" onClick={resume}>
        {t(formsText.draftOpen)}
      </Button>
    </Group>
  );
}

/** Before a workspace closes: which drafts of persons would be lost, the way to each, and the choice. */
export function DraftLossDialog() {
  const t = useText();
  useWarnedLoss();
  const go = useLoss((state) => state.go);
  const drafts = useLosableDrafts();
  const discard = (): void => {
    for (const { key } of drafts) dropDraft(key);
    endLoss();
    go?.();
  };
  return (
    <Modal
      opened={go !== null && drafts.length > 0}
      onClose={endLoss}
      title={t(formsText.lossTitle)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <Stack gap={16}>
        <p>{t(formsText.lossText)}</p>
        {drafts.map((draft) => (
          <Lost key={draft.key} draft={draft} />
        ))}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" data-autofocus onClick={endLoss}>
            {t(formsText.lossStay)}
          </Button>
          <Button color="red" onClick={discard}>
            {t(formsText.lossDiscard)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
