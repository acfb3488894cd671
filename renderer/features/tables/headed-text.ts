import { writeTsv } from '../../../shared/domain/tsv.ts';

const tidy = (cell: string): string => cell.replace(/^"|"$/g, '').trim();

/**
 * A pasted block as a file that import reads: under the titles of the columns it was pasted over, so that its first row is
 * no heading. A block that brings one of the titles in its first line keeps its own headings.
 *
 * @param titles of the columns from the first that was pasted over, left to right
 */
export const headedText = (text: string, titles: readonly string[]): string => {
  const end = text.search(/\r?\n/);
  const first = (end === -1 ? text : text.slice(0, end)).split('\t');
  if (first.some((cell) => titles.includes(tidy(cell)))) return text;
  const head = first.map((_, i) => titles[i] ?? `${i + 1}`);
  return `${writeTsv([head]).trimEnd()}\r\n${text}`;
};
