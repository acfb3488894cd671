import type { ImportSet } from '../../../shared/contract/imports.ts';

export type Reading = ImportSet['readings'][number];

const THAI = /[\u0E00-\u0E7F]/g;
const FOREIGN = /[\u0080-\u0DFF\uFFFD]/g;

const weigh = (text: string): number =>
  (text.match(THAI)?.length ?? 0) * 2 + (text.match(FOREIGN)?.length ?? 0);

/**
 * Up to `count` columns that tell readings apart best: those with most letters beyond ASCII. Falls back to the first
 * ones where everything is ASCII. Indexes into `reading.columns`, in the file's order.
 */
export const tellingColumns = (reading: Reading, count: number): number[] => {
  const scores = reading.columns.map((_, index) => ({
    index,
    score: reading.rows.reduce((sum, row) => sum + weigh(row[index] ?? ''), 0),
  }));
  const best = [...scores].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, count);
  return best.map(({ index }) => index).sort((a, b) => a - b);
};

/** Readings in the order shown: the chosen one first, then as the core ranked them, three at most. */
export const shownReadings = (set: ImportSet): Reading[] => {
  const chosen = set.readings.filter((reading) => reading.encoding === set.encoding.name);
  const others = set.readings.filter((reading) => reading.encoding !== set.encoding.name);
  return [...chosen, ...others].slice(0, 3);
};

const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'windows-874': 'Windows-874',
  'windows-1252': 'Latin-1 (1252)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

/** Encodings that can be chosen by hand, likeliest first. */
export const ENCODINGS = ['utf-8', 'windows-874', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

/** How an encoding is called for people. */
export const encodingName = (label: string): string => NAMES[label.toLowerCase()] ?? label;
