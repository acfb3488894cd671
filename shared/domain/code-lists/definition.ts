import type { Bilingual } from '../../contract/base.ts';

/** One word of a list: what is stored, and how it is read. */
export interface CodeItem {
  readonly value: string | number;
  readonly label: Bilingual;
  /** Read where it is stored, no longer offered. */
  readonly retired?: boolean | undefined;
}
export interface CodeList {
  readonly key: string;
  readonly items: readonly CodeItem[];
  /** Other words than the list's are taken as they stand. */
  readonly open?: boolean;
}

export const item = (value: string | number, th: string, en: string): CodeItem => ({
  value,
  label: { th, en },
});
export const other = item('other', 'อื่น ๆ', 'Other');
