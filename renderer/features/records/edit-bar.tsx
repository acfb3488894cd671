import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useText } from '../../ui/index.ts';
import { isTouched, useForms } from './drafts.ts';
import { openForm } from './form-actions.ts';
import css from './inspector.module.css';

/** The way into the form of a row, and on with what was typed before. */
export function EditBar({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const t = useText();
  const draft = useForms(({ drafts }) => drafts[`${layer.name} ${feature.fid}`]);
  const open = useForms((state) => state.open);
  const waits = isTouched(draft);
  // It is open beside this, over the table.
  if (open?.layer === layer.name && open.fid === feature.fid) return null;
  return (
    <footer className={css.editBar}>
      {waits && <span role="status">{t(formsText.draftStands)}</span>}
      <Button
        variant={waits ? 'filled' : 'default'}
        leftSection={<IconPencil size={17} stroke={1.75} />}
        onClick={() => openForm(layer, feature)}
      >
        {t(waits ? formsText.draftOpen : formsText.editRow)}
      </Button>
    </footer>
  );
}
