import { useQuery } from '@tanstack/react-query';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { degreesText, dmsText, mgrsText, utmText } from '../../../shared/geo/place-words.ts';
import { PLACE_SYSTEMS } from '../../../shared/shapes/place-systems.ts';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { orpc } from '../../api/index.ts';

/** A place as one system writes it. */
export interface WrittenPlace {
  readonly key: string;
  readonly title: Bilingual;
  readonly text: string;
}

/** Systems that are written while the pointer moves, without asking the core. */
export const LIVE_SYSTEMS = {
  decimal: { title: mapToolsText.decimal, write: degreesText },
  dms: { title: mapToolsText.dms, write: dmsText },
  utm: { title: { th: 'UTM (WGS 84)', en: 'UTM (WGS 84)' }, write: utmText },
  mgrs: { title: mapToolsText.mgrs, write: mgrsText },
} as const;
export type LiveSystem = keyof typeof LIVE_SYSTEMS;

const DEGREES = 'EPSG:4326';

/** A place in every system that people use here; those of the old datum once the core has answered. */
export const useWrittenPlace = (at: Position): readonly WrittenPlace[] => {
  const { data } = useQuery(orpc.shapes.writePlace.queryOptions({ input: { at } }));
  const live = (['decimal', 'dms', 'mgrs'] as const).map((key) => ({
    ...{ key, title: LIVE_SYSTEMS[key].title, text: LIVE_SYSTEMS[key].write(at) },
  }));
  const asked = (data ?? []).flatMap(({ crs, text }) => {
    const title = PLACE_SYSTEMS.find((system) => system.crs === crs)?.title;
    return title === undefined || crs === DEGREES ? [] : [{ key: crs, title, text }];
  });
  return [...live.slice(0, 2), ...asked, ...live.slice(2)];
};
