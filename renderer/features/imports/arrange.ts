import type { ImportSet } from '../../../shared/contract/imports.ts';

/** The cards of the page, each about one question. */
export type CardKind =
  | 'text'
  | 'table'
  | 'crs'
  | 'mapping'
  | 'fields'
  | 'areas'
  | 'rows'
  | 'found'
  | 'personal'
  | 'about';

/** How much width a card wants beside its neighbours. */
const WEIGHTS: Readonly<Record<CardKind, number>> = {
  text: 11,
  table: 13,
  crs: 13,
  mapping: 13,
  fields: 10,
  areas: 7.5,
  rows: 10,
  found: 9,
  personal: 10,
  about: 8,
};

/** The id of a card's element, for leading there. */
export const cardId = (kind: CardKind): string => `import-card-${kind}`;

const hasText = (set: ImportSet): boolean =>
  set.mojibake !== null || set.encoding.evidence !== 'format' || set.readings.length > 1;

/** Rows with shapes of their own need no other place. */
const asksForPlaces = ({ placings }: ImportSet): boolean =>
  placings.length > 0 && !placings.some(({ placing }) => placing.kind === 'file');

/** The cards that say something about this set, in the order of the questions. */
export const cardsOf = (set: ImportSet): CardKind[] => {
  const cards: CardKind[] = [];
  if (hasText(set)) cards.push('text');
  if (set.layout !== null || asksForPlaces(set)) cards.push('table');
  if (set.geometryType !== 'None') cards.push('crs');
  if (set.mapping === null) cards.push('fields');
  else cards.push('mapping');
  if (set.areaMatch !== null) cards.push('areas');
  if (set.register === null) cards.push('about', 'found');
  else cards.push('found');
  if (set.rowMatch !== null) cards.push('rows');
  if (set.register === 'household') cards.push('personal');
  if (set.register !== null) cards.push('about');
  return cards;
};

/** How many cards stand in each row, from the top: two questions first, three answers below. */
const SPLITS: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [2],
  3: [2, 1],
  4: [2, 2],
  5: [2, 3],
  6: [2, 2, 2],
  7: [2, 3, 2],
  8: [2, 3, 3],
  9: [2, 2, 3, 2],
  10: [2, 3, 3, 2],
};

export interface CardRow {
  readonly cards: readonly CardKind[];
  /** `grid-template-columns` of the row. */
  readonly columns: string;
}

/** Cards in rows; in a narrow window two stand side by side at most. */
export const arrange = (cards: readonly CardKind[], narrow: boolean): CardRow[] => {
  const pairs = Array.from({ length: Math.ceil(cards.length / 2) }, () => 2);
  const split = narrow ? pairs : (SPLITS[cards.length] ?? pairs);
  let at = 0;
  return split.map((count) => {
    const row = cards.slice(at, at + count);
    at += count;
    return { cards: row, columns: row.map((kind) => `minmax(0, ${WEIGHTS[kind]}fr)`).join(' ') };
  });
};
