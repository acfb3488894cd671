import { useQuery } from '@tanstack/react-query';
import { namedDatum } from '../../../shared/geo/datum-name.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { degreesText } from '../../../shared/geo/place-words.ts';
import { readPosition } from '../../../shared/geo/position-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import type { Entry } from './entry.ts';
import { goToPlace } from './typed-place.ts';

/** What is asked of the core, and the system that its numbers are read in; null for what isn't read on the old datum. */
export const askedOldDatum = (text: string, near: Position | null) => {
  const { datum, rest } = namedDatum(text);
  const read = datum === 'wgs84' ? null : readPosition(rest, near);
  // Degrees are those of WGS 84 unless the old datum is named; of metres nobody knows.
  if (read === null || (datum === null && read.zone === null)) return null;
  const crs = read.zone === null ? 'EPSG:4240' : `EPSG:${24_000 + read.zone}`;
  return { text: rest, crs, zone: read.zone };
};

/**
 * A place that was typed, read on Indian 1975: where that datum is named, and for metres without a name as well, since
 * numbers of old maps and marks lie hundreds of metres from WGS 84. `settled` once the core has answered.
 */
export const useOldDatum = (
  text: string,
  near: Position | null,
): { readonly entries: readonly Entry[]; readonly settled: boolean } => {
  const t = useText();
  const asked = askedOldDatum(text, near);
  const { data, isFetching } = useQuery({
    ...orpc.shapes.readPlace.queryOptions({
      input: { text: asked?.text ?? '', crs: asked?.crs ?? 'EPSG:4240' },
    }),
    enabled: asked !== null,
  });
  const at = asked === null ? null : (data?.at ?? null);
  if (asked === null || at === null) return { entries: [], settled: !isFetching };
  const { zone } = asked;
  const subtitle = zone === null ? t(frameText.oldDatumDegrees) : t(frameText.oldDatum, { zone });
  const title = t(frameText.goToPlace, { place: degreesText(at) });
  const run = () => goToPlace(at);
  return { entries: [{ key: 'place-old', group: 'place', title, subtitle, run }], settled: true };
};
