import type { Bilingual } from '../contract/base.ts';
import type { Noun } from './analyses.ts';
import { allOf, enCount, n, outOf, said } from './sentence-parts.ts';

/** One of the areas with the most. */
export interface Leader {
  readonly name: string;
  readonly value: string;
}

/** What the sentence about areas says; numbers are formatted, shares in percent. */
export interface AreaSentence {
  readonly areas: Noun;
  readonly subject: Noun;
  readonly near: Bilingual;
  readonly unit: Bilingual;
  readonly of: number;
  readonly having: number;
  /** Null where the total itself must be hidden. */
  readonly total: string | null;
  readonly leaders: readonly Leader[];
  /** The one area that has least, where all have some. */
  readonly least: Leader | null;
  readonly missing: number;
  readonly suppressed: number;
}

/** The sentence to be read out: how many areas of how many, the total, the most, what is missing and hidden. */
export function areaSentence(s: AreaSentence): Bilingual {
  const { areas, subject, near } = s;
  const thWhat = `${subject.name.th}${near.th}`;
  const enWhat = [subject.plural, near.en].filter(Boolean).join(' ');
  const th = [
    s.having === 0
      ? `${outOf(areas, s.of)} ไม่มี${areas.counter.th}ใดที่มี${thWhat}`
      : s.having === s.of
        ? `${allOf(areas, s.of)} มี${thWhat}`
        : `${outOf(areas, s.of)} มี ${n(s.having)} ${areas.counter.th}ที่มี${thWhat}`,
    s.having > 0 && s.total !== null ? `รวม ${s.total} ${s.unit.th}` : '',
    s.having > 0 ? leadersTh(s) : '',
    s.least === null ? '' : `น้อยที่สุดคือ ${s.least.name} ${s.least.value} ${s.unit.th}`,
    s.missing > 0 ? `ยังไม่มีข้อมูล ${n(s.missing)} ${areas.counter.th}` : '',
    s.suppressed > 0 ? `ปกปิดตัวเลข ${n(s.suppressed)} ${areas.counter.th}` : '',
  ];
  const en = [
    s.having === 0
      ? `None of the ${enCount(areas, s.of)} has ${enWhat}`
      : s.having === s.of
        ? `${s.of === 1 ? 'The one' : `All ${n(s.of)}`} ${s.of === 1 ? `${areas.name.en} has` : `${areas.plural} have`} ${enWhat}`
        : `Of ${enCount(areas, s.of)}, ${n(s.having)} ${s.having === 1 ? 'has' : 'have'} ${enWhat}`,
    s.having > 0 && s.total !== null ? `${s.total} ${s.unit.en} in all` : '',
    s.having > 0 ? leadersEn(s) : '',
    s.least === null ? '' : `the least in ${s.least.name}, ${s.least.value} ${s.unit.en}`,
    s.missing > 0 ? `no data yet for ${n(s.missing)}` : '',
    s.suppressed > 0 ? `the figures of ${n(s.suppressed)} are withheld` : '',
  ];
  return said(th.filter(Boolean).join(' '), en.filter(Boolean).join('; '));
}

/** More leaders than this are counted, not named. */
const NAMED_LEADERS = 3;

function leadersTh({ leaders, areas, unit }: AreaSentence): string {
  const value = leaders[0]?.value;
  if (!value) return '';
  const names = leaders.map((leader) => leader.name);
  if (names.length === 1) return `มากที่สุดคือ ${names[0]} ${value} ${unit.th}`;
  if (names.length > NAMED_LEADERS)
    return `มากที่สุด ${value} ${unit.th} ใน ${n(names.length)} ${areas.counter.th}`;
  const list = `${names.slice(0, -1).join(' ')} และ ${names.at(-1) ?? ''}`;
  return `มากที่สุดคือ ${list} ${areas.counter.th}ละ ${value} ${unit.th}`;
}

function leadersEn({ leaders, areas, unit }: AreaSentence): string {
  const value = leaders[0]?.value;
  if (!value) return '';
  const names = leaders.map((leader) => leader.name);
  if (names.length === 1) return `the most in ${names[0]}, ${value} ${unit.en}`;
  if (names.length > NAMED_LEADERS)
    return `the most, ${value} ${unit.en}, in each of ${n(names.length)} ${areas.plural}`;
  return `the most in ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}, ${value} ${unit.en} each`;
}
