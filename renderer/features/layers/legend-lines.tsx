import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LegendItem } from '../../../shared/contract/style.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { layersText } from '../../../shared/text/layers.ts';
import { mapText } from '../../../shared/text/map.ts';
import { orpc } from '../../api/index.ts';
import { colorIn, LOOKS } from '../../map/index.ts';
import { LegendSwatch, useText } from '../../ui/index.ts';
import css from './layers.module.css';
import { useLayerTitle } from './use-layers.ts';

const words = (item: LegendItem, t: ReturnType<typeof useText>): string => {
  if (item.kind === 'missing') return t(layersText.missing);
  return item.kind === 'suppressed' ? t(layersText.suppressed) : item.label;
};

/** The lines of a layer's legend with what each counts; those without any feature stay, so that none is hidden. */
export function LegendLines({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const scheme = useComputedColorScheme('light');
  const titleOf = useLayerTitle();
  const legend = useQuery(orpc.styles.legend.queryOptions({ input: { layer: layer.name } }));
  const look = LOOKS[scheme];
  const shown = (color: string | null, data: boolean): string | null =>
    color === null ? null : colorIn(look, color, data);
  return (
    <ul className={css.legend} aria-label={t(mapText.legendOf, { title: titleOf(layer) })}>
      {(legend.data?.items ?? []).map((item) => (
        <li key={`${item.kind} ${item.label}`}>
          <LegendSwatch
            look={{
              icon: item.icon,
              pattern: item.pattern,
              color: shown(item.color, item.kind === 'class'),
              // White borders part classes on the map; on the panel they would leave pale swatches without an edge.
              strokeColor: item.kind === 'class' ? null : shown(item.strokeColor, false),
            }}
          />
          <span className={css.legendName}>{words(item, t)}</span>
          <span className={css.count}>
            {layer.zoneSchemeId !== null && item.areaM2 !== null
              ? `${formatRai(item.areaM2)} ${t(frameText.rai)}`
              : formatNumber(item.count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
