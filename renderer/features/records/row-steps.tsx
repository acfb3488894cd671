import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { stepRow } from './form-actions.ts';

/** To the row before or after in the table's order. */
export function RowSteps({ layer, fid }: { readonly layer: LayerSummary; readonly fid: number }) {
  const t = useText();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.defaultPrevented) return;
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
      if (by === null) return;
      event.preventDefault();
      void stepRow(layer, fid, by);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [layer, fid]);
  return (
    <>
      <IconButton
        label={t(formsText.previous)}
        shortcut="Alt ↑"
        size={28}
        onClick={() => void stepRow(layer, fid, -1)}
      >
        <IconChevronUp size={18} stroke={1.75} />
      </IconButton>
      <IconButton
        label={t(formsText.next)}
        shortcut="Alt ↓"
        size={28}
        onClick={() => void stepRow(layer, fid, 1)}
      >
        <IconChevronDown size={18} stroke={1.75} />
      </IconButton>
    </>
  );
}
