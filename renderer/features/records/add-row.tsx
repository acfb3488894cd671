import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useText } from '../../ui/index.ts';
import { canAdd, openNewRecord } from './form-actions.ts';

/** «เพิ่ม»: opens the form of a new row. Nothing where rows are not made by a form. */
export function AddRow({ layer, first = false }: { readonly layer: LayerSummary; readonly first?: boolean }) {
  const t = useText();
  if (!canAdd(layer)) return null;
  return (
    <Button
      size={first ? 'sm' : 'compact-sm'}
      variant={first ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} stroke={1.75} />}
      onClick={() => openNewRecord(layer.name)}
    >
      {t(first ? formsText.addFirst : formsText.addRow)}
    </Button>
  );
}
