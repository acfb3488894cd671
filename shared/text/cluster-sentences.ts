import type { Bilingual } from '../contract/base.ts';
import { formatNumber } from '../domain/units.ts';
import type { SentenceFacts } from './sentence-facts.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const n = (value: number): string => formatNumber(value);
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
const clustered =
  (kinds: Parameters<typeof listed>[1], none: Bilingual): SayFacts =>
  (facts) => {
    const { subject, of, figure } = facts;
    const title = figure?.title ?? said('ค่า', 'the value');
    const { found, words } = listed(facts, kinds);
    // Where nothing was found the sentence has said so already.
    const rest = listed(facts, found === 0 ? UNTOLD : [...NOTHING, ...UNTOLD]);
    const after = (language: 'th' | 'en'): string =>
      rest.found === 0 ? '' : `${language === 'th' ? ' · ' : '; '}${rest.words[language]}`;
    return found === 0
      ? said(
          `จาก ${n(of)} ${subject.counter.th} ${none.th.replace('{value}', title.th)}${after('th')}`,
          `Of ${n(of)} ${subject.plural}, ${none.en.replace('{value}', title.en)}${after('en')}`,
        )
      : said(
          `จาก ${n(of)} ${subject.counter.th} ดูจาก${title.th} พบ${words.th}${after('th')}`,
          `Of ${n(of)} ${subject.plural}, by ${title.en}: ${words.en}${after('en')}`,
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
