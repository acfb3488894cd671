import type { Bilingual } from '../contract/base.ts';
import { formatAskedDistance, formatDistance } from '../domain/units.ts';
import type { SaidFigure, SentenceFacts } from './sentence-facts.ts';
import { allOf, amount, countOf, enCount, extremesOf, low, MORE, n, outOf, said } from './sentence-parts.ts';

type SayFacts = (facts: SentenceFacts) => Bilingual;

/** A figure's name without its unit, which stands behind the number: «เนื้อที่ป่าชุมชน (ไร่)». */
const bare = ({ th, en }: Bilingual): Bilingual => {
  const plain = (words: string): string => words.replace(/ \([^()]*\)$/, '');
  return said(plain(th), plain(en));
};

/** « เป้าหมายรวม 5,044 ครัวเรือน มากที่สุดคือ …»; of numbers of rows « รวม 500 หมู่บ้าน …». */
const withFigure = ({ figure, step, of, total = 0 }: SentenceFacts): Bilingual => {
  if (!figure || figure.most === null) return said('', '');
  const { title, unit, sum } = figure;
  // Where some have none it is these that have least.
  const ends = extremesOf(total === of ? figure : { ...figure, last: null }, MORE);
  if (sum === null) return said(` ${bare(title).th}${ends.th}`, `; ${low(bare(title).en)}${ends.en}`);
  const all = amount(sum, unit);
  const statistic = step?.op === 'summarise-in-areas' ? step.figures[0]?.statistic : undefined;
  // What a sum is of is no more than what the rows are, unless it is a field's.
  return statistic === 'sum'
    ? said(` ${title.th} ${all.th}${ends.th}`, `; ${low(title.en)} ${all.en}${ends.en}`)
    : said(` รวม ${all.th}${ends.th}`, `, ${all.en} in all${ends.en}`);
};

/** Areas and what they have. */
export const having: SayFacts = (facts) => {
  const { subject, other, of, total = 0, parts: { unknown = 0 } = {} } = facts;
  const [th, en] = [other?.name.th ?? 'ข้อมูล', other?.plural ?? 'data'];
  // What is not known is not lacking.
  if (total === 0 && unknown > 0)
    return said(
      `${outOf(subject, of)} ตัวเลขของ${th}เป็นศูนย์หรือยังไม่มีข้อมูลทุกแห่ง`,
      `The figures of ${en} are zero or not known in each of the ${enCount(subject, of)}`,
    );
  if (total === 0)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่มี${th}`,
      `None of the ${enCount(subject, of)} has ${en}`,
    );
  const figure = withFigure(facts);
  if (total === of && of > 1)
    return said(
      `${allOf(subject, of)} มี${th}${figure.th}`,
      `All ${enCount(subject, of)} have ${en}${figure.en}`,
    );
  return said(
    `${outOf(subject, of)} มี ${n(total)} ${subject.counter.th}ที่มี${th}${figure.th}`,
    `Of ${enCount(subject, of)}, ${n(total)} ${total === 1 ? 'has' : 'have'} ${en}${figure.en}`,
  );
};

/** Where the fullest cell lies; nothing where several are as full. */
const whereMost = (figure: SaidFigure | null | undefined): Bilingual => {
  if (!figure || figure.leader === null) return said('', '');
  return said(`อยู่ใน ${figure.leader} `, ` in ${figure.leader},`);
};

/** Rows by cells of a grid. */
export const celled: SayFacts = ({ subject, of, rows, figure, step }) => {
  if (rows === 0 || !figure || figure.most === null)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่นับลงช่องได้`,
      `None of the ${enCount(subject, of)} could be counted in a cell`,
    );
  const place = whereMost(figure);
  const size = step?.op === 'grid' ? step.sizeM : null;
  const wide =
    size === null
      ? said('', '')
      : said(`ที่กว้าง ${formatAskedDistance(size)}`, ` ${formatAskedDistance(size, 'en')} wide`);
  const sum = step?.op === 'grid' && step.sum !== undefined ? figure.title : said('', '');
  const most = amount(figure.most, figure.unit);
  return said(
    `${countOf(subject, of)} กระจายอยู่ใน ${n(rows)} ช่อง${wide.th} ช่องที่มากที่สุด${place.th}มี${sum.th === '' ? '' : `${sum.th}รวม`} ${most.th}`,
    `${enCount(subject, of)} lie in ${n(rows)} ${rows === 1 ? 'cell' : 'cells'}${wide.en}; the fullest,${place.en} has ${most.en}${sum.en === '' ? '' : ` (${low(sum.en)})`}`,
  );
};

/** Where it is densest, and how dense. */
export const dense: SayFacts = ({ subject, of, rows, figure, step }) => {
  if (rows === 0 || !figure || figure.most === null)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่บอกความหนาแน่นได้`,
      `No density can be told of the ${enCount(subject, of)}`,
    );
  const most = amount(figure.most, figure.unit);
  const radius = step?.op === 'density' ? step.radiusM : null;
  const seen =
    radius === null
      ? said('', '')
      : said(
          ` เมื่อมองในรัศมี ${formatAskedDistance(radius)}`,
          `, seen within ${formatAskedDistance(radius, 'en')}`,
        );
  const weighed = step?.op === 'density' && step.weight !== undefined;
  const what = weighed ? figure.title.th.replace('ความหนาแน่นของ', '') : '';
  const place = figure.leader === null ? said('', '') : said(`ที่ ${figure.leader}`, ` in ${figure.leader}`);
  return said(
    `${outOf(subject, of)} ${what}หนาแน่นที่สุด${place.th} ${most.th}${seen.th}`,
    `Of ${enCount(subject, of)}, the ${low(figure.title.en)} is highest${place.en}: ${most.en}${seen.en}`,
  );
};

/** Who is farthest, and from what: told where each row has one and no more. */
const farthest = ({ figure, nearest = null, rows, of }: SentenceFacts): Bilingual => {
  if (rows > of || !figure || figure.most === null || figure.leader === null) return said('', '');
  const [th, en] = [formatDistance(figure.most, 'th'), formatDistance(figure.most, 'en')];
  const from = nearest === null ? said('', '') : said(` (จาก ${nearest})`, ` (from ${nearest})`);
  return said(
    ` ไกลที่สุดคือ ${figure.leader} ${th}${from.th}`,
    `, the farthest being ${figure.leader} at ${en}${from.en}`,
  );
};

/** How far it is to the nearest on the average, of the rows that have one in reach. */
export const distant: SayFacts = (facts) => {
  const { subject, other, of, total, along, step, parts = {} } = facts;
  const { reached = of } = parts;
  const far = farthest(facts);
  const [th, en] = [other?.name.th ?? '', other?.name.en ?? 'row'];
  const maxM = step?.op === 'nearest' ? step.maxM : undefined;
  const reach =
    maxM === undefined
      ? said('', '')
      : said(` ในระยะ ${formatAskedDistance(maxM, 'th')}`, ` within ${formatAskedDistance(maxM, 'en')}`);
  if (total === undefined)
    return said(
      `${outOf(subject, of)} ไม่มี${subject.counter.th}ใดที่มี${th}${maxM === undefined ? 'ให้วัดระยะ' : `อยู่${reach.th.trimStart()}`}`,
      `None of the ${enCount(subject, of)} has a ${en}${maxM === undefined ? ' to measure to' : reach.en}`,
    );
  const mean = said(
    `${formatDistance(total, 'th')}${along?.th ?? ''}`,
    `${formatDistance(total, 'en')}${along?.en ?? ''}`,
  );
  return reached === of
    ? said(
        `${of > 1 ? allOf(subject, of) : countOf(subject, of)} อยู่ห่างจาก${th}ที่ใกล้ที่สุดเฉลี่ย ${mean.th}${far.th}`,
        `${enCount(subject, of)} ${of === 1 ? 'lies' : 'lie'} ${mean.en} from the nearest ${en} on average${far.en}`,
      )
    : said(
        `${outOf(subject, of)} มี ${n(reached)} ${subject.counter.th}ที่${reach.th === '' ? `วัดระยะถึง${th}ได้` : `มี${th}อยู่${reach.th.trimStart()}`} ห่างจากแห่งที่ใกล้ที่สุดเฉลี่ย ${mean.th}${far.th}`,
        `Of ${enCount(subject, of)}, ${n(reached)} ${reached === 1 ? 'has' : 'have'} a ${en}${reach.en === '' ? ' in reach' : reach.en}, ${mean.en} from the nearest on average${far.en}`,
      );
};
