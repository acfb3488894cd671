import type { Bilingual } from '../../../shared/contract/base.ts';
import { parseDate } from '../../../shared/domain/dates.ts';
import { importsPersonal } from '../../../shared/text/imports-personal-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { removedBy } from './account-sum.ts';
import type { CardKind } from './arrange.ts';
import { isTaken, type ReviewedSet } from './import-store.ts';
import { targetLabel } from './mapping-choices.ts';

/** Whether the restricted store can take rows now. */
export type StoreState = 'none' | 'locked' | 'open' | 'unknown';

/** What still keeps the import from starting, and the card where it is mended. */
export interface Hindrance {
  readonly words: Bilingual;
  readonly values: Readonly<Record<string, string | Bilingual>>;
  readonly card: CardKind;
  /** The set's key. */
  readonly key: string;
}

type Found = readonly [Bilingual, CardKind, Readonly<Record<string, string | Bilingual>>?];

const isNoDate = (typed: string): boolean => typed.trim() !== '' && parseDate(typed) === null;

const basisOf = ({ set, typed }: ReviewedSet, store: StoreState): Found[] => {
  if (set.register !== 'household') return [];
  const found: Found[] = [];
  // Before all else: until it is open, what would come of the rows is not known.
  if (store === 'none' || store === 'locked') found.push([importsPersonal.needStore, 'personal']);
  if (typed.basisKind === null) found.push([importsPersonal.needBasis, 'personal']);
  else if (typed.basisNote.trim() === '') found.push([importsPersonal.needNote, 'personal']);
  if (isNoDate(typed.keepUntil)) found.push([importsPersonal.needKeepUntil, 'personal']);
  return found;
};

/** A field that no column fills is in the way only where it leaves no row to take in. */
const mappingOf = ({ set }: ReviewedSet): Found[] => {
  const field = set.mapping?.missing[0];
  if (field === undefined || set.account.inserted + set.account.updated + removedBy(set) > 0) return [];
  if (set.register === 'village' && field === 'code') return [[importsUi.needVillageCode, 'mapping']];
  return [[importsUi.needField, 'mapping', { field: targetLabel(set.register, field) }]];
};

const hindrancesOf = (reviewed: ReviewedSet, store: StoreState): Hindrance[] => {
  const { set, typed } = reviewed;
  const found: Found[] = [];
  if (set.encoding.name === null) found.push([importsUi.needEncoding, 'text']);
  if (set.crs.id === null && set.geometryType !== 'None') found.push([importsUi.needCrs, 'crs']);
  found.push(...mappingOf(reviewed), ...basisOf(reviewed, store));
  if (typed.title.trim() === '') found.push([importsUi.needTitle, 'about']);
  if (isNoDate(typed.asOf)) found.push([importsUi.needDate, 'about']);
  return found.map(([words, card, values]) => ({
    words,
    values: { name: set.name, ...values },
    card,
    key: set.key,
  }));
};

/** The first thing that has to be decided before the chosen sets can be imported, or null. */
export const hindrance = (sets: readonly ReviewedSet[], store: StoreState): Hindrance | null =>
  sets.filter(isTaken).flatMap((reviewed) => hindrancesOf(reviewed, store))[0] ?? null;
