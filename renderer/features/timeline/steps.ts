import { BUDDHIST_OFFSET, dayAfter, formatMonth } from '../../../shared/domain/dates.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import type { Language, Translate } from '../../ui/index.ts';

export type TimeUnit = 'month' | 'year' | 'fiscal';

/** A stretch of time, both days counted in; `YYYY-MM-DD`. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

/** More steps than these can't be told apart on a line. */
export const MOST_STEPS = 600;
/** The fiscal year of Thailand begins on 1 October of the year before its name. */
const FISCAL_MONTH = 10;

const two = (value: number): string => String(value).padStart(2, '0');

/** The first day of the step that a day lies in. */
const startOf = (day: string, unit: TimeUnit): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  return `${month >= FISCAL_MONTH ? year : year - 1}-${FISCAL_MONTH}-01`;
};

const nextStart = (start: string, unit: TimeUnit): string => {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  if (unit !== 'month') return `${year + 1}${start.slice(4)}`;
  return month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
};

/** All steps from the one with `first` to the one with `last`; the first `MOST_STEPS` where there are more. */
export const stepsBetween = (first: string, last: string, unit: TimeUnit): readonly Step[] => {
  const steps: Step[] = [];
  for (let from = startOf(first, unit); from <= last && steps.length < MOST_STEPS; ) {
    const next = nextStart(from, unit);
    steps.push({ from, to: dayAfter(next, -1) });
    from = next;
  }
  return steps;
};

/** The units by which a stretch of time can be walked through. */
export const unitsFor = (first: string, last: string): readonly TimeUnit[] => {
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1) * 12;
  return months <= MOST_STEPS ? ['month', 'year', 'fiscal'] : ['year', 'fiscal'];
};

/** How many rows lie in each step, by the months that have any. */
export const countsOf = (
  steps: readonly Step[],
  months: readonly { readonly month: string; readonly rows: number }[],
): readonly number[] => {
  const counts = steps.map(() => 0);
  let at = 0;
  for (const { month, rows } of months) {
    while (at < steps.length - 1 && (steps[at]?.to.slice(0, 7) ?? '') < month) at++;
    counts[at] = (counts[at] ?? 0) + rows;
  }
  return counts;
};

/** A step as people call it: `มี.ค. 2567`, `2567`, `ปีงบ 2567`. */
export const stepWords = (
  step: Step,
  unit: TimeUnit,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string => {
  if (unit === 'month') return formatMonth(step.from, language);
  const year = Number(step.to.slice(0, 4)) + (language === 'th' ? BUDDHIST_OFFSET : 0);
  return unit === 'year' ? String(year) : t(timelineText.fiscalOf, { year });
};

/** Where a walk stands: steps by their place. */
export interface Standing {
  /** Rows of a range, all rows up to a step, or the areas of a day. */
  readonly mode: 'window' | 'until' | 'day';
  readonly steps: readonly Step[];
  readonly from: number;
  readonly to: number;
}

/** One step on, or back; a range keeps its length. */
export const stepped = ({ mode, from, to, steps }: Standing, by: 1 | -1): readonly [number, number] => {
  const end = steps.length - 1;
  const whole = mode === 'window' && from === 0 && to === end;
  // From all times a step leads to the first one, or back to the last.
  if (whole) return by === 1 ? [0, 0] : [end, end];
  const length = mode === 'window' ? to - from : 0;
  const next = Math.min(end, Math.max(length, to + by));
  return [mode === 'window' ? next - length : 0, next];
};
