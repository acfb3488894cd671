import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { useDesk } from '../../app/desk.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { joinedParts, timeSaid } from './narrowing-words.ts';

/** What filters leave on the map: the key of the rows by layer, and how it is said. */
export interface Narrowing {
  readonly rows: Readonly<Record<string, string>>;
  readonly words: string;
}

/** What the filter by area, the time of the map and the tables' filters leave of these layers; null where all of them is shown. */
export const useNarrowing = (layers: readonly LayerSummary[]): Narrowing | null => {
  const t = useText();
  const area = useDesk((state) => state.area);
  const mapRows = useDesk((state) => state.mapRows);
  const views = useDesk((state) => state.tableViews);
  const time = useDesk((state) => state.mapTime);
  const language = useLanguage((state) => state.language);
  return useMemo(() => {
    const narrowed = layers.filter(({ name }) => mapRows[name] !== undefined);
    if (narrowed.length === 0) return null;
    const filtered = narrowed.filter(({ name }) => {
      const view = views[name];
      return view?.onMap === true && (view.filters.length > 0 || view.search !== '');
    });
    const timed = time === null ? [] : narrowed.filter(({ name }) => name === time.layer);
    const parts = [
      ...(area === null ? [] : [t(area.words)]),
      ...timed.map((layer) =>
        t(areaFilterText.timedLayer, {
          title: layer.title,
          time: time === null ? '' : timeSaid(time, t, language),
        }),
      ),
      ...filtered.map(({ title }) => t(areaFilterText.filteredLayer, { title })),
    ];
    const rows = Object.fromEntries(narrowed.map(({ name }) => [name, mapRows[name]?.key ?? '']));
    return { rows, words: joinedParts(parts, t) };
  }, [t, language, layers, area, mapRows, views, time]);
};
