import { useQuery } from '@tanstack/react-query';
import type { AnalysisChart, ChartBar } from '../../../shared/contract/charts.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { chartUi } from '../../../shared/text/charts.ts';
import { orpc } from '../../api/index.ts';
import { setSelection, useDesk } from '../../app/desk.ts';
import { notifyDone } from '../../app/notify.tsx';
import { translate, useLanguage } from '../../ui/index.ts';
import { useAnalysis } from './analysis-store.ts';

/** The chart of the answer that is shown, of the rows that the map is narrowed to; null until it is there. */
export const useChart = (layer: LayerSummary | null): AnalysisChart | null => {
  const language = useLanguage((state) => state.language);
  const by = useAnalysis((state) => state.chartBy[layer?.name ?? '']);
  const rows = useDesk((state) => state.mapRows[layer?.name ?? '']?.key);
  const input = {
    ...{ layer: layer?.name ?? '', language },
    ...(by === undefined ? {} : { by }),
    ...(rows === undefined ? {} : { rows }),
  };
  const { data } = useQuery({
    ...orpc.analyses.chart.queryOptions({ input }),
    enabled: layer !== null,
    // While it is grouped anew the bars stay, of another answer none do.
    placeholderData: (before) => (before?.layer === layer?.name ? before : undefined),
  });
  return layer === null ? null : (data ?? null);
};

/** Chooses the rows of a bar, on the map and in every list; with `more` beside those that are chosen. */
export const chooseBar = (layer: string, bar: ChartBar, more: boolean): void => {
  if (bar.rows === 0) return;
  if (bar.fids.length === 0) {
    notifyDone(translate(chartUi.tooMany, { n: bar.rows }));
    return;
  }
  const { selection } = useDesk.getState();
  const before = more && selection?.layer === layer ? selection.fids : [];
  const own = new Set(bar.fids);
  const others = before.filter((fid) => !own.has(fid));
  // A bar that is chosen whole is let go of again.
  const whole = before.length - others.length === bar.fids.length;
  setSelection({ layer, fids: whole ? others : [...others, ...bar.fids] });
};

/** How much of a bar is chosen. */
export type Chosen = 'none' | 'some' | 'all';

/** Tells of each bar how much of it is chosen, wherever that was done. */
export const useChosen = (layer: string): ((bar: ChartBar) => Chosen) => {
  const selection = useDesk((state) => state.selection);
  const chosen = new Set(selection?.layer === layer ? selection.fids : []);
  return ({ fids }) => {
    if (chosen.size === 0 || fids.length === 0) return 'none';
    const count = fids.reduce((sum, fid) => sum + (chosen.has(fid) ? 1 : 0), 0);
    return count === 0 ? 'none' : count === fids.length ? 'all' : 'some';
  };
};
