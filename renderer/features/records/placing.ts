import type { Position } from '../../../shared/geo/geometry.ts';
import { goTo, useDesk } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { changeDraft, useForms } from './drafts.ts';
import { PLACE } from './form-values.ts';

let stop: (() => void) | null = null;

const place = (key: string, [lon, lat]: Position): void => {
  changeDraft(key, (draft) => ({
    ...draft,
    shape: { type: 'Point', coordinates: [lon, lat] },
    typed: { ...draft.typed, [PLACE]: `${lat.toFixed(6)}, ${lon.toFixed(6)}` },
  }));
  stopPlacing();
};

/** Ends the pointing without a place. */
export const stopPlacing = (): void => {
  stop?.();
  stop = null;
  useForms.setState({ placing: null });
};

/** The next click on the map is the place of the draft's row. The form goes along to the side of the map. */
export const startPlacing = (key: string): void => {
  stopPlacing();
  if (useDesk.getState().place !== 'map') goTo('map');
  useForms.setState(({ open }) => ({ placing: key, open: open === null ? null : { ...open, wide: false } }));
  stop = deskMapApi.placeMode((position) => place(key, position));
};
