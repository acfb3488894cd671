import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { isMunicipalOffice } from '../../../../shared/domain/area-codes.ts';
import { areaReason } from '../../../../shared/text/matching.ts';
import type { RetiredArea } from '../../areas/index.ts';
import { type AreaIndex, type IndexedArea, inScope } from './area-index.ts';
import { bareKey, isThai } from './area-name.ts';
import { type AreaWords, ownWord } from './area-words.ts';
import { likeness } from './name-likeness.ts';
import { namedAreas, type Scope, scopeOf } from './named-areas.ts';

/** An area that may be the one, and why. */
export interface Candidate {
  readonly area: IndexedArea;
  readonly reason: Bilingual;
  /** How alike the words are, where they are not the same; 0 to 1. */
  readonly share?: number;
}

/** What a row's words come to. `open` is for suggestions; `candidates` are those that the words themselves name. */
export interface Resolution {
  readonly outcome: 'code' | 'name' | 'ambiguous' | 'open';
  readonly area: IndexedArea | null;
  readonly candidates: readonly Candidate[];
  readonly scope: Scope;
  /** The word to find similar names for, and the level that they are of. */
  readonly word: string | null;
  readonly level: AreaLevelName;
  /** What is to be known of the code itself: that it is retired, or none of an area. */
  readonly note: Bilingual | null;
}

const DIGITS: Readonly<Record<AreaLevelName, number>> = {
  province: 2,
  district: 4,
  subdistrict: 6,
  village: 8,
  council_area: 6,
};
const LEVEL_ABOVE: Readonly<Record<AreaLevelName, AreaLevelName | null>> = {
  province: null,
  district: 'province',
  subdistrict: 'district',
  village: 'subdistrict',
  council_area: 'subdistrict',
};
/** Spellings less alike than this are names of two areas. */
const ONE_NAME = 0.55;

/** Finds the area of a level that the words name: by code, then by name. Never guesses. */
export function resolveArea(index: AreaIndex, level: AreaLevelName, words: AreaWords): Resolution {
  const { code } = words;
  const known = code === null ? null : knownBy(index, level, code);
  if (known?.level === level) return byCode(index, level, words, known);
  const old = code === null ? null : retiredBy(index, level, code, known);
  if (old?.level === level) return afterRetirement(index, level, words, old);
  if (level === 'district' && code !== null && isMunicipalOffice(code) && known?.level !== 'district')
    return { ...byNameAlone(index, level, words), note: areaReason.municipalOffice(code) };
  const scope: Scope = old
    ? { codes: old.successors, by: 'named', unknown: [] }
    : scopeOf(index, level, words, known?.code ?? null);
  if (known && contradicted(index, known, words).length > 0) return contradiction(index, level, words, known);
  const own = byName(index, level, words, scope);
  if (own) return own;
  return byAbove(index, level, words, known, scope);
}

/** The retired area that a code names, itself or as the beginning of it: of those the smallest. */
function retiredBy(
  index: AreaIndex,
  level: AreaLevelName,
  code: string,
  known: IndexedArea | null,
): RetiredArea | null {
  for (let length = Math.min(code.length, DIGITS[level]); length > (known?.code.length ?? 0); length -= 2) {
    const area = index.retiredBy(code.slice(0, length));
    if (area) return area;
  }
  return null;
}

/** A retired code is never matched by itself: what follows it today is suggested. */
function afterRetirement(
  index: AreaIndex,
  level: AreaLevelName,
  words: AreaWords,
  old: RetiredArea,
): Resolution {
  const note = areaReason.retired(old);
  const candidates = old.successors.flatMap((code) => {
    const area = index.byCode(level, code);
    return area ? [{ area, reason: note }] : [];
  });
  const codes = candidates.map(({ area }) => area.code);
  const base = { level, word: ownWord(level, words), note } as const;
  const scope: Scope = { codes, by: 'named', unknown: [] };
  const named = base.word === null ? [] : namedAreas(index, level, base.word, codes);
  // The name of one of several successors beside the old code says which is meant.
  if (codes.length > 1 && named.length === 1)
    return { ...base, scope, outcome: 'open', area: null, candidates: leading(candidates, named[0]) };
  return { ...base, scope, outcome: 'open', area: null, candidates };
}

const leading = (candidates: readonly Candidate[], first: IndexedArea | undefined): Candidate[] =>
  candidates.toSorted((a, b) => Number(b.area === first) - Number(a.area === first));

function byNameAlone(index: AreaIndex, level: AreaLevelName, words: AreaWords): Resolution {
  const scope = scopeOf(index, level, words, null);
  const named = byName(index, level, words, scope);
  return named ?? { outcome: 'open', area: null, candidates: [], scope, word: null, level, note: null };
}

/** The area of a code, or the smallest known one above it. */
function knownBy(index: AreaIndex, level: AreaLevelName, code: string): IndexedArea | null {
  for (let length = Math.min(code.length, DIGITS[level]); length >= 2; length -= 2) {
    const area = index.official(code.slice(0, length));
    if (area) return area;
  }
  return null;
}

function byCode(index: AreaIndex, level: AreaLevelName, words: AreaWords, area: IndexedArea): Resolution {
  if (contradicted(index, area, words).length > 0) return contradiction(index, level, words, area);
  const scope: Scope = { codes: [area.code], by: 'named', unknown: [] };
  return { outcome: 'code', area, candidates: [], scope, word: null, level, note: null };
}

/** The words of a row that an area and those above it do not bear. Other spellings of a name are no contradiction. */
function contradicted(index: AreaIndex, area: IndexedArea, words: AreaWords): string[] {
  return (['province', 'district', 'subdistrict', 'village'] as const).flatMap((role) => {
    const word = words[role];
    const digits = DIGITS[role];
    if (word === null || !isThai(word) || area.code.length < digits) return [];
    const own = index.byCode(role, area.code.slice(0, digits));
    if (!own || namedAreas(index, role, word, [own.code]).some(({ code }) => code === own.code)) return [];
    const alike = Math.max(likeness(word, own.key), likeness(bareKey(word), own.bare));
    return alike >= ONE_NAME ? [] : [word];
  });
}

/** A code of one area beside the name of another: both are told, neither is taken. */
function contradiction(
  index: AreaIndex,
  level: AreaLevelName,
  words: AreaWords,
  area: IndexedArea,
): Resolution {
  const scope = scopeOf(index, level, words, null);
  const word = ownWord(level, words);
  const named = word === null ? [] : namedAreas(index, level, word, scope.by === 'home' ? [] : scope.codes);
  const candidates: Candidate[] = [
    ...(area.level === level ? [{ area, reason: areaReason.codeOnly }] : []),
    ...named.map((other) => ({ area: other, reason: areaReason.nameOnly })),
  ];
  return { outcome: 'ambiguous', area: null, candidates, scope, word, level, note: null };
}

function byName(index: AreaIndex, level: AreaLevelName, words: AreaWords, scope: Scope): Resolution | null {
  if (level === 'village' && words.moo !== null) {
    const village = byNumber(index, words, words.moo, scope);
    if (village) return village;
  }
  const word = ownWord(level, words);
  if (word === null) return null;
  const found = namedAreas(index, level, word, scope.codes);
  const base = { scope, word, level, note: null } as const;
  if (found.length === 1 && scope.unknown.length === 0)
    return { ...base, outcome: 'name', area: found[0] ?? null, candidates: [] };
  const named = found.map((area) => same(index, area));
  if (found.length > 1) return { ...base, outcome: 'ambiguous', area: null, candidates: named };
  if (found.length === 1 || scope.codes.length === 0)
    return { ...base, outcome: 'open', area: null, candidates: named };
  const elsewhere = namedAreas(index, level, word, []).slice(0, 8);
  const candidates = elsewhere.map((area) => ({ area, reason: areaReason.elsewhere }));
  return { ...base, outcome: 'open', area: null, candidates };
}

const same = (index: AreaIndex, area: IndexedArea): Candidate => ({
  area,
  reason: areaReason.sameName(index.aboveWords(area)),
});

/** A village by its number in its sub-district, which has to agree with its name where one is given. */
function byNumber(index: AreaIndex, words: AreaWords, moo: number, scope: Scope): Resolution | null {
  const base = { scope, word: words.village, level: 'village', note: null } as const;
  const inside = index.areas('village').filter((area) => inScope(area, scope.codes));
  const numbered = inside.filter((area) => area.moo === moo || Number(area.code.slice(6)) === moo);
  const word = words.village;
  const named = word === null ? [] : namedAreas(index, 'village', word, scope.codes);
  const both = numbered.filter(
    (area) => word === null || named.includes(area) || likeness(word, area.key) >= ONE_NAME,
  );
  const oneSubdistrict = scope.codes.length === 1 && scope.codes[0]?.length === 6;
  if (both.length === 1 && scope.unknown.length === 0 && (oneSubdistrict || word !== null))
    return { ...base, outcome: 'name', area: both[0] ?? null, candidates: [] };
  if (both.length > 1 && word !== null)
    return { ...base, outcome: 'ambiguous', area: null, candidates: both.map((area) => same(index, area)) };
  if (word === null || !oneSubdistrict || numbered.length + named.length === 0) return null;
  const candidates = [
    ...numbered.map((area) => ({ area, reason: areaReason.numberOnly })),
    ...named.map((area) => ({ area, reason: areaReason.villageNameOnly })),
  ];
  return { ...base, outcome: 'ambiguous', area: null, candidates };
}

/** Sub-districts whose names are close to one that nothing bears: more of them are no help. */
const ALIKE = 4;

/** Villages of that number or name in sub-districts of a name like the one that is written. */
function inAlike(index: AreaIndex, { subdistrict, moo, village }: AreaWords, { codes }: Scope): Candidate[] {
  if (subdistrict === null) return [];
  const alike = index
    .areas('subdistrict')
    .filter((area) => inScope(area, codes))
    .map((area) => ({ area, share: likeness(subdistrict, area.key) }))
    .filter(({ share }) => share >= ONE_NAME)
    .sort((a, b) => b.share - a.share)
    .slice(0, ALIKE);
  return alike.flatMap(({ area: { code, name }, share }) => {
    const reason = areaReason.likeAbove(name, share);
    const inside = index.areas('village').filter((one) => one.code.startsWith(code));
    const named = village === null ? [] : namedAreas(index, 'village', village, [code]);
    const numbered = inside.filter((one) => one.moo === moo || Number(one.code.slice(6)) === moo);
    const meant = named.length > 0 ? named : moo === null ? [] : numbered;
    return meant.map((area) => ({ area, reason, share }));
  });
}

/** The area of the level above, where a row names no more than that. */
function byAbove(
  index: AreaIndex,
  level: AreaLevelName,
  words: AreaWords,
  known: IndexedArea | null,
  scope: Scope,
): Resolution {
  const open: Resolution = {
    ...{ outcome: 'open', area: null, candidates: [], scope, word: null, level, note: null },
  };
  const above = LEVEL_ABOVE[level];
  if (level === 'village' && scope.unknown.length > 0)
    return { ...open, candidates: inAlike(index, words, scope) };
  if (above === null || words.moo !== null) return open;
  const upper: Resolution =
    known?.level === above
      ? { ...open, outcome: 'code', area: known, level: above }
      : resolveArea(index, above, words);
  // Two levels up is too far from what was asked for.
  if (upper.area !== null && upper.area.level !== above) return open;
  if (level !== 'council_area' || upper.area === null) return upper;
  const councils = index.areas('council_area').filter((area) => area.within.includes(upper.area?.code ?? ''));
  if (councils.length > 1) {
    const candidates = councils.map((area) => same(index, area));
    return { ...open, outcome: 'ambiguous', candidates };
  }
  return councils[0] ? { ...upper, area: councils[0], level } : upper;
}
