import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconZoomScan } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { isDrawnAt } from '../../../shared/domain/style-rows.ts';
import { mapText } from '../../../shared/text/map.ts';
import { useDeskMap, useIsFailing } from '../../map/index.ts';
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

/** Beside a layer that is switched on and that the scale of the map leaves out; nothing while it is drawn. */
export function OutOfScale({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const { visible, geometryType, style } = layer;
  const left = useDeskMap(({ view }) => view !== null && !isDrawnAt(style, view.zoom));
  if (!left || !visible || geometryType === 'None') return null;
  return (
    <Tooltip label={t(mapText.outOfScale)} multiline maw={260}>
      <span className={css.outOfScale} role="img" aria-label={t(mapText.outOfScale)}>
        <IconZoomScan size={16} stroke={1.75} aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
