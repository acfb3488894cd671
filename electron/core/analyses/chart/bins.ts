import { classLabel, decimalsOfStep } from '../../../../shared/domain/class-breaks.ts';
import { formatNumber } from '../../../../shared/domain/units.ts';

/** More bars than these are not read one by one. */
const MOST_BINS = 24;
const STEPS = [1, 2, 5, 10];

/** Bars of a histogram: each from one edge to the next, the last closed above. */
export interface Bins {
  readonly edges: readonly number[];
  readonly labels: readonly string[];
  /** The bar of a figure. */
  at(figure: number): number;
}

/** A round step of which at most `MOST_BINS` hold the span; of whole numbers a whole one. */
const stepFor = (span: number, whole: boolean): number => {
  const least = span / (MOST_BINS - 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = (STEPS.find((lead) => lead * power >= least * (1 - 1e-9)) ?? 10) * power;
  return whole ? Math.max(1, Math.round(step)) : step;
};

/**
 * Bars of equal, round width over the figures, of whole numbers one for each where they are few. Null where there are
 * fewer than two different figures: they do not lie in any way.
 */
export function binsOf(figures: readonly number[]): Bins | null {
  let [min, max, whole] = [Infinity, -Infinity, true];
  for (const figure of figures) {
    min = Math.min(min, figure);
    max = Math.max(max, figure);
    whole &&= Number.isInteger(figure);
  }
  if (!(max > min)) return null;
  const step = stepFor(max - min, whole);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, whole ? Math.floor(max / step + 1e-9) + 1 : Math.ceil(max / step - 1e-9));
  // Multiples of the step, not sums of it: those would drift.
  const edges = Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  const decimals = decimalsOfStep(step);
  const labels = edges.slice(1).map((high, i): string => {
    const low = edges[i] ?? 0;
    // Of whole numbers the upper edge belongs to the next bar, in the last one too.
    if (whole) return classLabel([low, high, high], 0, 0);
    return `${formatNumber(low, decimals)}–${formatNumber(high, decimals)}`;
  });
  const at = (figure: number): number =>
    Math.min(edges.length - 2, Math.max(0, Math.floor(figure / step + 1e-9) - first));
  return { edges, labels, at };
}
