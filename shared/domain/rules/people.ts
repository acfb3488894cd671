import { BUDDHIST_OFFSET } from '../dates.ts';
import { inFuture, numberOf, type Rule, type RuleRow, textOf, wrongOrder } from './definition.ts';

const OLDEST = 120;

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Years since birth by the calendar year; null where no birth is given. */
const ageOf = (row: RuleRow, today: string): number | null => {
  const day = textOf(row, 'birth_date');
  if (day !== null) return yearOf(today) - yearOf(day);
  const year = numberOf(row, 'birth_year_be');
  return year === null ? null : yearOf(today) + BUDDHIST_OFFSET - year;
};

const HOUSEHOLDS: readonly Rule[] = [
  {
    key: 'code-taken',
    registers: ['household'],
    severity: 'error',
    fields: ['hh_code'],
    check: (_row, { sameCode }) => (sameCode ? { name: sameCode } : null),
  },
  {
    key: 'household-empty',
    registers: ['household'],
    severity: 'error',
    fields: ['member_count'],
    check: (row) => ((numberOf(row, 'member_count') ?? 1) < 1 ? {} : null),
  },
  {
    key: 'cards-over-members',
    registers: ['household'],
    severity: 'warning',
    fields: ['welfare_card', 'member_count'],
    check: (row) => {
      const [cards, members] = [numberOf(row, 'welfare_card'), numberOf(row, 'member_count')];
      return cards !== null && members !== null && cards > members ? { members } : null;
    },
  },
  {
    key: 'birth-in-future',
    registers: ['hh_member'],
    severity: 'error',
    fields: ['birth_date', 'birth_year_be'],
    check: (row, facts) =>
      inFuture('birth_date')(row, facts) ?? ((ageOf(row, facts.today) ?? 0) < 0 ? {} : null),
  },
  {
    key: 'too-old',
    registers: ['hh_member'],
    severity: 'error',
    fields: ['birth_date', 'birth_year_be'],
    check: (row, { today }) => {
      const age = ageOf(row, today);
      return age !== null && age > OLDEST ? { age } : null;
    },
  },
  {
    key: 'same-person',
    registers: ['hh_member'],
    severity: 'warning',
    fields: ['national_id', 'given_name'],
    check: (_row, { samePerson }) => (samePerson ? { count: samePerson } : null),
  },
  {
    key: 'day-in-future',
    registers: ['recheck'],
    severity: 'error',
    fields: ['checked_on'],
    check: inFuture('checked_on'),
  },
];

/** Different issues of which a person has charge in a role. */
const issuesAs =
  (role: string): Rule['check'] =>
  (_row, { personRoles }) => {
    const issues = new Set(
      (personRoles ?? []).filter((one) => one.current && one.role === role).map((one) => one.issue ?? ''),
    );
    return issues.size > 1 ? { count: issues.size } : null;
  };

/** Those who carry a plan out, and must not keep its money. */
const IN_CHARGE: ReadonlySet<string> = new Set(['lead', 'second']);

const ROLES: readonly Rule[] = [
  {
    key: 'lead-twice',
    registers: ['role_assignment'],
    severity: 'warning',
    fields: ['role', 'issue'],
    check: (row, facts) => (textOf(row, 'role') === 'lead' ? issuesAs('lead')(row, facts) : null),
  },
  {
    key: 'second-twice',
    registers: ['role_assignment'],
    severity: 'warning',
    fields: ['role', 'issue'],
    check: (row, facts) => (textOf(row, 'role') === 'second' ? issuesAs('second')(row, facts) : null),
  },
  {
    key: 'finance-mixed',
    registers: ['role_assignment'],
    severity: 'warning',
    fields: ['role'],
    check: (_row, { personRoles }) => {
      const roles = (personRoles ?? []).filter((one) => one.current).map((one) => one.role);
      return roles.includes('finance') && roles.some((role) => IN_CHARGE.has(role)) ? {} : null;
    },
  },
  {
    key: 'role-order',
    registers: ['role_assignment'],
    severity: 'error',
    fields: ['to_on', 'from_on'],
    check: wrongOrder('from_on', 'to_on'),
  },
];

/** Rules of households, their members, rechecks and roles. */
export const PEOPLE_RULES: readonly Rule[] = [...HOUSEHOLDS, ...ROLES];
