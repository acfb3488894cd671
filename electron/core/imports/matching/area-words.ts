import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import type { AreaHints } from '../mapping/index.ts';
import { addressWords, areaKey, villageWords } from './area-name.ts';

/** What a row says of an area of one level, taken apart. Names are keys (`areaKey`); null where nothing is said. */
export interface AreaWords {
  readonly code: string | null;
  readonly province: string | null;
  readonly district: string | null;
  readonly subdistrict: string | null;
  readonly council: string | null;
  readonly village: string | null;
  readonly moo: number | null;
}

/** The hints that tell of a level, the smallest first. */
const TELLING: Readonly<Record<AreaLevelName, readonly (keyof AreaHints)[]>> = {
  province: ['province'],
  district: ['district', 'province'],
  subdistrict: ['subdistrict', 'district', 'province'],
  village: ['village', 'subdistrict', 'district', 'province'],
  council_area: ['council_area', 'subdistrict', 'district', 'province'],
};

const told = (hints: AreaHints, role: keyof AreaHints): string | null => {
  const text = hints[role];
  return text === null || text.trim() === '' ? null : text;
};

/** The same for all rows that name the same area in the same words. Stable: it stands in the user's choice. */
export const groupKey = (level: AreaLevelName, hints: AreaHints): string =>
  [hints.code, ...TELLING[level].map((role) => told(hints, role))]
    .map((text) => (text === null ? '' : normaliseThai(text).replaceAll('|', ' ')))
    .join('|');

/** As the file has it, for a person to read. */
export const groupText = (level: AreaLevelName, hints: AreaHints): string =>
  [...TELLING[level].map((role) => told(hints, role)), hints.code]
    .filter((text) => text !== null)
    .join(' · ');

const COMPARED = {
  province: 'province',
  district: 'district',
  subdistrict: 'subdistrict',
  council_area: 'council_area',
} as const;

/** Takes a row's words apart: an address in one cell, the number of a village, names without the words for their kind. */
export function areaWords(level: AreaLevelName, hints: AreaHints): AreaWords {
  const texts: Record<string, string | null> = {};
  for (const role of TELLING[level]) texts[role] = told(hints, role);
  for (const role of TELLING[level]) {
    const address = texts[role] ? addressWords(texts[role]) : null;
    if (!address) continue;
    texts[role] = null;
    for (const part of ['province', 'district', 'subdistrict', 'village'] as const)
      texts[part] ??= address[part];
  }
  const key = (role: keyof typeof COMPARED): string | null => {
    const text = texts[role] ?? null;
    const own = text === null ? '' : areaKey(COMPARED[role], text);
    return own === '' ? null : own;
  };
  const village = texts.village ? villageWords(texts.village) : { moo: null, name: null };
  return {
    code: hints.code,
    province: key('province'),
    district: key('district'),
    subdistrict: key('subdistrict'),
    council: key('council_area'),
    village: village.name === null ? null : areaKey('village', village.name),
    moo: village.moo,
  };
}

/** The word for the area of the level itself. */
export const ownWord = (level: AreaLevelName, words: AreaWords): string | null =>
  level === 'council_area' ? words.council : words[level];
