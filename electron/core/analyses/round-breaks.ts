/**
 * Class limits that people can read, as many classes as asked or fewer: equal steps of 1, 2, 2.5 or 5 times a power of
 * ten from zero to at least the largest value; where the values are so uneven that most of the map would fall into the
 * lowest class, limits at their quantiles, each rounded to a plain number. Whole numbers keep whole limits, and zero
 * alone is the first class where it is frequent.
 */
export function roundBreaks(values: readonly number[], classes = 5, whole = false): number[] {
  if (values.length === 0) return [0, 1];
  const equal = equalSteps(values, classes, whole);
  if (!uneven(values, equal)) return equal;
  const zeros = values.filter((value) => value === 0).length;
  // Of counts, none at all is a class of its own where many have none.
  if (!whole || zeros < MANY_ZEROS * values.length || classes < 3)
    return quantileSteps(values, classes, whole);
  const [, ...above] = quantileSteps(values, classes - 1, whole);
  return above[0] === 1 ? [0, ...above] : [0, 1, ...above];
}

const FACTORS = [1, 2, 2.5, 5, 10];
const PLAIN = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
/** More than this share of the values in one class leaves the map with hardly a difference. */
const CROWDED = 0.6;
const MANY_ZEROS = 0.2;

/** The least of the values, zero at most. As arguments of `Math.min` the cells of a fine grid would be too many. */
const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), 0);

function equalSteps(values: readonly number[], classes: number, whole: boolean): number[] {
  const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const smallest = least(values);
  if (largest === smallest) return [smallest, smallest + 1];
  const wanted = (largest - smallest) / classes;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = FACTORS.find((candidate) => candidate * power >= wanted - 1e-12 * power) ?? 10;
  const step = whole ? Math.max(1, Math.ceil(factor * power)) : factor * power;
  const from = Math.floor(smallest / step) * step;
  const count = Math.max(1, Math.ceil((largest - from) / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => tidy(from + i * step));
}

function uneven(values: readonly number[], breaks: readonly number[]): boolean {
  if (least(values) < 0 || values.length < 5) return false;
  const second = breaks[1] ?? Infinity;
  return breaks.length > 2 && values.filter((value) => value < second).length > CROWDED * values.length;
}

function quantileSteps(values: readonly number[], classes: number, whole: boolean): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const largest = sorted.at(-1) ?? 1;
  const inner = Array.from(
    { length: classes - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / classes)] ?? 0,
  );
  const power = 10 ** Math.floor(Math.log10(largest));
  const top = (PLAIN.find((factor) => factor * power >= largest - 1e-9 * power) ?? 10) * power;
  const limits = [0, ...inner.map((value) => plain(value, whole)), tidy(whole ? Math.ceil(top) : top)];
  return limits.filter((limit, i) => i === 0 || limit > Math.max(...limits.slice(0, i)));
}

function plain(value: number, whole: boolean): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const nearest = PLAIN.reduce((best, factor) =>
    Math.abs(factor * power - value) < Math.abs(best * power - value) ? factor : best,
  );
  return tidy(whole ? Math.max(1, Math.round(nearest * power)) : nearest * power);
}

/** Binary fractions such as 0.30000000000000004 are no limits. */
const tidy = (value: number): number => Number(value.toPrecision(12));
