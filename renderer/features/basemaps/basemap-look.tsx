import { RangeSlider, Slider, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { scaleDenominator } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { setLook } from './basemap-actions.ts';
import css from './basemaps.module.css';

/** Zooms that scales are offered between; the ends stand for no limit. */
const LEAST = 4;
const MOST = 20;
/** Scales are told for the middle of the country. */
const LAT = 15;

const scaleWords = (zoom: number): string => formatNumber(scaleDenominator(LAT, zoom));

/** A value that follows the hand at once and is written down when the hand lets go. */
function useDrawn<T>(stored: T, key: string): [T, (value: T) => void] {
  const [value, setValue] = useState(stored);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored counts by its value, not by its identity.
  useEffect(() => setValue(stored), [key]);
  return [value, setValue];
}

/** Strength, grey and scales of the basemap that is on. */
export function BasemapLook({ basemap: { id, look } }: { readonly basemap: Basemap }) {
  const t = useText();
  const [strength, setStrength] = useDrawn(Math.round(look.opacity * 100), `${id} ${look.opacity}`);
  return (
    <fieldset className={css.look}>
      <legend>{t(basemapsUi.look)}</legend>
      <div className={css.field}>
        <span>{t(basemapsUi.opacity)}</span>
        <Slider
          value={strength}
          onChange={(value) => {
            setStrength(value);
            void setLook(id, { opacity: value / 100 });
          }}
          min={0}
          max={100}
          step={5}
          label={(value) => `${value} %`}
          thumbLabel={t(basemapsUi.opacity)}
        />
      </div>
      <Switch
        label={t(basemapsUi.grey)}
        checked={look.grey}
        onChange={(event) => void setLook(id, { grey: event.currentTarget.checked })}
      />
      <Zooms id={id} look={look} />
    </fieldset>
  );
}

function Zooms({ id, look }: Pick<Basemap, 'id' | 'look'>) {
  const t = useText();
  const stored: [number, number] = [Math.max(LEAST, look.fromZoom), Math.min(MOST, look.toZoom)];
  const [[from, to], setRange] = useDrawn(stored, `${id} ${stored.join()}`);
  const all = from === LEAST && to === MOST;
  const write = ([low, high]: [number, number]): void =>
    void setLook(id, { fromZoom: low === LEAST ? 0 : low, toZoom: high === MOST ? 24 : high });
  return (
    <div className={css.field}>
      <span>
        {t(basemapsUi.zooms)}
        {': '}
        {all
          ? t(basemapsUi.zoomsAll)
          : t(basemapsUi.zoomsValue, { from: scaleWords(from), to: scaleWords(to) })}
      </span>
      <RangeSlider
        value={[from, to]}
        onChange={setRange}
        onChangeEnd={write}
        min={LEAST}
        max={MOST}
        step={1}
        minRange={1}
        label={(zoom) => `1:${scaleWords(zoom)}`}
        thumbFromLabel={t(basemapsUi.zoomFrom)}
        thumbToLabel={t(basemapsUi.zoomTo)}
      />
    </div>
  );
}
