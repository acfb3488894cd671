import type { LayerSummary } from '../../../shared/contract/layers.ts';

/** An answer that is kept, and when it was worked out; null where it doesn't tell. */
export interface KeptResult {
  readonly layer: LayerSummary;
  readonly ranAt: string | null;
}

/** More are shown when asked for. */
export const SHOWN_AT_FIRST = 5;

/** The result layers in the order of `times`, newest first; one that it doesn't know yet has just come. */
export const newestFirst = (
  layers: readonly LayerSummary[],
  times: readonly { readonly layer: string; readonly ranAt: string | null }[],
): KeptResult[] => {
  const at = new Map(times.map(({ layer }, i) => [layer, i]));
  return layers
    .filter(({ kind }) => kind === 'result')
    .sort((a, b) => (at.get(a.name) ?? -1) - (at.get(b.name) ?? -1) || b.order - a.order)
    .map((layer) => ({ layer, ranAt: times[at.get(layer.name) ?? -1]?.ranAt ?? null }));
};

/** What is shown before all are asked for: the newest, and the one that is open though it be older. */
export const shownAtFirst = (results: readonly KeptResult[], now: string | undefined): KeptResult[] =>
  results.filter(({ layer }, i) => i < SHOWN_AT_FIRST || layer.name === now);
