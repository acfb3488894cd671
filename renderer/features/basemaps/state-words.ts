import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';

/** Whether a basemap can't be drawn as it should. */
export const isTroubled = ({ state }: Pick<Basemap, 'state'>): boolean =>
  state === 'missing' || state === 'broken' || state === 'offline';

/** How a basemap stands, or where it lies when all is well; `{from}` is its file or host. */
export const stateWords = ({ state, place }: Pick<Basemap, 'state' | 'place'>): Bilingual => {
  if (state === 'preparing') return basemapsUi.statePreparing;
  if (state === 'missing') return basemapsUi.stateMissing;
  if (state === 'offline') return basemapsUi.stateOffline;
  if (state === 'broken') return place === 'online' ? basemapsUi.stateRefused : basemapsUi.stateBroken;
  if (place === 'online') return basemapsUi.placeOnline;
  return place === 'copied' ? basemapsUi.placeCopied : basemapsUi.placeReferred;
};

/** What is said on the map of the basemap that is on; null while nothing is wrong. */
export const mapWords = ({ state, place }: Pick<Basemap, 'state' | 'place'>): Bilingual | null => {
  if (state === 'preparing') return basemapsUi.mapPreparing;
  if (state === 'missing') return basemapsUi.mapMissing;
  if (state === 'offline') return basemapsUi.mapOffline;
  if (state !== 'broken') return null;
  return place === 'online' ? basemapsUi.stateRefused : basemapsUi.mapBroken;
};
