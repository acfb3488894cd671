import { sortKey } from '../../../shared/domain/thai-text.ts';

/** A text with what it is sorted by. */
export interface Keyed {
  readonly value: string;
  readonly key: string;
}

export const keyed = (value: string): Keyed => ({ value, key: sortKey(value) });

/** The Thai dictionary's order; texts that it takes for the same are told apart by their letters. */
export const inThaiOrder = (a: Keyed, b: Keyed): number =>
  a.key === b.key ? (a.value < b.value ? -1 : 1) : a.key < b.key ? -1 : 1;
