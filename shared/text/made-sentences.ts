import type { Bilingual } from '../contract/base.ts';
import type { RecipeOp } from '../contract/recipe.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import {
  chosen,
  countOf,
  enCount,
  extremesOf,
  HIGHER,
  n,
  outOf,
  rai,
  said,
  WIDER,
} from './sentence-parts.ts';

type SayFacts = (facts: SentenceFacts, op: RecipeOp) => Bilingual;

/** Rows that were made one by what they share. */
export const united: SayFacts = (facts) => {
  const { subject, of, rows, total, step, fieldTitle } = facts;
  const all =
    total === undefined ? said('', '') : said(` รวม ${rai(total)} ไร่`, `, ${rai(total)} rai in all`);
  const by = step?.op === 'dissolve' ? step.by.flatMap((name) => fieldTitle?.(name) ?? []) : [];
  if (by.length === 0)
    return said(`รวม${countOf(subject, of)} เป็นผืนเดียว${all.th}`, `${enCount(subject, of)} made one${all.en}`);
  const [th, en] = [by.map((title) => title.th).join(' และ '), by.map((title) => title.en).join(' and ')];
  return said(
    `รวม${countOf(subject, of)} ที่ ${th} ตรงกัน ได้ ${n(rows)} กลุ่ม${all.th}`,
    `${enCount(subject, of)} united where ${en} is the same: ${n(rows)} ${rows === 1 ? 'group' : 'groups'}${all.en}`,
  );
};

/** A field that was worked out: of how many rows, and between what and what. */
export const calculated: SayFacts = (facts) => {
  const { subject, of, figure, step } = facts;
  const title = step?.op === 'calculate' ? step.title : '';
  const known = figure?.known ?? facts.parts?.known ?? of;
  const worked = chosen({
    ...{ noun: subject, of, rows: known, th: `คำนวณ “${title}” ได้` },
    ...{ one: `has “${title}” worked out`, several: `have “${title}” worked out` },
  });
  const ends = extremesOf(figure, HIGHER);
  return said(`${worked.th}${ends.th}`, `${worked.en}${ends.en}`);
};

const POINTS: Partial<Record<RecipeOp, Bilingual>> = {
  centroid: said('จุดศูนย์กลาง', 'The centres'),
  'point-on-surface': said('จุดในพื้นที่', 'A point inside each'),
};
/** A point for each row. */
export const pointed: SayFacts = ({ subject, of }, op) => {
  const words = POINTS[op] ?? said('จุด', 'Points');
  return said(`วาด${words.th}ของ${countOf(subject, of)}แล้ว`, `${words.en} of ${enCount(subject, of)}`);
};

/** The fence around rows: one, or one for each value of a field. */
export const fenced: SayFacts = (facts) => {
  const { subject, of, rows, total = 0, step, fieldTitle } = facts;
  if (rows === 0)
    return said(
      `${outOf(subject, of)} ล้อมเป็นพื้นที่ไม่ได้ เพราะน้อยเกินไปหรืออยู่แนวเดียวกัน`,
      `The ${enCount(subject, of)} are too few, or lie in one line, to be fenced in`,
    );
  const name = step !== undefined && 'by' in step && typeof step.by === 'string' ? step.by : null;
  const by = name === null ? null : (fieldTitle?.(name) ?? null);
  if (by === null)
    return said(
      `ขอบเขตที่ล้อม${countOf(subject, of)} มีเนื้อที่ ${rai(total)} ไร่`,
      `The fence around ${enCount(subject, of)} holds ${rai(total)} rai`,
    );
  const ends = extremesOf(facts.figure, WIDER);
  return said(
    `ขอบเขตที่ล้อม${countOf(subject, of)} แยกตาม ${by.th} ได้ ${n(rows)} ผืน${ends.th}`,
    `Fences around ${enCount(subject, of)} by ${by.en}: ${n(rows)}${ends.en}`,
  );
};
