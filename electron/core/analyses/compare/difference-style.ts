import type { GeometryType } from '../../../../shared/contract/base.ts';
import type { LayerStyle } from '../../../../shared/contract/style.ts';
import { MAP_COLORS, rampColors } from '../../../../shared/domain/ramps.ts';
import { classedStyle } from '../../../../shared/domain/styles.ts';
import { comparisonText } from '../../../../shared/text/comparisons.ts';

const PLAIN = [1, 2, 5, 10];

/** A plain number at or below, so that the legend can be read. */
const plainBelow = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return (PLAIN.findLast((factor) => factor * power <= value) ?? 1) * power;
};

/** Where small differences end: about two thirds of them lie below; null where all are of one size. */
const middleOf = (sizes: readonly number[]): number | null => {
  const sorted = sizes.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (sorted.length === 0 || least === most) return null;
  const middle = plainBelow(sorted[Math.floor((sorted.length * 2) / 3)] ?? most);
  return middle < least ? least : middle < most ? middle : null;
};

/**
 * Classes of differences on both sides of «the same», which is a class of its own and pale: as far below as above, so that
 * equal strength means equal change.
 */
export const differenceClasses = (
  differences: readonly number[],
  least: number,
): { breaks: number[]; labels: string[] } => {
  const sizes = differences.map(Math.abs).filter((size) => size >= least);
  // Not spread: of very many rows the arguments of one call would be too many.
  const most = sizes.reduce((largest, size) => Math.max(largest, size), least);
  const middle = middleOf(sizes);
  const whole = least === 0.5;
  const words = comparisonText.classes;
  if (middle === null)
    return {
      breaks: [-most - least, -least, least, most + least],
      labels: [words.less, words.same, words.more],
    };
  const edge = whole ? middle + least : middle;
  return {
    breaks: [-most - least, -edge, -least, least, edge, most + least],
    labels: [
      words.lessThan(middle, whole),
      words.lessUpTo(middle, whole),
      words.same,
      words.moreUpTo(middle, whole),
      words.moreThan(middle, whole),
    ],
  };
};

/** How a layer of differences is drawn. */
export const differenceStyle = (
  field: string,
  differences: readonly number[],
  least: number,
  geometryType: GeometryType,
  unit: string,
): LayerStyle => {
  const { breaks, labels } = differenceClasses(differences, least);
  const style = classedStyle({ field, breaks, labelField: 'name', unit });
  const colors = rampColors('diverging', labels.length);
  const point = geometryType.endsWith('Point')
    ? { point: { icon: 'circle' as const, color: MAP_COLORS.point, size: 9 } }
    : {};
  return {
    ...style,
    ...point,
    classes: { ...{ method: 'own', breaks, labels, colors }, ...{ ramp: 'diverging', unit, decimals: 0 } },
  };
};
