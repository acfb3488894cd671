import type { Bilingual } from '../contract/base.ts';
import { formatAskedDistance } from '../domain/units.ts';
import type { Noun } from './analyses.ts';
import { stateText } from './operation-columns.ts';
import { ringInEnglish } from './rings.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import {
  allOf,
  capital,
  chosen,
  countOf,
  type Extremes,
  enCount,
  extremesOf,
  n,
  outOf,
  rai,
  said,
  WIDER,
} from './sentence-parts.ts';

type SayFacts = (facts: SentenceFacts) => Bilingual;

const inAll = ({ total, unit }: SentenceFacts): Bilingual =>
  total === undefined || unit !== 'rai'
    ? said('', '')
    : said(` รวม ${rai(total)} ไร่`, `, ${rai(total)} rai in all`);

const LARGEST = {
  most: said('ส่วนที่ใหญ่ที่สุด', 'the largest part'),
  least: said('ส่วนที่เล็กที่สุด', 'the smallest part'),
  link: 'being',
} as const satisfies Extremes;
/** The largest part by name: the least of what was cut is a splinter that nobody asks for. */
const largest = ({ figure }: SentenceFacts): Bilingual =>
  extremesOf(figure ? { ...figure, last: null } : figure, LARGEST);

const partsOf = (rows: number): Bilingual =>
  said(`${n(rows)} ส่วน`, rows === 1 ? '1 part' : `${n(rows)} parts`);

/** How many rows of the first layer share ground with the second, and how much. */
export const common: SayFacts = (facts) => {
  const { subject, other, of, rows, parts = {} } = facts;
  const { held = rows } = parts;
  const [th, en] = [other?.name.th ?? '', other?.plural ?? ''];
  const words = chosen({
    ...{ noun: subject, of, rows: rows === 0 ? 0 : held },
    ...{ th: `ทับกับ${th}`, one: `overlaps ${en}`, several: `overlap ${en}` },
  });
  if (rows === 0) return words;
  const [all, most] = [inAll(facts), largest(facts)];
  return said(`${words.th}${all.th}${most.th}`, `${words.en}${all.en}${most.en}`);
};

/** What the second layer leaves of the first. */
export const left: SayFacts = (facts) => {
  const { subject, other, of, rows, total = 0 } = facts;
  const [th, en] = [other?.name.th ?? '', other?.plural ?? ''];
  if (rows === 0)
    return said(
      `${th}ทับ${allOf(subject, of)} จนหมด ไม่มีส่วนที่เหลือ`,
      `Nothing is left of the ${enCount(subject, of)}: ${en} cover all of it`,
    );
  const most = largest(facts);
  return said(
    `${countOf(subject, of)} มีส่วนที่${th}ไม่ทับ รวม ${rai(total)} ไร่${most.th}`,
    `${rai(total)} rai of the ${enCount(subject, of)} are not covered by ${en}${most.en}`,
  );
};

/** What only one of two layers holds. */
export const eitherAlone: SayFacts = (facts) => {
  const { subject, other, rows } = facts;
  const [th, en] = [other?.name.th ?? '', other?.plural ?? ''];
  if (rows === 0)
    return said(
      `${subject.name.th}กับ${th}ทับกันพอดี ไม่มีส่วนที่อยู่ในชั้นเดียว`,
      `${capital(subject.plural)} and ${en} cover the same ground`,
    );
  const [all, most] = [inAll(facts), largest(facts)];
  return said(
    `ส่วนที่อยู่เฉพาะใน${subject.name.th}หรือเฉพาะใน${th} มี ${partsOf(rows).th}${all.th}${most.th}`,
    `Ground that is only in ${subject.plural} or only in ${en}: ${partsOf(rows).en}${all.en}${most.en}`,
  );
};

/** Two layers laid over each other, all of it kept. */
export const overlaid: SayFacts = (facts) => {
  const { subject, other, rows } = facts;
  const [all, most] = [inAll(facts), largest(facts)];
  return said(
    `ซ้อน${subject.name.th}กับ${other?.name.th ?? ''}แล้วได้ ${partsOf(rows).th}${all.th}${most.th}`,
    `${capital(subject.plural)} laid over ${other?.plural ?? ''} give ${partsOf(rows).en}${all.en}${most.en}`,
  );
};

/** The first layer cut along the borders of the second. */
export const cutAlong: SayFacts = (facts) => {
  const { subject, other, of, rows } = facts;
  const [all, most] = [inAll(facts), largest(facts)];
  return said(
    `ตัด${countOf(subject, of)} ตามแนวเขตของ${other?.name.th ?? ''} ได้ ${partsOf(rows).th}${all.th}${most.th}`,
    `${enCount(subject, of)} cut along the borders of ${other?.plural ?? ''}: ${partsOf(rows).en}${all.en}${most.en}`,
  );
};

/** What lies within a boundary, whole or in part. */
export const clipped: SayFacts = (facts) => {
  const { subject, other, of, rows } = facts;
  const [th, en] = [other?.name.th ?? '', other?.plural ?? ''];
  const words = chosen({
    ...{ noun: subject, of, rows, th: `อยู่ใน${th}` },
    ...{ one: `lies within ${en}`, several: `lie within ${en}` },
  });
  const all = rows === 0 ? said('', '') : inAll(facts);
  return said(`${words.th}${all.th}`, `${words.en}${all.en}`);
};

/** Ground gained, lost and kept between two layers. */
export const changed: SayFacts = ({ subject, other, titles = [], parts = {}, step }) => {
  const [before, after] = [titles[0] ?? subject.name, titles[1] ?? other?.name ?? said('', '')];
  const { gained = 0, lost = 0, same = 0 } = parts;
  const apart = step?.op === 'change' && step.key !== undefined;
  const from = said(
    `จาก ${before.th} เป็น ${after.th}${apart ? ' แยกทีละแห่ง' : ''}`,
    `From ${before.en} to ${after.en}${apart ? ', each by itself' : ''}`,
  );
  const less = (value: number): boolean => value < SEEN_RAI;
  if (less(gained) && less(lost))
    return said(
      `${from.th} ไม่มีพื้นที่เพิ่มหรือหาย คงเดิม ${rai(same)} ไร่`,
      `${from.en}, no ground was gained or lost; ${rai(same)} rai stayed the same`,
    );
  const told = (value: number): string => `${rai(value)} ไร่`;
  return said(
    `${from.th} ${stateText.gained.th} ${told(gained)} ${stateText.lost.th} ${told(lost)} ${stateText.same.th} ${told(same)}`,
    `${from.en}: ${rai(gained)} rai gained, ${rai(lost)} rai lost, ${rai(same)} rai the same`,
  );
};
/** Less than this is shown as nothing. */
const SEEN_RAI = 0.005;

/** What is wrong with borders. */
export const checked: SayFacts = ({ subject, of, rows, parts = {} }) => {
  if (rows === 0)
    return said(
      `ตรวจ${countOf(subject, of)} แล้ว ไม่พบแนวเขตผิดพลาด`,
      `${enCount(subject, of)} checked: no faults found`,
    );
  const found = (['invalid', 'twice', 'overlap', 'gap'] as const).filter(
    (problem) => (parts[problem] ?? 0) > 0,
  );
  const list = (language: 'th' | 'en'): string =>
    found
      .map((problem) => `${stateText[problem][language]} ${n(parts[problem] ?? 0)}`)
      .join(language === 'th' ? ' ' : ', ');
  return said(
    `ตรวจ${countOf(subject, of)} แล้ว พบแนวเขตผิดพลาด ${n(rows)} แห่ง ${list('th')}`,
    `${enCount(subject, of)} checked: ${rows === 1 ? '1 fault' : `${n(rows)} faults`}, ${list('en')}`,
  );
};

const listOf = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1) ?? ''}`;
/** «1 กม., 3 กม. และ 5 กม.», the nearest first. */
export const distancesOf = (metres: readonly number[]): Bilingual => {
  const sorted = [...new Set(metres)].sort((a, b) => a - b);
  const words = (language: 'th' | 'en'): string[] => sorted.map((one) => formatAskedDistance(one, language));
  return said(listOf(words('th'), ' และ '), listOf(words('en'), ' and '));
};

/** How wide the ground of each is; of several distances that is not one figure. */
const eachGround = ({ figure, subject, step }: SentenceFacts): Bilingual => {
  if (!figure || figure.most === null || (step?.op === 'buffer' && step.distancesM.length > 1))
    return said('', '');
  const { most, least } = figure;
  if (least !== null && rai(least) === rai(most))
    return said(` ${subject.counter.th}ละ ${rai(most)} ไร่`, `, ${rai(most)} rai each`);
  return extremesOf(figure, WIDER);
};

/** The ground around rows: of each its own, or of all together in so many rai. */
export const around: SayFacts = (facts) => {
  const { subject, of, step, grounds = [], rows } = facts;
  const metres = distancesOf(step?.op === 'buffer' ? step.distancesM : []);
  if (rows === 0)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่วาดพื้นที่โดยรอบได้`,
      `No ground could be drawn around any of the ${enCount(subject, of)}`,
    );
  const together = step?.op === 'buffer' && step.dissolve;
  if (!together) {
    const each = eachGround(facts);
    return said(
      `พื้นที่ในระยะ ${metres.th} รอบ${countOf(subject, of)}${each.th}`,
      `The ground within ${metres.en} of each of ${enCount(subject, of)}${each.en}`,
    );
  }
  const list = (language: 'th' | 'en'): string =>
    grounds
      .map(({ name, rai: amount }) => `${name[language]} ${rai(amount)} ${language === 'th' ? 'ไร่' : 'rai'}`)
      .join(language === 'th' ? ' · ' : ', ');
  return said(
    `พื้นที่รอบ${countOf(subject, of)} ${list('th')}`,
    `The ground around ${enCount(subject, of)}: ${list('en')}`,
  );
};

/** How all ground is shared out among its nearest points. */
export const served: SayFacts = (facts) => {
  const { subject, of, rows, total = 0 } = facts;
  if (rows === 0)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่มีพื้นที่บริการในขอบเขต`,
      `None of the ${enCount(subject, of)} serves any ground within the boundary`,
    );
  const ends = extremesOf(facts.figure, WIDER);
  const mean = rai(total / rows);
  return said(
    `พื้นที่บริการของ${countOf(subject, rows)} รวม ${rai(total)} ไร่ เฉลี่ย${subject.counter.th}ละ ${mean} ไร่${ends.th}`,
    `${enCount(subject, rows)} serve ${rai(total)} rai, ${mean} rai each on average${ends.en}`,
  );
};

/** What of a layer lies around another, ring by ring; figures are formatted. */
export const ringsText = (
  subject: Noun,
  of: Noun,
  rings: readonly { readonly words: string; readonly rai: string }[],
  total: string,
): Bilingual =>
  said(
    `${subject.name.th}รอบ${of.name.th} ${rings.map(({ words, rai: amount }) => `${words} ${amount} ไร่`).join(' · ')} รวม ${total} ไร่`,
    `${capital(subject.plural)} around ${of.plural}: ${rings
      .map(({ words, rai: amount }) => `${ringInEnglish(words) ?? words} ${amount} rai`)
      .join(', ')}; ${total} rai in all`,
  );
