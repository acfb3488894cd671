/** The room that the least and the greatest boundary have: 7 of 100 is 7.000000000000001 per cent in binary fractions. */
export const roomOf = (breaks: readonly number[]): number =>
  Math.abs((breaks.at(-1) ?? 0) - (breaks[0] ?? 0)) * 1e-9;

/**
 * The class of a value, or -1 outside: `breaks[i] <= v < breaks[i+1]`, the last class closed above. The map's expressions
 * say the same: what is counted in a class is drawn in it.
 */
export const classOf = (breaks: readonly number[], value: number): number => {
  const last = breaks.length - 2;
  const room = roomOf(breaks);
  for (let i = last; i >= 0; i--) {
    const low = (breaks[i] ?? 0) - (i === 0 ? room : 0);
    if (value >= low) return i < last || value <= (breaks[i + 1] ?? 0) + room ? i : -1;
  }
  return -1;
};

const number = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: decimals });

/** `1,000–1,999` where only whole numbers occur, `1.5–2.5` else; the last class is closed. */
export const classLabel = (breaks: readonly number[], i: number, decimals: number): string => {
  const [low, high] = [breaks[i] ?? 0, breaks[i + 1] ?? 0];
  const whole = decimals === 0 && Number.isInteger(low) && Number.isInteger(high);
  const top = whole && i < breaks.length - 2 ? high - 1 : high;
  return top <= low ? number(low, decimals) : `${number(low, decimals)}–${number(top, decimals)}`;
};

/** As many decimals as tell boundaries apart, four at most. */
export const decimalsFor = (breaks: readonly number[]): number => {
  const steps = breaks.slice(1).map((value, i) => value - (breaks[i] ?? 0));
  const least = Math.min(...steps.filter((step) => step > 0));
  if (!Number.isFinite(least) || breaks.every(Number.isInteger)) return 0;
  return Math.max(0, Math.min(4, Math.ceil(-Math.log10(least)) + 1));
};

/** As many decimals as tell the multiples of a step apart. */
export const decimalsOfStep = (step: number): number =>
  step > 0 ? Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))) : 0;

/** Boundaries with one of them moved: it can't pass its neighbours. */
export const movedBreak = (breaks: readonly number[], index: number, to: number): number[] => {
  const low = breaks[index - 1] ?? -Infinity;
  const high = breaks[index + 1] ?? Infinity;
  const room = (Math.min(high, breaks.at(-1) ?? high) - Math.max(low, breaks[0] ?? low)) * 1e-6;
  return breaks.map((value, i) => (i === index ? Math.min(high - room, Math.max(low + room, to)) : value));
};

/** The diameter of a proportional circle: its area goes with the value; nothing is drawn of zero and below. */
export const circleSize = (value: number, { max, largest }: { max: number; largest: number }): number =>
  value <= 0 ? 0 : largest * Math.sqrt(Math.min(value, max) / max);

/** Three round values for the legend of proportional circles: the greatest, and about a third and a tenth of it. */
export const sizeSteps = (max: number): number[] => {
  const round = (value: number): number => {
    const power = 10 ** Math.floor(Math.log10(value));
    const lead = value / power;
    return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
  };
  return [...new Set([round(max), round(max / 3), round(max / 10)])].sort((a, b) => b - a);
};

/** From how many on a cluster is a size larger, with its diameter in pixels. */
export const CLUSTER_STEPS = [
  { from: 2, size: 22 },
  { from: 10, size: 30 },
  { from: 100, size: 38 },
  { from: 1000, size: 46 },
] as const;
