import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { useText } from '../../ui/index.ts';
import { findFile, retryBasemap } from './basemap-actions.ts';
import css from './basemaps.module.css';
import { isTroubled, mapWords } from './state-words.ts';
import { useShownBasemap } from './use-basemaps.ts';

/** On the map: whose basemap it is, and a quiet sign where it can't be drawn. */
export function BasemapCredit() {
  const shown = useShownBasemap();
  if (shown === null) return null;
  return (
    <div className={css.credit}>
      <Sign basemap={shown} />
      <CreditLine basemap={shown} />
    </div>
  );
}

/** Only whose it is: for the wall. */
export function BasemapCreditLine() {
  const shown = useShownBasemap();
  return shown === null ? null : (
    <div className={css.credit} data-wall>
      <CreditLine basemap={shown} />
    </div>
  );
}

function CreditLine({ basemap: { attribution } }: { readonly basemap: Basemap }) {
  const t = useText();
  if (attribution === '') return null;
  return (
    <small className={css.source}>
      <span className="visually-hidden">{t(basemapsUi.creditOf)} </span>
      {attribution}
    </small>
  );
}

function Sign({ basemap }: { readonly basemap: Basemap }) {
  const t = useText();
  const words = mapWords(basemap);
  const { state, place, title, from } = basemap;
  return (
    <div role="status">
      {words !== null && (
        <div className={css.sign} data-troubled={isTroubled(basemap) || undefined}>
          {isTroubled(basemap) && <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />}
          <span>{t(words, { title, from })}</span>
          {place === 'online' && state !== 'preparing' && (
            <Button size="compact-sm" variant="default" onClick={() => void retryBasemap(basemap)}>
              {t(basemapsUi.retry)}
            </Button>
          )}
          {place === 'referred' && state === 'missing' && (
            <Button size="compact-sm" variant="default" onClick={() => void findFile(basemap)}>
              {t(basemapsUi.find)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
