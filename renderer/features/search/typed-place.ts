import type { Position } from '../../../shared/geo/geometry.ts';
import { degreesText, utmText } from '../../../shared/geo/place-words.ts';
import { readPosition } from '../../../shared/geo/position-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { goTo } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';

/** About a kilometre around the place: the names near it are seen too. */
const AROUND = 0.01;

/** Goes to a place and marks it. */
export const goToPlace = ([lon, lat]: Position): void => {
  goTo('map');
  deskMapApi.pin([lon, lat]);
  deskMapApi.fitExtent([lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND]);
};

/**
 * The way to a place that was typed as coordinates; null for words that are none.
 *
 * @param near a place of the province, whose zone is taken where metres are typed without one
 */
export const typedPlace = (text: string, near: Position | null) => {
  const read = readPosition(text, near);
  if (read === null) return null;
  const { position, zone, zoneAssumed } = read;
  return {
    title: translate(frameText.goToPlace, { place: degreesText(position) }),
    subtitle: zoneAssumed ? translate(frameText.zoneTaken, { zone: zone ?? '' }) : utmText(position),
    run: () => goToPlace(position),
  };
};
