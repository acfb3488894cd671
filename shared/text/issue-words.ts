/** Words that the sentences of issues are put together from. */
export const number = (value: number): string => value.toLocaleString('en-US');
export const rows = (count: number): string => `${number(count)} แถว`;
export const inEnglish = (count: number, noun: string): string =>
  `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
export const rowsInEnglish = (count: number): string => inEnglish(count, 'row');
export const shown = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '' : ` ${value}`;
export const bracketed = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '' : ` (${value})`;
