import type { Bilingual } from '../contract/base.ts';
import { namedRows } from './named-rows.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { enCount, low, n, outOf, said } from './sentence-parts.ts';

type SayFacts = (facts: SentenceFacts) => Bilingual;

/** What is told of kinds: those that there are, each with how many. */
const listed = (
  { parts = {}, subject }: SentenceFacts,
  kinds: readonly (readonly [readonly string[], Bilingual])[],
): { readonly found: number; readonly words: Bilingual } => {
  const counts = kinds.map(([keys, words]) => ({
    count: keys.reduce((sum, key) => sum + (parts[key] ?? 0), 0),
    words,
  }));
  const there = counts.filter(({ count }) => count > 0);
  const list = (language: 'th' | 'en'): string =>
    there
      .map(({ count, words }) =>
        language === 'th' ? `${words.th} ${n(count)} ${subject.counter.th}` : `${n(count)} ${words.en}`,
      )
      .join(language === 'th' ? ' ' : ', ');
  return {
    found: there.reduce((sum, { count }) => sum + count, 0),
    words: said(list('th'), list('en')),
  };
};
const UNTOLD = [
  [['missing'], said('ยังไม่มีข้อมูล', 'without data')],
  [['suppressed'], said('ปกปิดค่าไว้', 'withheld')],
  [['alone'], said('ไม่มีเพื่อนบ้าน', 'without neighbours')],
] as const;
const NOTHING = [[['nothing'], said('ไม่มีนัยสำคัญ', 'not significant')]] as const;
/** How sure it is of those that were found: of all of them, or of how many so sure. */
const sureOf = ({ parts = {}, subject }: SentenceFacts, found: number): Bilingual => {
  const levels = [99, 95, 90]
    .map((level) => ({ level, count: (parts[`hot${level}`] ?? 0) + (parts[`cold${level}`] ?? 0) }))
    .filter(({ count }) => count > 0);
  const [first] = levels;
  if (first === undefined) return said('', '');
  if (first.count === found) return said(` (มั่นใจ ${first.level} %)`, ` (${first.level} % sure)`);
  const list = (language: 'th' | 'en'): string =>
    levels
      .map(({ level, count }) =>
        language === 'th' ? `${level} %: ${n(count)} ${subject.counter.th}` : `${n(count)} at ${level} %`,
      )
      .join(', ');
  return said(` (มั่นใจ ${list('th')})`, ` (how sure: ${list('en')})`);
};
/** Of a value that no row has nothing is found, and nothing is denied. */
const withoutValues = ({ parts = {}, subject, of, figure }: SentenceFacts): Bilingual | null => {
  if (of === 0 || (parts.missing ?? 0) + (parts.suppressed ?? 0) < of) return null;
  const title = figure?.title ?? said('', '');
  return said(
    `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่มีค่า “${title.th}” จึงบอกการเกาะกลุ่มไม่ได้`,
    `None of the ${enCount(subject, of)} has a value of ${title.en}, so nothing can be told of how they gather`,
  );
};
const clustered =
  (kinds: Parameters<typeof listed>[1], none: Bilingual): SayFacts =>
  (facts) => {
    const { subject, of, figure, names = [] } = facts;
    const nothing = withoutValues(facts);
    if (nothing !== null) return nothing;
    const title = figure?.title ?? said('ค่า', 'the value');
    const { found, words } = listed(facts, kinds);
    const cold = (facts.parts?.cold99 ?? 0) + (facts.parts?.cold95 ?? 0) + (facts.parts?.cold90 ?? 0);
    const [sure, bare] = [sureOf(facts, found), namedRows(names)];
    // Only those with high values are named: where there are others too it must be said.
    const named =
      cold === 0 || names.length === 0 ? bare : said(` ที่สูง${bare.th.trimStart()}`, `; high${bare.en}`);
    // Where nothing was found the sentence has said so already.
    const rest = listed(facts, found === 0 ? UNTOLD : [...NOTHING, ...UNTOLD]);
    const after = (language: 'th' | 'en'): string =>
      rest.found === 0 ? '' : `${language === 'th' ? ' · ' : '; '}${rest.words[language]}`;
    return found === 0
      ? said(
          `${outOf(subject, of)} ${none.th.replace('{value}', title.th)}${after('th')}`,
          `Of ${enCount(subject, of)}, ${none.en.replace('{value}', title.en)}${after('en')}`,
        )
      : said(
          `${outOf(subject, of)} ดูจาก${title.th} พบ${words.th}${sure.th}${named.th}${after('th')}`,
          `Of ${enCount(subject, of)}, by ${low(title.en)}: ${words.en}${sure.en}${named.en}${after('en')}`,
        );
  };
/** Of hot spots: how many are high among high and low among low, and of how many nothing can be told. */
export const gathered = clustered(
  [
    [['hot99', 'hot95', 'hot90'], said('ที่สูงเกาะกลุ่มกัน', 'where high values gather')],
    [['cold99', 'cold95', 'cold90'], said('ที่ต่ำเกาะกลุ่มกัน', 'where low values gather')],
  ],
  said('ไม่พบที่{value}สูงหรือต่ำเกาะกลุ่มกันอย่างมีนัยสำคัญ', 'none where high or low {value} gathers significantly'),
);
/** Of outliers: those that stand out first. */
export const standing = clustered(
  [
    [['highLow'], said('ที่สูงแต่เพื่อนบ้านต่ำ', 'high among low')],
    [['lowHigh'], said('ที่ต่ำแต่เพื่อนบ้านสูง', 'low among high')],
    [['highHigh'], said('ที่สูงเหมือนเพื่อนบ้าน', 'high among high')],
    [['lowLow'], said('ที่ต่ำเหมือนเพื่อนบ้าน', 'low among low')],
  ],
  said(
    'ไม่พบที่{value}ต่างจากหรือเหมือนเพื่อนบ้านอย่างมีนัยสำคัญ',
    'none like or unlike its neighbours by {value} significantly',
  ),
);
