import { formatNumber } from '../units.ts';
import { inFuture, numberOf, type Rule, textOf, wrongOrder } from './definition.ts';

/** The Act on Community Organization Councils bears the date of 31 January 2551. */
const ACT_IN_FORCE = '2008-02-01';
const CORE_TEAM = { least: 7, most: 10 } as const;
/** A team of a zone works with these three. */
const ZONE_TEAM = ['strategist', 'data-officer', 'coordinator'] as const;

const COUNCILS: readonly Rule[] = [
  {
    key: 'council-before-act',
    registers: ['council'],
    severity: 'error',
    fields: ['registered_on'],
    check: (row) => {
      const day = textOf(row, 'registered_on');
      return day !== null && day < ACT_IN_FORCE ? {} : null;
    },
  },
  {
    key: 'council-second',
    registers: ['council'],
    severity: 'error',
    fields: ['council_area_id', 'status'],
    check: (row, { otherCouncil }) =>
      otherCouncil && textOf(row, 'status') === 'founded' ? { name: otherCouncil } : null,
  },
  {
    key: 'review-before-founding',
    registers: ['council'],
    severity: 'warning',
    fields: ['last_review_on', 'registered_on'],
    check: wrongOrder('registered_on', 'last_review_on'),
  },
  ...['registered_on', 'last_review_on'].map(
    (field): Rule => ({
      key: 'day-in-future',
      registers: ['council'],
      severity: 'warning',
      fields: [field],
      check: inFuture(field),
    }),
  ),
];

const FUNDS: readonly Rule[] = [
  {
    key: 'fund-over-population',
    registers: ['welfare_fund'],
    severity: 'warning',
    fields: ['members'],
    check: (row, { population }) => {
      const members = numberOf(row, 'members');
      if (!population || members === null || members <= population.people) return null;
      return { people: formatNumber(population.people), year: population.yearBe };
    },
  },
  {
    key: 'balance-without-day',
    registers: ['welfare_fund'],
    severity: 'error',
    fields: ['as_of_date', 'balance_satang'],
    check: (row) =>
      numberOf(row, 'balance_satang') !== null && textOf(row, 'as_of_date') === null ? {} : null,
  },
  ...['founded_on', 'as_of_date'].map(
    (field): Rule => ({
      key: 'day-in-future',
      registers: ['welfare_fund'],
      severity: 'warning',
      fields: [field],
      check: inFuture(field),
    }),
  ),
];

/** How many members a group must have: as its kind has it, else as it says itself. */
const GROUPS: readonly Rule[] = [
  {
    key: 'core-team-size',
    registers: ['working_group'],
    severity: 'warning',
    fields: ['kind'],
    check: (row, { team }) => {
      if (!team || textOf(row, 'kind') !== 'core-team') return null;
      return team.members >= CORE_TEAM.least && team.members <= CORE_TEAM.most
        ? null
        : { count: team.members };
    },
  },
  {
    key: 'group-too-small',
    registers: ['working_group'],
    severity: 'warning',
    fields: ['min_members'],
    check: (row, { team }) => {
      const least = numberOf(row, 'min_members');
      if (!team || least === null || team.members >= least || textOf(row, 'kind') === 'core-team')
        return null;
      return { count: team.members, least };
    },
  },
  ...ZONE_TEAM.map(
    (role): Rule => ({
      key: `zone-team-${role}`,
      registers: ['working_group'],
      severity: 'warning',
      fields: ['kind'],
      check: (row, { team }) =>
        team && textOf(row, 'kind') === 'zone-team' && !team.roles.includes(role) ? {} : null,
    }),
  ),
];

/** Rules of councils, welfare funds and working groups. */
export const ORGANISATION_RULES: readonly Rule[] = [...COUNCILS, ...FUNDS, ...GROUPS];
