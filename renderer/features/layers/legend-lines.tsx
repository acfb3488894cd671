import { useComputedColorScheme } from '@mantine/core';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem } from '../../../shared/contract/style.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { layersText } from '../../../shared/text/layers.ts';
import { mapText } from '../../../shared/text/map.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { colorIn, LOOKS } from '../../map/index.ts';
import { LegendSwatch, PairSquare, RampStrip, useLanguage, useText } from '../../ui/index.ts';
import css from './layers.module.css';
import { useLayerTitle } from './use-layers.ts';
import { useLegend } from './use-legend.ts';

const words = (item: LegendItem, t: ReturnType<typeof useText>): string => {
  if (item.kind === 'missing') return t(layersText.missing);
  return item.kind === 'suppressed' ? t(layersText.suppressed) : item.label;
};

interface LineProps {
  readonly item: LegendItem;
  /** The layer's legend counts its ground, not its rows. */
  readonly inRai: boolean;
  readonly onStyle: () => void;
}

/** One line; a double click on its sign opens the style. */
function LegendLine({ item, inRai, onStyle }: LineProps) {
  const t = useText();
  const look = LOOKS[useComputedColorScheme('light')];
  const shown = (color: string | null, data: boolean): string | null =>
    color === null ? null : colorIn(look, color, data);
  const counts = item.size === undefined;
  const area = item.areaM2 === null ? '' : `${formatRai(item.areaM2)} ${t(frameText.rai)}`;
  return (
    <li data-off={item.hidden || undefined} title={area === '' || inRai ? undefined : area}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shorthand of the menu's «style», which the keyboard reaches. */}
      <span className={css.lineSign} onDoubleClick={onStyle}>
        <LegendSwatch
          look={{
            ...{ icon: item.icon, pattern: item.pattern, size: item.size, opacity: item.opacity },
            // Ramps keep their values in the dark; the colour of sizes is one, and has its twin there.
            color: shown(item.color, item.kind === 'class' && item.size === undefined),
            // White borders part classes on the map; on the panel they would leave pale swatches without an edge.
            strokeColor: item.kind === 'class' ? null : shown(item.strokeColor, false),
          }}
        />
      </span>
      <span className={css.legendName}>{words(item, t)}</span>
      {counts && <span className={css.count}>{inRai && area !== '' ? area : formatNumber(item.count)}</span>}
    </li>
  );
}

/** What stands below the lines: the unit, where the data come from and of which day they are. */
function LegendFoot({ legend }: { readonly legend: Legend }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const parts = [
    legend.measure === '' ? legend.unit : '',
    legend.source === null ? '' : t(stylesUi.sourceOf, { source: legend.source }),
    legend.asOf === null ? '' : t(stylesUi.asOf, { date: formatDate(legend.asOf, language) }),
  ].filter((part) => part !== '');
  if (parts.length === 0 && !legend.note) return null;
  return (
    <li className={css.legendFoot}>
      {legend.note && <span className={css.legendNote}>{t(legend.note)}</span>}
      {parts.length > 0 && <span>{parts.join(' · ')}</span>}
    </li>
  );
}

/** Of two numbers the nine colours with what grows to the right and upward; of heat its colours from few to many. */
function LegendHead({ legend }: { readonly legend: Legend }) {
  const t = useText();
  if (legend.axes) {
    const [right, up] = legend.axes;
    return (
      <li className={css.legendSquare}>
        <PairSquare items={legend.items} />
        <span>
          ↑ {up}
          <br />→ {right}
        </span>
      </li>
    );
  }
  if (legend.measure !== '')
    return (
      <li className={css.legendMeasure}>
        {legend.unit === '' ? legend.measure : `${legend.measure} (${legend.unit})`}
      </li>
    );
  if (!legend.ramp) return null;
  return (
    <li className={css.legendRamp}>
      <span>{t(stylesText.little)}</span>
      <RampStrip colors={legend.ramp} />
      <span>{t(stylesText.much)}</span>
    </li>
  );
}

/**
 * The lines of a layer's legend with what each counts of the rows that are on the map; those without any stay, so that
 * none is hidden.
 */
export function LegendLines({
  layer,
  onStyle,
}: {
  readonly layer: LayerSummary;
  readonly onStyle: () => void;
}) {
  const t = useText();
  const titleOf = useLayerTitle();
  const data = useLegend(layer);
  if (data === undefined) return null;
  // The square stands for its nine lines.
  const lines = data.items.filter((item) => !data.axes || item.kind !== 'class');
  return (
    <ul className={css.legend} aria-label={t(mapText.legendOf, { title: titleOf(layer) })}>
      <LegendHead legend={data} />
      {data.ramp === undefined &&
        lines.map((item) => (
          <LegendLine key={item.key} item={item} inRai={layer.zoneSchemeId !== null} onStyle={onStyle} />
        ))}
      <LegendFoot legend={data} />
    </ul>
  );
}
