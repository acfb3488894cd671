import type { Bilingual } from '../contract/base.ts';
import type { Denominator, ScoringLevel } from '../contract/scoring.ts';
import type { Direction, Normalisation } from '../scoring/normalise.ts';
import { REGISTER_NOUNS } from './analyses.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const n = (value: number): string => value.toLocaleString('en-US');

const listTh = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(' ')} และ ${names.at(-1)}`;
const listEn = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What areas of a level are called, and counted by. */
export const levelNoun = (level: ScoringLevel): { readonly name: Bilingual; readonly counter: Bilingual } =>
  REGISTER_NOUNS[level] ?? { name: said('พื้นที่', 'area'), counter: said('พื้นที่', 'areas') };

/** How figures are told as rates: the multiplier and the words. */
export const RATES: Readonly<Record<Denominator, { readonly times: number; readonly words: Bilingual }>> = {
  population: { times: 1000, words: said('ต่อ 1,000 คน', 'per 1,000 people') },
  households: { times: 100, words: said('ต่อ 100 ครัวเรือน', 'per 100 households') },
  area: { times: 1000, words: said('ต่อ 1,000 ไร่', 'per 1,000 rai') },
};

/** A share of the same is told in percent, as people tell it. */
const SHARES: Readonly<Partial<Record<Denominator, { readonly of: string; readonly words: Bilingual }>>> = {
  population: { of: 'คน', words: said('ร้อยละของประชากร', 'percent of the population') },
  households: { of: 'ครัวเรือน', words: said('ร้อยละของครัวเรือน', 'percent of households') },
};

/** How a figure of a unit is told as a rate: what its quotient is multiplied by, the words, and the unit that it then has. */
export function rateOf(
  per: Denominator,
  unit: Bilingual,
): { readonly times: number; readonly words: Bilingual; readonly unit: Bilingual } {
  const share = SHARES[per];
  if (share !== undefined && unit.th === share.of)
    return { times: 100, words: share.words, unit: share.words };
  const { times, words } = RATES[per];
  return {
    ...{ times, words },
    unit: said(`${unit.th} ${words.th}`.trim(), `${unit.en} ${words.en}`.trim()),
  };
}

/** What rows of registers without a noun of their own are counted by. */
const ROW_UNITS: Readonly<Record<string, Bilingual>> = {
  council: said('สภา', 'councils'),
  working_group: said('คณะ', 'groups'),
  learning_area: said('แห่ง', 'places'),
  forest_part: said('แห่ง', 'places'),
  local_authority: said('แห่ง', 'authorities'),
};

/** What the rows of a register are counted by: projects, funds, places. */
export const rowUnit = (register: string): Bilingual =>
  ROW_UNITS[register] ?? REGISTER_NOUNS[register]?.counter ?? said('รายการ', 'entries');

export const normalisationWords: Readonly<Record<Normalisation, Bilingual>> = {
  minmax: said('ช่วงค่าต่ำสุดถึงสูงสุด', 'range from least to greatest'),
  rank: said('ลำดับที่', 'rank'),
  z: said('ส่วนเบี่ยงเบนจากค่าเฉลี่ย', 'deviations from the mean'),
};

export const directionWords: Readonly<Record<Direction, Bilingual>> = {
  more: said('มากคือเร่งด่วน', 'more is urgent'),
  less: said('น้อยคือเร่งด่วน', 'less is urgent'),
};

/** Words of an indicator's figures: what they are, how they were come by, and what was left out. */
export const figureWords = {
  rowsOf: (title: Bilingual): Bilingual => said(`จำนวน${title.th}`, `Number of: ${title.en}`),
  sumOf: (field: Bilingual, register: Bilingual): Bilingual =>
    said(`${field.th} (${register.th})`, `${field.en} (${register.en})`),
  households: said('ครัวเรือนในทะเบียน', 'Households in the register'),
  vulnerable: said('ผู้เปราะบางในทะเบียน', 'Vulnerable people in the register'),
  persons: said('คน', 'people'),
  homes: said('ครัวเรือน', 'households'),
  area: said('เนื้อที่', 'Area'),
  rai: said('ไร่', 'rai'),
  baht: said('บาท', 'baht'),
  yesNo: said('', ''),
  noneOf: (title: Bilingual): Bilingual => said(`ยังไม่มี${title.th}`, `Has none: ${title.en}`),
  byLayer: (field: Bilingual, layer: Bilingual): Bilingual =>
    said(`${field.th} (${layer.th})`, `${field.en} (${layer.en})`),

  statistic: said(
    'สถิติรายพื้นที่ ปีล่าสุดที่ครบ ของพื้นที่เองหรือรวมจากพื้นที่ย่อยที่มีข้อมูลครบ',
    'Area statistics of the newest complete year, stated for the area or summed from all of the areas below it',
  ),
  counted: said('นับแถวในทะเบียนตามพื้นที่ที่แถวบอกไว้', 'Rows of the register, counted by the area that they name'),
  byShape: said(
    'แถวอยู่ในพื้นที่ที่จุดกลางภายในรูปตกอยู่ รูปที่คร่อมเขตนับครั้งเดียว',
    'A row lies where a point inside its shape does; one across a border counts once',
  ),
  outside: (count: number): Bilingual =>
    said(
      `ไม่ได้นับ ${n(count)} แถวที่อยู่นอกพื้นที่หรือไม่มีรูป`,
      `${n(count)} rows outside the areas, or without a shape, are left out`,
    ),
  summed: said('รวมค่าในทะเบียนตามพื้นที่ที่แถวบอกไว้', 'Numbers of the register, summed by the area that rows name'),
  people: said(
    'นับจากทะเบียนที่ปกปิดตัวบุคคล ค่าน้อยกว่าเกณฑ์ไม่แสดงและนับเป็นยังไม่มีข้อมูล',
    'Counted from the register of persons; small counts are withheld and stand as no data',
  ),
  measured: said('วัดจากแนวเขตบนทรงรี WGS 84', 'Measured from the boundary on the ellipsoid WGS 84'),
  asItStands: said('ค่าของชั้นข้อมูลตามรหัสพื้นที่', 'The layer’s values by the code of the area'),
  divided: (words: Bilingual): Bilingual => said(`คิด${words.th}`, `reckoned ${words.en}`),
  unplaced: (count: number): Bilingual =>
    said(
      `ไม่ได้นับ ${n(count)} แถวที่ไม่บอกพื้นที่ระดับนี้ พื้นที่ที่แถวนั้นอาจอยู่จึงยังไม่มีข้อมูล`,
      `${n(count)} rows that name no area of this level are left out; areas in which they may lie stand as no data`,
    ),
  blank: (count: number): Bilingual =>
    said(
      `${n(count)} แถวไม่มีค่า พื้นที่ของแถวนั้นจึงยังไม่มีข้อมูล`,
      `${n(count)} rows have no value: their areas stand as no data`,
    ),
  withheld: (count: number): Bilingual => said(`ปกปิด ${n(count)} พื้นที่`, `${n(count)} areas are withheld`),
} as const;

/** Sentences one after another. */
export const joined = (parts: readonly Bilingual[]): Bilingual =>
  said(parts.map(({ th }) => th).join(' · '), parts.map(({ en }) => en).join(' · '));

export interface ScoringFacts {
  readonly level: ScoringLevel;
  readonly areas: number;
  readonly ranked: number;
  readonly excluded: number;
  /** Of which too little is known. */
  readonly unranked: number;
  /** Ranked though not all of their indicators are known. */
  readonly incomplete: number;
  /** The ones to begin with; none where all are equally urgent. */
  readonly first: readonly string[];
  /** How many more share their rank. */
  readonly alsoFirst: number;
  /** Indicators with their weights in whole per cent, the heaviest first; of `missing` areas they are not known. */
  readonly weights: readonly {
    readonly title: Bilingual;
    readonly unit: Bilingual;
    readonly direction: Direction;
    readonly percent: number;
    readonly missing: number;
  }[];
  /** How firmly the first stands, where it was tried out. */
  readonly firm: {
    readonly top: number;
    readonly percent: number;
    readonly points: number;
    /** The weightings in which it was ranked. */
    readonly draws: number;
  } | null;
}

type Weight = ScoringFacts['weights'][number];

/** A title with its unit, where the title doesn't tell it. */
const toldTh = ({ title, unit }: Weight): string =>
  unit.th === '' || title.th.includes(unit.th) ? title.th : `${title.th} (${unit.th})`;
const toldEn = ({ title, unit }: Weight): string =>
  unit.en === '' || title.en.toLowerCase().includes(unit.en.toLowerCase())
    ? title.en
    : `${title.en} (${unit.en})`;

/** Indicators of one direction together, so that it is read out once. */
const byDirection = (weights: readonly Weight[]): (readonly [Direction, readonly Weight[]])[] => [
  ...Map.groupBy(weights, ({ direction }) => direction),
];
const weightsTh = ({ weights }: ScoringFacts): string =>
  byDirection(weights)
    .map(
      ([direction, own]) =>
        `${directionWords[direction].th} ได้แก่ ${listTh(own.map((one) => `${toldTh(one)} ${one.percent} %`))}`,
    )
    .join(' ');
const weightsEn = ({ weights }: ScoringFacts): string =>
  byDirection(weights)
    .map(
      ([direction, own]) =>
        `${listEn(own.map((one) => `${toldEn(one)} ${one.percent} %`))} (${directionWords[direction].en})`,
    )
    .join('; ');

const firmTh = ({ first, firm }: ScoringFacts): string =>
  firm === null || first[0] === undefined
    ? ''
    : ` ${first[0]} ยังอยู่ใน ${firm.top} อันดับแรก ${firm.percent} % เมื่อลองขยับน้ำหนัก ±${firm.points} จุด ${n(firm.draws)} ครั้ง`;
const firmEn = ({ first, firm }: ScoringFacts): string =>
  firm === null || first[0] === undefined
    ? ''
    : ` If each weight is moved by up to ${firm.points} points, ${first[0]} stays in the top ${firm.top} in ${firm.percent} % of ${n(firm.draws)} weightings tried.`;

/** Which figures are lacking, of how many areas each. */
const lackTh = ({ weights }: ScoringFacts, counter: string): string =>
  listTh(
    weights
      .filter(({ missing }) => missing > 0)
      .map(({ title, missing }) => `${title.th} (${n(missing)} ${counter})`),
  );
const lackEn = ({ weights }: ScoringFacts): string =>
  listEn(
    weights.filter(({ missing }) => missing > 0).map(({ title, missing }) => `${title.en} (${n(missing)})`),
  );

const leftTh = (facts: ScoringFacts, counter: string): string => {
  const { excluded, unranked, incomplete } = facts;
  const lack = lackTh(facts, counter);
  return [
    unranked > 0 ? ` ยังไม่จัดลำดับ ${n(unranked)} ${counter} เพราะขาดตัวเลข${lack === '' ? '' : ` ${lack}`}` : '',
    incomplete > 0
      ? ` ที่จัดลำดับแล้วมี ${n(incomplete)} ${counter} ที่คิดจากตัวเลขเท่าที่มี${unranked > 0 ? '' : ` เพราะขาด ${lack}`}`
      : '',
    excluded > 0 ? ` ไม่นำมาจัดลำดับ ${n(excluded)} ${counter}` : '',
  ].join('');
};
const leftEn = (facts: ScoringFacts, counter: string): string => {
  const { excluded, unranked, incomplete } = facts;
  const lack = lackEn(facts);
  return [
    unranked > 0
      ? ` ${n(unranked)} ${counter} are not ranked, for want of figures${lack === '' ? '' : `: ${lack}`}.`
      : '',
    incomplete > 0
      ? ` ${n(incomplete)} of those ranked are so by what is known of them${unranked > 0 ? '.' : `, for want of: ${lack}.`}`
      : '',
    excluded > 0 ? ` ${n(excluded)} ${counter} were left out.` : '',
  ].join('');
};

const firstTh = ({ first, alsoFirst }: ScoringFacts, counter: string): string => {
  if (first.length === 0) return `เร่งด่วนเท่ากันทั้งหมด ยังบอกไม่ได้ว่าควรเริ่มที่ใด`;
  return alsoFirst === 0
    ? `ที่ควรเริ่มก่อนคือ ${listTh(first)}`
    : `ที่ควรเริ่มก่อนคือ ${first.join(' ')} และอีก ${n(alsoFirst)} ${counter}ที่คะแนนเท่ากัน`;
};
const firstEn = ({ first, alsoFirst }: ScoringFacts): string => {
  if (first.length === 0) return 'All are equally urgent: none comes first.';
  return alsoFirst === 0
    ? `Start with ${listEn(first)}.`
    : `Start with ${first.join(', ')} and ${n(alsoFirst)} more of the same score.`;
};

/** What is read out in the meeting. */
export function scoringSentence(facts: ScoringFacts): Bilingual {
  const { counter } = levelNoun(facts.level);
  const of = `${n(facts.areas)} ${counter.th}`;
  if (facts.weights.length === 0)
    return said(
      'ยังไม่ได้ให้น้ำหนัก เลื่อนน้ำหนักของตัวชี้วัดอย่างน้อยหนึ่งข้อ',
      'No weights are given yet. Move the weight of at least one indicator.',
    );
  if (facts.ranked === 0)
    return said(
      `จาก ${of} ยังไม่จัดลำดับสักแห่ง${leftTh(facts, counter.th)}`,
      `Of ${n(facts.areas)} ${counter.en} none is ranked yet.${leftEn(facts, counter.en)}`,
    );
  return said(
    `จาก ${of} จัดลำดับได้ ${n(facts.ranked)} ${counter.th} ${firstTh(facts, counter.th)}${leftTh(facts, counter.th)} น้ำหนักที่ใช้ ${weightsTh(facts)}${firmTh(facts)}`,
    `Of ${n(facts.areas)} ${counter.en}, ${n(facts.ranked)} are ranked. ${firstEn(facts)}${leftEn(facts, counter.en)} Weights: ${weightsEn(facts)}.${firmEn(facts)}`,
  );
}

export interface OptionFacts {
  readonly level: ScoringLevel;
  readonly ranked: number;
  /** Areas whose rank is another. */
  readonly moved: number;
  readonly kept: number;
  /** Names of areas that come among the first ten, and that leave them. */
  readonly entering: readonly string[];
  readonly leaving: readonly string[];
  /** The area that becomes most urgent by comparison; null where none rises. */
  readonly riser: { readonly name: string; readonly before: number; readonly after: number } | null;
}

const someNames = (names: readonly string[]): readonly string[] => names.slice(0, 5);

/** What is read out of two options side by side. */
export function optionsSentence(facts: OptionFacts): Bilingual {
  const { level, ranked, moved, kept, entering, leaving, riser } = facts;
  const { counter } = levelNoun(level);
  if (moved === 0)
    return said(
      `ทางเลือก ก และ ข ให้ลำดับเดียวกันทั้ง ${n(ranked)} ${counter.th}`,
      `Options A and B rank all ${n(ranked)} ${counter.en} alike.`,
    );
  const th = (words: string, names: readonly string[]): string =>
    names.length === 0
      ? ''
      : ` ${words} ${n(names.length)} ${counter.th} คือ ${listTh(someNames(names))}${names.length > 5 ? ' เป็นต้น' : ''}`;
  const en = (words: string, names: readonly string[]): string =>
    names.length === 0
      ? ''
      : ` ${n(names.length)} ${words}: ${listEn(someNames(names))}${names.length > 5 ? ' and others' : ''}.`;
  return said(
    `ถ้าใช้ทางเลือก ข แทน ก อันดับเปลี่ยน ${n(moved)} จาก ${n(ranked)} ${counter.th} โดย 10 อันดับแรกเหมือนเดิม ${n(kept)} ${counter.th}${th('เข้ามาใหม่', entering)}${th('หลุดไป', leaving)}${riser === null ? '' : ` เร่งด่วนขึ้นมากที่สุดคือ ${riser.name} จากอันดับ ${n(riser.before)} เป็น ${n(riser.after)}`}`,
    `With option B instead of A, ${n(moved)} of ${n(ranked)} ${counter.en} change rank; ${n(kept)} of the top 10 stay.${en('come in', entering)}${en('leave', leaving)}${riser === null ? '' : ` ${riser.name} rises most, from ${n(riser.before)} to ${n(riser.after)}.`}`,
  );
}

/** How the scores were reckoned, for the evidence. */
export const scoringMethod = (plan: {
  readonly normalisation: Normalisation;
  readonly minShare: number;
  readonly pairwise: { readonly ratio: number } | null;
}): Bilingual => {
  const way = normalisationWords[plan.normalisation];
  const least = Math.round(plan.minShare * 100);
  const th = `แปลงตัวชี้วัดเป็น 0 ถึง 100 ตาม${way.th} แล้วเฉลี่ยตามน้ำหนักของตัวชี้วัดที่มีข้อมูล พื้นที่ที่มีข้อมูลไม่ถึง ${least} % ของน้ำหนักแยกไว้ ไม่จัดลำดับ คะแนนเท่ากันได้ลำดับเดียวกัน`;
  const en = `Indicators are brought to 0 to 100 by their ${way.en}, then averaged by the weights of those that are known. Areas of which less than ${least} % of the weights is known are not ranked; equal scores share a rank.`;
  if (plan.pairwise === null) return said(th, en);
  const ratio = plan.pairwise.ratio.toFixed(2);
  return said(
    `${th} น้ำหนักมาจากการเทียบทีละคู่ (AHP) ค่าความสอดคล้อง ${ratio}`,
    `${en} The weights come from comparing pairs (AHP), consistency ratio ${ratio}.`,
  );
};

/** What stands in a layer that was kept. */
export const keptWords = {
  change: (title: string): Bilingual => said(`เก็บลำดับความสำคัญ ${title}`, `Keep the ranking ${title}`),
  saved: (title: string): Bilingual => said(`บันทึกวิธีจัดลำดับ ${title}`, `Save the way of ranking ${title}`),
  forgotten: (title: string): Bilingual => said(`ลบวิธีจัดลำดับ ${title}`, `Delete the way of ranking ${title}`),
  columns: {
    code: said('รหัส', 'Code'),
    name: said('ชื่อ', 'Name'),
    within: said('อยู่ใน', 'Lies in'),
    score: said('คะแนนความเร่งด่วน', 'Urgency score'),
    state: said('สถานะ', 'State'),
    rank: said('ลำดับ', 'Rank'),
    secondScore: said('คะแนนทางเลือก ข', 'Score of option B'),
    secondRank: said('ลำดับทางเลือก ข', 'Rank of option B'),
    known: said('ข้อมูลที่มี (% ของน้ำหนัก)', 'Known (% of weights)'),
    reason: said('เหตุที่ไม่จัดลำดับ', 'Why it is not ranked'),
    part: (title: Bilingual): Bilingual => said(`คะแนนจาก ${title.th}`, `Points from: ${title.en}`),
    figure: (title: Bilingual): Bilingual => title,
  },
  points: said('คะแนน', 'points'),
  denominator: (level: ScoringLevel, ranked: number, areas: number): Bilingual => {
    const { counter } = levelNoun(level);
    return said(
      `จัดลำดับได้ ${n(ranked)} จาก ${n(areas)} ${counter.th}`,
      `${n(ranked)} of ${n(areas)} ${counter.en} are ranked`,
    );
  },
  tooLittle: said('ข้อมูลไม่ถึงส่วนที่ตั้งไว้', 'Less is known than was asked for'),
  leftOutUnranked: said('พื้นที่ที่ข้อมูลไม่พอจัดลำดับ', 'Areas of which too little is known'),
  leftOutExcluded: (reason: string): Bilingual => said(`ไม่นำมาจัดลำดับ: ${reason}`, `Left out: ${reason}`),
} as const;
