import type { Bilingual, CellValue } from '../../contract/base.ts';
import { type RuleKey, ruleText } from '../../text/rules.ts';

/** The values of a row by field, as they would be after the change. */
export type RuleRow = Readonly<Record<string, CellValue>>;

/** An assignment of a role, as far as rules look at it. */
export interface RoleFacts {
  readonly role: string;
  readonly issue: string | null;
  readonly groupId: string | null;
  /** False once its time is over. */
  readonly current: boolean;
}

/**
 * What a rule needs to know beyond the row. What is left out or null is not known, and no rule speaks of it: of roles
 * nothing is known while the restricted store is locked.
 */
export interface RowFacts {
  /** The day `YYYY-MM-DD` that is today. */
  readonly today: string;
  /** Geodesic square metres of the row's shape. */
  readonly areaM2?: number | null;
  /** The other row that bears the same code. */
  readonly sameCode?: string | null;
  /** The other village of the sub-district with the same moo. */
  readonly sameMoo?: string | null;
  /** People who live in the council area, from statistics; `whole` is false for the sum of sub-districts that it shares. */
  readonly population?: { readonly people: number; readonly yearBe: number; readonly whole: boolean } | null;
  /** Another council of the council area that is founded. */
  readonly otherCouncil?: string | null;
  /** How far the row's point lies outside the area that it names. */
  readonly outside?: { readonly area: string; readonly metres: number } | null;
  /** True when no part of the row lies in the province. */
  readonly outsideProvince?: boolean | null;
  /** Other rows of the register whose shapes overlap with the row's, and by how many square metres together. */
  readonly overlaps?: { readonly names: readonly string[]; readonly m2: number } | null;
  /** The most that a unit may cost in the programme, by the year from which that holds. */
  readonly unitCeiling?: { readonly satang: number; readonly fromYearBe: number } | null;
  /** The members of the group by their roles. */
  readonly team?: { readonly members: number; readonly roles: readonly string[] } | null;
  /** How many coordinators lead in the council area. */
  readonly coordinators?: number | null;
  /** All assignments of the person whom the row names, this one as it would be. */
  readonly personRoles?: readonly RoleFacts[] | null;
  /** Others with the same ID number, or of the same name, year of birth and sub-district. */
  readonly samePerson?: number | null;
}

/** Words for the blanks of a rule's message; a rule that is kept has none to say. */
export type RuleWords = Readonly<Record<string, string | number>>;

/** One rule of the domain. */
export interface Rule {
  readonly key: RuleKey;
  /** The registers that it holds for. */
  readonly registers: readonly string[];
  /** An error keeps a form from being saved, a warning does not. */
  readonly severity: 'error' | 'warning';
  /** The fields to look at, the first above all. */
  readonly fields: readonly string[];
  /** The blanks of the message when the rule is broken, or null. */
  check(row: RuleRow, facts: RowFacts): RuleWords | null;
}

/** A rule that a row breaks. */
export interface RuleFinding {
  readonly key: RuleKey;
  readonly severity: 'error' | 'warning';
  readonly fields: readonly string[];
  readonly message: Bilingual;
}

/** The message of a rule with its blanks filled. */
export const ruleMessage = (key: RuleKey, words: RuleWords): Bilingual => {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (blank, name: string) => String(words[name] ?? blank));
  const { th, en } = ruleText[key];
  return { th: fill(th), en: fill(en) };
};

export const numberOf = (row: RuleRow, field: string): number | null => {
  const value = row[field];
  return typeof value === 'number' ? value : null;
};

export const textOf = (row: RuleRow, field: string): string | null => {
  const value = row[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Broken when the day of `later` comes before that of `earlier`; days are compared as ISO text. */
export const wrongOrder =
  (earlier: string, later: string) =>
  (row: RuleRow): RuleWords | null => {
    const [from, to] = [textOf(row, earlier), textOf(row, later)];
    return from !== null && to !== null && to < from ? {} : null;
  };

/** Broken when a day has not come yet. */
export const inFuture =
  (field: string) =>
  (row: RuleRow, { today }: RowFacts): RuleWords | null => {
    const day = textOf(row, field);
    return day !== null && day > today ? {} : null;
  };
