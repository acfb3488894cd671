import type { Bilingual } from '../contract/base.ts';
import type { RecipeOp } from '../contract/recipe.ts';
import { figureDecimals, formatAskedDistance, formatDistance, formatNumber } from '../domain/units.ts';
import { gathered, standing } from './cluster-sentences.ts';
import { namedRows } from './named-rows.ts';
import { operationColumns, stateText } from './operation-columns.ts';
import { operationText } from './operations.ts';
import type { SaidFigure, SentenceFacts } from './sentence-facts.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const n = (value: number): string => formatNumber(value);
const rai = (value: number): string => formatNumber(value, value < 10 ? 2 : 0);

type Say = (facts: SentenceFacts, op: RecipeOp) => Bilingual;

const withTotal = ({ total, unit }: SentenceFacts): Bilingual =>
  total === undefined || unit !== 'rai'
    ? said('', '')
    : said(` รวม ${rai(total)} ไร่`, `, ${rai(total)} rai in all`);

/** Latin letters stand off from the Thai before them. */
const conditionWords = (condition: Bilingual | null | undefined): string =>
  condition ? `${/^[\u0E00-\u0E7F]/.test(condition.th) ? '' : ' '}${condition.th}` : 'เข้าเงื่อนไข';
const kept: Say = ({ subject, of, rows, condition, names = [] }) => {
  const named = namedRows(names);
  return said(
    `จาก ${n(of)} ${subject.counter.th} มี ${n(rows)} ${subject.counter.th}ที่${conditionWords(condition)}${named.th}`,
    `Of ${n(of)} ${subject.plural}, ${n(rows)} meet the condition${condition ? ` (${condition.en})` : ''}${named.en}`,
  );
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
const without: Say = ({ subject, other, of, rows, withinM, names = [] }) => {
  const place = lookedFor(withinM);
  const named = namedRows(names);
  const none = rows === 1 ? place.noneOfOne : place.none;
  return rows === 0
    ? said(
        `ทั้ง ${n(of)} ${subject.counter.th} มี${other?.name.th ?? ''}แล้ว${place.any.th}`,
        `All ${n(of)} ${subject.plural} have ${other?.plural ?? 'one'}${place.any.en}`,
      )
    : said(
        `จาก ${n(of)} ${subject.counter.th} มี ${n(rows)} ${subject.counter.th}ที่ยังไม่มี${other?.name.th ?? ''}${none.th}${named.th}`,
        `Of ${n(of)} ${subject.plural}, ${n(rows)} ${rows === 1 ? 'has' : 'have'} no ${other?.name.en ?? 'such row'}${none.en} yet${named.en}`,
      );
};
/** A figure with its unit; units are the fields' own words, and in English only those that have one are told. */
const amount = (value: number, unit: string | null): Bilingual => {
  const words = unit === 'ไร่' ? rai(value) : formatNumber(value, figureDecimals(value));
  return said(unit === null ? words : `${words} ${unit}`, unit === 'ไร่' ? `${words} rai` : words);
};
const withFigure = ({ figure }: SentenceFacts): Bilingual => {
  if (!figure || figure.most === null) return said('', '');
  const { title, unit, sum, leader } = figure;
  const most = amount(figure.most, unit);
  const all = sum === null ? null : amount(sum, unit);
  const led = said(leader === null ? '' : `คือ ${leader}`, leader === null ? '' : `: ${leader}`);
  return said(
    ` ${title.th}${all === null ? '' : ` ${all.th}`} มากที่สุด${led.th} ${most.th}`,
    `. ${title.en}${all === null ? '' : ` ${all.en}`}, most${led.en}, ${most.en}`,
  );
};
const having: Say = (facts) => {
  const { subject, other, of, total = 0 } = facts;
  const figure = withFigure(facts);
  if (total === of && of > 1)
    return said(
      `ทั้ง ${n(of)} ${subject.counter.th} มี${other?.name.th ?? 'ข้อมูล'}${figure.th}`,
      `All ${n(of)} ${subject.plural} have ${other?.plural ?? 'data'}${figure.en}`,
    );
  return said(
    `จาก ${n(of)} ${subject.counter.th} มี ${n(total)} ${subject.counter.th}ที่มี${other?.name.th ?? 'ข้อมูล'}${figure.th}`,
    `Of ${n(of)} ${subject.plural}, ${n(total)} have ${other?.plural ?? 'data'}${figure.en}`,
  );
};
const celled: Say = ({ subject, of, rows, figure }) => {
  const most = amount(figure?.most ?? 0, figure?.unit ?? null);
  const title = figure?.title ?? said('', '');
  return said(
    `${subject.name.th} ${n(of)} ${subject.counter.th} อยู่ใน ${n(rows)} ช่อง ช่องที่มากที่สุดมี${title.th} ${most.th}`,
    `${n(of)} ${subject.plural} lie in ${n(rows)} cells; at most: ${title.en} ${most.en}`,
  );
};
const dense: Say = ({ subject, of, figure }) => {
  const most = formatNumber(figure?.most ?? 0, figureDecimals(figure?.most ?? 0));
  const title = figure?.title ?? operationColumns.density;
  // Of a weight it is told, and in its unit.
  if (title.th !== operationColumns.density.th)
    return said(
      `จาก ${n(of)} ${subject.counter.th} ${title.th}มากที่สุด ${most} ${figure?.unit ?? ''}`.trimEnd(),
      `Of ${n(of)} ${subject.plural}, the highest ${title.en.replace(/^D/, 'd')} is ${most} to the square kilometre`,
    );
  return said(
    `จาก ${n(of)} ${subject.counter.th} ที่ที่หนาแน่นที่สุดมี ${most} ${subject.counter.th}ต่อ ตร.กม.`,
    `Of ${n(of)} ${subject.plural}, the densest place has ${most} to the square kilometre`,
  );
};
const laid: Say = (facts, op) => {
  const { subject, other, rows } = facts;
  const title = operationText[op].title;
  const [th, en] = [
    `${subject.name.th}กับ${other?.name.th ?? ''}`,
    `${subject.plural} and ${other?.plural ?? ''}`,
  ];
  const all = withTotal(facts);
  return rows === 0
    ? said(`${title.th} ระหว่าง${th} ไม่มี`, `${title.en} of ${en}: none`)
    : said(
        `${title.th} ระหว่าง${th} มี ${n(rows)} ส่วน${all.th}`,
        `${title.en} of ${en}: ${n(rows)} parts${all.en}`,
      );
};
const made: Say = (facts, op) => {
  const { subject, rows, of } = facts;
  const title = operationText[op].title;
  const all = withTotal(facts);
  return said(
    `${title.th}ของ${subject.name.th} ${n(of)} ${subject.counter.th} ได้ ${n(rows)} รายการ${all.th}`,
    `${title.en} of ${n(of)} ${subject.plural}: ${n(rows)} rows${all.en}`,
  );
};
const joined: Say = ({ subject, other, of, total = 0 }) =>
  said(
    `จาก ${n(of)} ${subject.counter.th} พบ${other?.name.th ?? 'ข้อมูล'}ที่ตรงกัน ${n(total)} ${subject.counter.th}`,
    `Of ${n(of)} ${subject.plural}, ${n(total)} have a matching ${other?.name.en ?? 'row'}`,
  );
const farthest = (figure: SaidFigure | null | undefined): Bilingual =>
  !figure || figure.most === null || figure.leader === null
    ? said('', '')
    : said(
        ` ไกลที่สุดคือ ${figure.leader} ${formatDistance(figure.most, 'th')}`,
        `, the farthest being ${figure.leader} at ${formatDistance(figure.most, 'en')}`,
      );
/** The mean is of the rows that have one in reach; who is farthest can be told where each row has one and no more. */
const distant: Say = ({ subject, other, of, rows, total, figure, along, parts = {} }) => {
  const { reached = of } = parts;
  const far = farthest(rows > of ? null : figure);
  const [th, en] = [other?.name.th ?? '', other?.name.en ?? 'row'];
  if (total === undefined)
    return said(
      `ไม่พบ${th}ภายในระยะจาก${subject.name.th}`,
      `No ${en} is within reach of the ${subject.plural}`,
    );
  const mean = {
    th: `${formatDistance(total, 'th')}${along?.th ?? ''}`,
    en: `${formatDistance(total, 'en')}${along?.en ?? ''}`,
  };
  return reached === of
    ? said(
        `${subject.name.th} ${n(of)} ${subject.counter.th} อยู่ห่างจาก${th}ที่ใกล้ที่สุดเฉลี่ย ${mean.th}${far.th}`,
        `${n(of)} ${subject.plural} lie ${mean.en} from the nearest ${en} on the average${far.en}`,
      )
    : said(
        `จาก ${n(of)} ${subject.counter.th} มี ${n(reached)} ${subject.counter.th}ที่อยู่ห่างจาก${th}ที่ใกล้ที่สุดเฉลี่ย ${mean.th}${far.th}`,
        `Of ${n(of)} ${subject.plural}, ${n(reached)} lie ${mean.en} from the nearest ${en} on the average${far.en}`,
      );
};
const changed: Say = ({ subject, parts = {} }) => {
  const amount = (state: 'gained' | 'lost' | 'same'): string => rai(parts[state] ?? 0);
  return said(
    `${subject.name.th} ${stateText.gained.th} ${amount('gained')} ไร่ ${stateText.lost.th} ${amount('lost')} ไร่ ${stateText.same.th} ${amount('same')} ไร่`,
    `${subject.plural}: ${amount('gained')} rai gained, ${amount('lost')} rai lost, ${amount('same')} rai the same`,
  );
};
const checked: Say = ({ subject, of, rows, parts = {} }) => {
  if (rows === 0)
    return said(
      `ตรวจ${subject.name.th} ${n(of)} ${subject.counter.th} ไม่พบแนวเขตผิดพลาด`,
      `${n(of)} ${subject.plural} checked: no faults found`,
    );
  const found = (['invalid', 'twice', 'overlap', 'gap'] as const).filter(
    (problem) => (parts[problem] ?? 0) > 0,
  );
  const list = (language: 'th' | 'en'): string =>
    found
      .map((problem) => `${stateText[problem][language]} ${n(parts[problem] ?? 0)}`)
      .join(language === 'th' ? ' ' : ', ');
  return said(
    `ตรวจ${subject.name.th} ${n(of)} ${subject.counter.th} พบแนวเขตผิดพลาด ${n(rows)} แห่ง ${list('th')}`,
    `${n(of)} ${subject.plural} checked: ${n(rows)} faults, ${list('en')}`,
  );
};

const SENTENCES: Readonly<Record<RecipeOp, Say>> = {
  near: kept,
  'select-by-value': kept,
  'select-by-location': kept,
  gaps: without,
  'count-in-areas': having,
  'area-in-areas': having,
  'summarise-in-areas': having,
  intersect: laid,
  union: laid,
  difference: laid,
  'symmetric-difference': laid,
  identity: laid,
  clip: laid,
  'spatial-join': joined,
  'attribute-join': joined,
  'hot-spots': gathered,
  outliers: standing,
  nearest: distant,
  change: changed,
  'topology-check': checked,
  grid: celled,
  density: dense,
  buffer: made,
  voronoi: made,
  dissolve: made,
  calculate: made,
  centroid: made,
  'point-on-surface': made,
  'convex-hull': made,
  'concave-hull': made,
};

/** The sentence of a result of rows that can be read out. */
export const operationSentence = (op: RecipeOp, facts: SentenceFacts): Bilingual => SENTENCES[op](facts, op);

/** By which rules operations measure and count, where it must be said. */
export const measureText = {
  distances: { ops: new Set<RecipeOp>(['near', 'nearest', 'buffer']) },
  areas: {
    ops: new Set<RecipeOp>([
      'area-in-areas',
      'summarise-in-areas',
      'intersect',
      'union',
      'difference',
      'symmetric-difference',
      'identity',
      'dissolve',
      'buffer',
      'voronoi',
      'change',
    ]),
    words: said(
      'เนื้อที่คำนวณบนผิวโลก (WGS 84) 1 ไร่ = 1,600 ตร.ม. เศษที่เล็กกว่า 1 ตร.ซม. เป็นการปัดเศษพิกัด',
      'Areas are geodesic on WGS 84; 1 rai = 1,600 m². Specks under 1 cm² are the rounding of coordinates',
    ),
  },
  points: { ops: new Set<RecipeOp>(['count-in-areas', 'summarise-in-areas']) },
} as const;
