import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';

/** What filters leave on the map: the key of the rows by layer, and how it is said. */
export interface Narrowing {
  readonly rows: Readonly<Record<string, string>>;
  readonly words: string;
}

/** What the filter by area and the tables' filters leave of these layers; null where all of them is shown. */
export const useNarrowing = (layers: readonly LayerSummary[]): Narrowing | null => {
  const t = useText();
  const area = useDesk((state) => state.area);
  const mapRows = useDesk((state) => state.mapRows);
  const views = useDesk((state) => state.tableViews);
  return useMemo(() => {
    const narrowed = layers.filter(({ name }) => mapRows[name] !== undefined);
    if (narrowed.length === 0) return null;
    const filtered = narrowed.filter(({ name }) => {
      const view = views[name];
      return view?.onMap === true && (view.filters.length > 0 || view.search !== '');
    });
    const parts = [
      ...(area === null ? [] : [t(area.words)]),
      ...filtered.map(({ title }) => t(areaFilterText.filteredLayer, { title })),
    ];
    const rows = Object.fromEntries(narrowed.map(({ name }) => [name, mapRows[name]?.key ?? '']));
    return { rows, words: parts.join(' · ') };
  }, [t, layers, area, mapRows, views]);
};
