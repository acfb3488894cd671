type Detail = string | number | undefined;

const isGiven = (value: Detail): value is string | number => value !== undefined && value !== '';

/** ` «name»` where there is a name, nothing where there is none; with the space that Thai sets before it. */
export const quoted = (value: Detail): string => (isGiven(value) ? ` «${value}»` : '');
/** The same with English marks. */
export const inEnglish = (value: Detail): string => (isGiven(value) ? ` “${value}”` : '');
/** ` (reason)` where there is one. */
export const because = (value: Detail): string => (isGiven(value) ? ` (${value})` : '');
/** What words make of a detail that is there, nothing where it is not. */
export const given = (value: Detail, words: (known: string | number) => string): string =>
  isGiven(value) ? words(value) : '';
