import type { ChartBar } from '../../../shared/contract/charts.ts';
import { decimalsOfStep } from '../../../shared/domain/class-breaks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';

const LEADS = [1, 2, 5, 10];
const MOST_TICKS = 4;
/** Of a letter at 12 pixels, and between two figures. */
const LETTER = 7;
const BETWEEN = 14;

/** Round counts from zero up to the most. */
export const countTicks = (most: number): number[] => {
  const least = most / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, (LEADS.find((lead) => lead * power >= least) ?? 10) * power);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
};

export interface EdgeTick {
  /** The bar under whose beginning the figure stands; with `end` under its end. */
  readonly at: number;
  readonly end: boolean;
  readonly words: string;
}

/** The edges of bars that are told: every one, or every second, fifth or tenth, so that figures do not touch. */
export const edgeTicks = (bars: readonly ChartBar[], width: number): EdgeTick[] => {
  const ranges = bars.filter(({ from }) => from !== null);
  const edges = [...ranges.map(({ from }) => from ?? 0), ranges.at(-1)?.to ?? 0];
  const decimals = decimalsOfStep((edges[1] ?? 0) - (edges[0] ?? 0));
  const worded = edges.map((edge) => formatNumber(edge, decimals));
  const longest = worded.reduce((most, { length }) => Math.max(most, length), 1) * LETTER + BETWEEN;
  const each = width / Math.max(1, bars.length);
  const every = LEADS.concat(20).find((n) => n * each >= longest) ?? 20;
  const last = ranges.length;
  return worded.flatMap((words, i): EdgeTick[] => {
    if (i === last) return last === 0 ? [] : [{ at: last - 1, end: true, words }];
    return i % every === 0 && (last - i) * each >= longest ? [{ at: i, end: false, words }] : [];
  });
};
