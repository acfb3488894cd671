import type { ImportSet } from '../../../shared/contract/imports.ts';

export type Reading = ImportSet['readings'][number];

const THAI = /[\u0E00-\u0E7F]/g;
const FOREIGN = /[\u0080-\u0DFF\uFFFD]/g;

const weigh = (text: string): number =>
  (text.match(THAI)?.length ?? 0) * 2 + (text.match(FOREIGN)?.length ?? 0);

/**
 * Up to `count` columns that tell readings apart best: those whose different values have most
 * letters beyond ASCII. Falls back to the first
 * ones where everything is ASCII. Indexes into `reading.columns`, in the file's order.
 */
export const tellingColumns = (reading: Reading, count: number): number[] => {
  const scores = reading.columns.map((_, index) => ({
    index,
    score: [...new Set(reading.rows.map((row) => row[index] ?? ''))].reduce(
      (sum, text) => sum + weigh(text),
      0,
    ),
  }));
  const best = [...scores].sort((a, b) => b.score - a.score || a.index - b.index).slice(0, count);
  return best.map(({ index }) => index).sort((a, b) => a - b);
};

/**
 * Readings with the columns shown of each: two of the first, and the same column again in the others, so that the
 * eye compares like with like.
 */
export const groupsOf = (
  readings: readonly Reading[],
): readonly { readonly reading: Reading; readonly columns: readonly number[] }[] => {
  const [first, ...others] = readings;
  if (first === undefined) return [];
  const lead = mostVaried(first, tellingColumns(first, 2));
  const rest = others.map((reading) => ({
    reading,
    columns: lead === null ? tellingColumns(reading, 1) : [lead],
  }));
  const own = tellingColumns(first, 2);
  const columns = lead === null ? own : [lead, ...own.filter((column) => column !== lead)];
  return [{ reading: first, columns }, ...rest];
};

/** The column with the most different values: names of places rather than of the district they share. */
const mostVaried = (reading: Reading, columns: readonly number[]): number | null => {
  const different = (column: number): number => new Set(reading.rows.map((row) => row[column])).size;
  return [...columns].sort((a, b) => different(b) - different(a))[0] ?? null;
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
