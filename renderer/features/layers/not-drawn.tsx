import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { mapText } from '../../../shared/text/map.ts';
import { useIsFailing } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './layers.module.css';

/** A quiet sign beside a layer of which a part can't be drawn; nothing while all of it is. */
export function NotDrawn({ layer, title }: { readonly layer: string; readonly title: string }) {
  const t = useText();
  if (!useIsFailing(layer)) return null;
  return (
    <Tooltip label={t(mapText.notDrawnOf, { title })} multiline maw={260}>
      <span className={css.notDrawn} role="status">
        <IconAlertTriangle size={16} stroke={2} aria-hidden="true" />
        <VisuallyHidden>{t(mapText.notDrawn)}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
