import { useQuery } from '@tanstack/react-query';
import type { Position } from '../../../shared/geo/geometry.ts';
import { degreesText } from '../../../shared/geo/place-words.ts';
import { readPosition } from '../../../shared/geo/position-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import type { Entry } from './entry.ts';
import { goToPlace } from './typed-place.ts';

/** Metres that were typed, read on Indian 1975 as well: numbers of old maps and marks lie hundreds of metres from WGS 84. */
export const useOldDatum = (text: string, near: Position | null): readonly Entry[] => {
  const t = useText();
  const zone = readPosition(text, near)?.zone ?? null;
  const crs = `EPSG:${24_000 + (zone ?? 47)}`;
  const { data } = useQuery({
    ...orpc.shapes.readPlace.queryOptions({ input: { text, crs } }),
    enabled: zone !== null,
  });
  const at = zone === null ? null : (data?.at ?? null);
  if (at === null) return [];
  return [
    {
      ...{ key: 'place-old', group: 'place' as const },
      title: t(frameText.goToPlace, { place: degreesText(at) }),
      subtitle: t(frameText.oldDatum, { zone: zone ?? '' }),
      run: () => goToPlace(at),
    },
  ];
};
