import type { Bilingual } from '../contract/base.ts';
import { CATEGORICAL, channels, RAMPS, spread } from './ramps.ts';

/** A row of colours under a name. Stored in styles: keys are never changed. */
export interface Palette {
  readonly key: string;
  readonly title: Bilingual;
  /** `sequential` from little to much, `diverging` about a middle, `kinds` without order. */
  readonly use: 'sequential' | 'diverging' | 'kinds';
  readonly colors: readonly string[];
}

const palette = (
  use: Palette['use'],
  key: string,
  th: string,
  en: string,
  colors: string | readonly string[],
): Palette => ({
  ...{ key, use, title: { th, en } },
  colors: typeof colors === 'string' ? colors.split(' ').map((code) => `#${code}`) : colors,
});

/**
 * Ramps and kinds. The first of each use are the product's own; `brewer-…` are tables of ColorBrewer 2.0 (Cynthia Brewer,
 * Mark Harrower and The Pennsylvania State University, Apache License 2.0), `viridis` and `cividis` five steps of the
 * tables of that name (matplotlib, CC0; cividis: Nuñez, Anderton and Renslow 2018), `okabe-ito` the kinds of Okabe and
 * Ito (2008). Little first.
 */
export const PALETTES: readonly Palette[] = [
  palette('sequential', 'need', 'ความจำเป็น', 'Need', RAMPS.sequential),
  palette('sequential', 'amount', 'ปริมาณ', 'Amount', RAMPS.amount),
  palette(
    'sequential',
    'brewer-YlGn',
    'เหลืองถึงเขียว',
    'Yellow to green',
    'FFFFCC C2E699 78C679 31A354 006837',
  ),
  palette(
    'sequential',
    'brewer-YlOrBr',
    'เหลืองถึงน้ำตาล',
    'Yellow to brown',
    'FFFFD4 FED98E FE9929 D95F0E 993404',
  ),
  palette(
    'sequential',
    'brewer-YlGnBu',
    'เหลืองถึงน้ำเงิน',
    'Yellow to blue',
    'FFFFCC A1DAB4 41B6C4 2C7FB8 253494',
  ),
  palette('sequential', 'brewer-YlOrRd', 'เหลืองถึงแดง', 'Yellow to red', 'FFFFB2 FECC5C FD8D3C F03B20 BD0026'),
  palette('sequential', 'brewer-Blues', 'น้ำเงิน', 'Blues', 'EFF3FF BDD7E7 6BAED6 3182BD 08519C'),
  palette('sequential', 'brewer-Greens', 'เขียว', 'Greens', 'EDF8E9 BAE4B3 74C476 31A354 006D2C'),
  palette('sequential', 'brewer-Purples', 'ม่วง', 'Purples', 'F2F0F7 CBC9E2 9E9AC8 756BB1 54278F'),
  palette('sequential', 'brewer-Greys', 'เทา', 'Greys', 'F7F7F7 CCCCCC 969696 636363 252525'),
  palette('sequential', 'viridis', 'วิริดิส', 'Viridis', 'FDE725 5EC962 21918C 3B528B 440154'),
  palette('sequential', 'cividis', 'ซิวิดิส', 'Cividis', 'FEE838 BCAE6C 7C7B78 414D6B 00224E'),
  palette('diverging', 'middle', 'สองฝั่งของค่ากลาง', 'Around a middle', RAMPS.diverging),
  palette('diverging', 'brewer-PuOr', 'ส้ม–ม่วง', 'Orange to purple', 'E66101 FDB863 F7F7F7 B2ABD2 5E3C99'),
  palette(
    'diverging',
    'brewer-BrBG',
    'น้ำตาล–เขียวน้ำทะเล',
    'Brown to blue-green',
    'A6611A DFC27D F5F5F5 80CDC1 018571',
  ),
  palette('diverging', 'brewer-RdBu', 'แดง–น้ำเงิน', 'Red to blue', 'CA0020 F4A582 F7F7F7 92C5DE 0571B0'),
  palette('kinds', 'kinds', 'ประเภท', 'Kinds', CATEGORICAL),
  palette(
    'kinds',
    'okabe-ito',
    'โอคาเบะ–อิโตะ',
    'Okabe–Ito',
    'E69F00 56B4E9 009E73 F0E442 0072B2 D55E00 CC79A7 000000',
  ),
  palette('kinds', 'brewer-Dark2', 'เข้ม', 'Dark', '1B9E77 D95F02 7570B3 E7298A 66A61E E6AB02 A6761D 666666'),
  palette('kinds', 'brewer-Set2', 'อ่อน', 'Soft', '66C2A5 FC8D62 8DA0CB E78AC3 A6D854 FFD92F E5C494 B3B3B3'),
];

export const paletteOf = (key: string | undefined): Palette | undefined =>
  PALETTES.find((one) => one.key === key);

/** `count` colours of a palette: of a ramp spread over its length, of kinds the first, round again after the last. */
export const paletteColors = ({ use, colors }: Palette, count: number, reversed = false): string[] => {
  const row = reversed ? [...colors].reverse() : colors;
  if (use !== 'kinds') return spread(row, count);
  return Array.from({ length: count }, (_, i) => row[i % row.length] ?? '#888888');
};

/** Two ramps of three, for a map of two numbers: what grows to the right and what grows upward. */
export const BIVARIATE_PAIRS = [
  { key: 'blue-orange', right: ['#F4F4F2', '#A8C8EA', '#4C86CC'], up: ['#F4F4F2', '#F6C79C', '#E2873E'] },
  { key: 'violet-green', right: ['#F4F4F2', '#CDB2E2', '#9460C2'], up: ['#F4F4F2', '#BFDDA4', '#74B23E'] },
  { key: 'rose-cyan', right: ['#F4F4F2', '#EFB6CB', '#D5608F'], up: ['#F4F4F2', '#A9DDE4', '#3FAFC0'] },
] as const;

/** How much of the mean is mixed into the product of two colours: the product alone is too dark for names to lie on. */
const MEAN = 0.3;
const blended = (a: string, b: string): string => {
  const other = channels(b);
  const hex = channels(a).map((value, i) => {
    const beside = other[i] ?? 255;
    const product = (value * beside) / 255;
    return Math.round(product * (1 - MEAN) + ((value + beside) / 2) * MEAN)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('').toUpperCase()}`;
};

/** The nine colours of a pair, each blended of its row's and its column's; index = 3 × upward + rightward. */
export const bivariateColors = ({ right, up }: (typeof BIVARIATE_PAIRS)[number]): string[] =>
  up.flatMap((upward) => right.map((rightward) => blended(rightward, upward)));
