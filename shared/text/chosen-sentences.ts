import type { Bilingual } from '../contract/base.ts';
import type { Relation } from '../contract/steps/parts.ts';
import { formatAskedDistance } from '../domain/units.ts';
import type { Noun } from './analyses.ts';
import { type ConditionWords, conditionWords } from './condition-words.ts';
import { namedRows } from './named-rows.ts';
import { choiceText } from './operations.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import { allOf, chosen, enCount, n, outOf, said } from './sentence-parts.ts';

type SayFacts = (facts: SentenceFacts) => Bilingual;

const MEETS = {
  th: 'เข้าเงื่อนไข',
  one: 'meets the condition',
  several: 'meet the condition',
};

/** Of relations what several do: «lie within». */
const SEVERAL: Readonly<Record<string, string>> = {
  intersects: 'meet',
  within: 'lie within',
  contains: 'contain',
  touches: 'touch',
  crosses: 'cross',
  overlaps: 'overlap',
  equals: 'equal',
};

/** How rows stand to those of another layer. */
export const relationWords = (relation: Relation, other: Noun): ConditionWords => {
  const { th, en } = choiceText[relation];
  if (relation === 'disjoint')
    return {
      ...{ th: `${th}${other.name.th}ใดเลย`, one: `touches no ${other.name.en}` },
      several: `touch no ${other.name.en}`,
    };
  return {
    th: `${th}${other.name.th}`,
    one: `${en} ${other.plural}`,
    several: `${SEVERAL[relation] ?? en} ${other.plural}`,
  };
};

/** What rows were chosen for: their place, or what stands in their fields. */
const reasonOf = ({ step, other, fieldTitle }: SentenceFacts): ConditionWords => {
  if (step?.op === 'select-by-location' && other !== null) return relationWords(step.relation, other);
  if (step?.op !== 'select-by-value' || fieldTitle === undefined) return MEETS;
  const { th, one, several } = conditionWords(step.where, fieldTitle);
  return { th, one, several };
};

/** Of how many it can't be told. */
const untold = ({ parts = {}, subject }: Pick<SentenceFacts, 'parts' | 'subject'>): Bilingual => {
  const { unknown = 0 } = parts;
  return unknown === 0
    ? said('', '')
    : said(` ยังไม่มีข้อมูล ${n(unknown)} ${subject.counter.th}`, `; no data yet for ${n(unknown)}`);
};

/** Rows that a ready question kept, in its own words: «จาก 55 ตำบล มี 12 ตำบลที่ยังไม่มีนักจัดการทางสังคม». */
export const keptSentence = (
  subject: Noun,
  what: Bilingual,
  rows: number,
  { of, parts = {}, names }: { readonly of: number } & Pick<SentenceFacts, 'parts' | 'names'>,
): Bilingual => {
  const words = chosen({
    ...{ noun: subject, of, rows, th: what.th.replace(/^ที่/, '') },
    ...{ one: what.en.replace(/^have /, 'has '), several: what.en },
  });
  const named = namedRows(rows === of && of > 1 ? [] : (names ?? []));
  const rest = untold({ parts, subject });
  return said(`${words.th}${named.th}${rest.th}`, `${words.en}${named.en}${rest.en}`);
};

/** Rows that were chosen by their fields or their place, by name where they are few. */
export const kept: SayFacts = (facts) => {
  const { subject, of, rows, names = [] } = facts;
  const words = chosen({ noun: subject, of, rows, ...reasonOf(facts) });
  const named = namedRows(rows === of && of > 1 ? [] : names);
  const rest = untold(facts);
  return said(`${words.th}${named.th}${rest.th}`, `${words.en}${named.en}${rest.en}`);
};

/** Rows that were chosen by distance: «จาก 120 โครงการ มี 2 โครงการที่อยู่ภายใน … คือ ก และ ข». */
export const featureSentence = (
  subject: Noun,
  near: Bilingual,
  { kept: rows, of, names }: { kept: number; of: number; names: readonly string[] },
): Bilingual => {
  const words = chosen({
    ...{ noun: subject, of, rows, th: near.th },
    ...{ one: `lies ${near.en}`, several: `lie ${near.en}` },
  });
  const named = namedRows(rows === of && of > 1 ? [] : names);
  return said(`${words.th}${named.th}`, `${words.en}${named.en}`);
};

/** Where it was looked for: what lies within a distance of an area is not within it. */
const lookedFor = (
  withinM: number | undefined,
): { any: Bilingual; none: Bilingual; noneOfOne: Bilingual } => {
  if (withinM === undefined) return { any: said('', ''), none: said('', ''), noneOfOne: said('', '') };
  const [th, en] = [formatAskedDistance(withinM, 'th'), formatAskedDistance(withinM, 'en')];
  return {
    any: said(` ในพื้นที่หรือในระยะ ${th}`, ` within them or within ${en}`),
    none: said(` ทั้งในพื้นที่และในระยะ ${th}`, ` within them or within ${en}`),
    noneOfOne: said(` ทั้งในพื้นที่และในระยะ ${th}`, ` within it or within ${en}`),
  };
};

/** Areas without anything of a layer. */
export const without: SayFacts = ({ subject, other, of, rows, withinM, names = [] }) => {
  const place = lookedFor(withinM);
  const what = other?.name.th ?? 'ข้อมูล';
  if (rows === 0)
    return said(
      `${allOf(subject, of)} มี${what}แล้ว${place.any.th}`,
      `All ${enCount(subject, of)} have ${other?.plural ?? 'data'}${place.any.en}`,
    );
  if (rows === of && of > 1)
    return said(
      `${allOf(subject, of)} ยังไม่มี${what}${place.none.th}`,
      `None of the ${enCount(subject, of)} has any ${other?.name.en ?? 'data'}${place.noneOfOne.en} yet`,
    );
  const named = namedRows(names);
  const none = rows === 1 ? place.noneOfOne : place.none;
  return said(
    `${outOf(subject, of)} มี ${n(rows)} ${subject.counter.th}ที่ยังไม่มี${what}${none.th}${named.th}`,
    `Of ${enCount(subject, of)}, ${n(rows)} ${rows === 1 ? 'has' : 'have'} no ${other?.name.en ?? 'data'}${none.en} yet${named.en}`,
  );
};

/** Rows for which others were found, by place or by what both name. */
export const joined: SayFacts = ({ subject, other, of, total = 0, step }) => {
  const name = other?.name ?? said('ข้อมูล', 'row');
  const relation = step?.op === 'spatial-join' ? step.relation : null;
  const words =
    relation === null
      ? { th: `มี${name.th}ที่ตรงกัน`, one: `has a matching ${name.en}`, several: `have a matching ${name.en}` }
      : {
          th: `${choiceText[relation].th}${name.th}`,
          one: `${choiceText[relation].en} a ${name.en}`,
          several: `${SEVERAL[relation] ?? ''} a ${name.en}`,
        };
  return chosen({ noun: subject, of, rows: total, ...words });
};
