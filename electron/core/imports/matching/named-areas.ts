import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { type AreaIndex, type IndexedArea, inScope } from './area-index.ts';
import { bareKey, isThai, shortened } from './area-name.ts';
import type { AreaWords } from './area-words.ts';

/** Names that people use beside the official ones. */
const ALIASES: Readonly<Record<string, string>> = {
  กทม: 'กรุงเทพมหานคร',
  กรุงเทพ: 'กรุงเทพมหานคร',
  อยุธยา: 'พระนครศรีอยุธยา',
};
const CAPITAL = 'เมือง';

const latin = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The areas of a level that bear a name, in any of the codes of the scope: exactly, else without the words for kinds. */
export function namedAreas(
  index: AreaIndex,
  level: AreaLevelName,
  word: string,
  scope: readonly string[],
): readonly IndexedArea[] {
  const inside = (areas: readonly IndexedArea[]): IndexedArea[] =>
    areas.filter((area) => inScope(area, scope));
  if (!isThai(word)) {
    const plain = latin(word);
    return plain === ''
      ? []
      : inside(index.areas(level)).filter(({ nameEn }) => latin(nameEn ?? '') === plain);
  }
  const name = (level === 'province' ? ALIASES[word] : undefined) ?? word;
  const exact = inside(index.byKey(level, name));
  if (exact.length > 0) return exact;
  if (level === 'district' && name === CAPITAL)
    return inside(index.areas('district')).filter(isCapital(index));
  const start = shortened(name);
  if (start !== null) return inside(index.areas(level)).filter(({ key }) => key.startsWith(start));
  return inside(index.byBareKey(level, bareKey(name)));
}

/** The district of the provincial capital: «เมือง» and the name of its province. */
const isCapital =
  (index: AreaIndex) =>
  ({ key, code }: IndexedArea): boolean =>
    key === CAPITAL + (index.byCode('province', code.slice(0, 2))?.key ?? '');

/** Where the areas above say that an area lies. */
export interface Scope {
  /** Official codes; empty is the whole country. */
  readonly codes: readonly string[];
  /** `named`: by the row's own words; `home`: by the workspace, as the row says nothing; `open`: nothing is known. */
  readonly by: 'named' | 'home' | 'open';
  /** Words for areas above that no area bears. */
  readonly unknown: readonly string[];
}

const ABOVE: Readonly<Record<AreaLevelName, readonly ('province' | 'district' | 'subdistrict')[]>> = {
  province: [],
  district: ['province'],
  subdistrict: ['province', 'district'],
  council_area: ['province', 'district', 'subdistrict'],
  village: ['province', 'district', 'subdistrict'],
};

/** The scope that a row's words for the areas above give, from the province down. */
export function scopeOf(
  index: AreaIndex,
  level: AreaLevelName,
  words: AreaWords,
  within: string | null,
): Scope {
  let codes: readonly string[] = within === null ? index.home : [within];
  let by: Scope['by'] = within === null ? (index.home.length > 0 ? 'home' : 'open') : 'named';
  const unknown: string[] = [];
  for (const role of ABOVE[level]) {
    const word = words[role];
    if (word === null) continue;
    // Home is where an area is looked for first, not where it has to be.
    const inside = by === 'home' && role === 'province' ? [] : namedAreas(index, role, word, codes);
    const found = inside.length > 0 || by !== 'home' ? inside : namedAreas(index, role, word, []);
    if (found.length === 0) {
      if (isThai(word)) unknown.push(word);
      continue;
    }
    codes = found.map(({ code }) => code);
    by = 'named';
  }
  return { codes, by, unknown };
}
