import type { Bilingual } from '../../../shared/contract/base.ts';
import { SMALLEST_SHOWN } from '../../../shared/domain/suppression.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import {
  amountOf,
  analysesText,
  areaSentence,
  areaTitle,
  featureSentence,
  fewerThan,
  leftOutText,
  methodText,
  nearPhrase,
  nearTitle,
  resultTitle,
} from '../../../shared/text/analyses.ts';
import type { Answer, AnswerRow } from './answer.ts';
import { type LeftOutNote, LISTED_AT_MOST } from './feature-set.ts';
import { rowsOfNote, type ToldLeftOut } from './left-out.ts';
import type { Plan } from './plan-recipe.ts';
import { districtOf, type NamedRow, spokenName, spokenNames } from './row-names.ts';

/** Rai are shown whole from ten up, as everywhere. */
export const figure = (value: number, rai: boolean): string => formatNumber(value, rai && value < 10 ? 2 : 0);

/** The sentence of an answer about areas. */
export function sentenceOf(plan: Plan, answer: Answer, districts: ReadonlyMap<string, string>): Bilingual {
  const rai = plan.last.op === 'area-in-areas';
  const subject = plan.subject.root.noun;
  const areas = plan.rows.root.noun;
  const most = Math.max(0, ...answer.rows.map((row) => row.value ?? 0));
  const namedOf = ({ row }: AnswerRow): NamedRow => ({
    name: row.name,
    district: districtOf(row.districtCode, districts),
  });
  const named = answer.rows.map(namedOf);
  const leading = most > 0 ? answer.rows.filter((row) => row.value === most) : [];
  return areaSentence({
    areas,
    subject,
    near: nearPhrase(plan.subject.near),
    unit: rai ? analysesText.rai : subject.counter,
    of: answer.rows.length,
    having: answer.rows.filter((row) => (row.exact ?? 0) > 0).length,
    total: answer.total === null ? null : figure(answer.total, rai),
    leaders: leading.map((row) => ({
      name: spokenName(namedOf(row), named, areas),
      value: figure(most, rai),
    })),
    missing: answer.missing,
    suppressed: answer.suppressed,
  });
}

/** The sentence where the result is the kept rows themselves. */
export const featuresSentence = (plan: Plan, kept: readonly NamedRow[], of: number): Bilingual => {
  const { noun } = plan.rows.root;
  const names = spokenNames(kept, noun);
  return featureSentence(noun, nearPhrase(plan.rows.near), { kept: kept.length, of, names });
};

/** The title that a question's answer bears. */
export function titleOf(plan: Plan): Bilingual {
  const near = nearPhrase(plan.subject.near);
  if (plan.last.op === 'near') return nearTitle(plan.rows.root.noun, near);
  if (plan.last.op === 'area-in-areas') return areaTitle(plan.subject.root.noun, plan.rows.root.noun);
  return resultTitle(plan.subject.root.noun, near, plan.rows.root.noun);
}

/** How it was worked out. */
export function methodOf(plan: Plan, answer: Answer | null, utmZone: number | null): Bilingual {
  const areas = plan.rows.root.noun;
  const parts = [
    ...(plan.recipe.steps.some((step) => step.op === 'near') ? [methodText.near] : []),
    ...(plan.last.op === 'count-in-areas' ? [methodText.count(areas)] : []),
    ...(plan.last.op === 'area-in-areas'
      ? [utmZone === null ? methodText.area : methodText.areaUtm(utmZone)]
      : []),
    ...((answer?.missing ?? 0) > 0 ? [methodText.missing(areas, plan.subject.root.noun)] : []),
    ...(plan.restricted ? [methodText.suppressed(SMALLEST_SHOWN)] : []),
  ];
  return { th: parts.map((part) => part.th).join(' · '), en: parts.map((part) => part.en).join('. ') };
}

/** What was left out, and what was counted in a way that must be said. */
export function leftOutOf(plan: Plan, notes: readonly LeftOutNote[], answer: Answer | null): ToldLeftOut[] {
  const subject = plan.subject.root.noun;
  const areas = plan.rows.root.noun;
  const list: ToldLeftOut[] = notes.map((note) => leftOutEntry(plan, note, answer));
  const add = (code: string, state: AnswerRow['state'], count: number, words: Bilingual): void => {
    const held = answer?.rows.filter((row) => row.state === state) ?? [];
    const fids = held.slice(0, LISTED_AT_MOST).map(({ row }) => row.fid);
    const rows = { layer: plan.rows.root.table, fids };
    if (count > 0) list.push({ code, count, message: words.th, messageEn: words.en, rows });
  };
  if (!answer) return list;
  add('area-without-data', 'missing', answer.missing, leftOutText.missing(areas, subject, answer.missing));
  add(
    'suppressed-small',
    'suppressed',
    answer.suppressed,
    leftOutText.suppressed(areas, subject, answer.suppressed, SMALLEST_SHOWN),
  );
  return list;
}

function leftOutEntry(plan: Plan, note: LeftOutNote, answer: Answer | null): ToldLeftOut {
  const input = [...plan.inputs.values()].find((entry) => entry.table === note.origin);
  const noun = input?.noun ?? plan.subject.root.noun;
  const areas = plan.rows.root.noun;
  const restricted = input?.restricted === true;
  // Of what is hidden not even how little: the least that it can be stands for it.
  const hidden =
    restricted &&
    (note.code === 'not-in-any-area' ? (answer?.outsideHidden ?? true) : note.count < SMALLEST_SHOWN);
  const amount = hidden ? fewerThan(SMALLEST_SHOWN) : amountOf(note.count);
  const words =
    note.code === 'not-in-any-area'
      ? hidden
        ? leftOutText.outsideHidden(noun, areas)
        : note.areaM2 === null
          ? leftOutText.outsideCount(noun, areas, note.count)
          : leftOutText.outsideArea(noun, areas, note.count, note.areaM2)
      : note.code === 'geometry-overlap'
        ? leftOutText.overlap(areas, note.areaM2 ?? 0)
        : leftOutText[note.code](noun, amount);
  const named = restricted ? {} : rowsOfNote(note);
  return {
    code: note.code,
    count: hidden ? 1 : note.count,
    message: words.th,
    messageEn: words.en,
    ...named,
  };
}
