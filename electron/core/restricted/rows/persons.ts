import type { DuplicateGroup, NamedRow, RetentionRow } from '../../../../shared/contract/restricted.ts';
import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import type { OpenWorkspace } from '../../context.ts';
import { today } from '../today.ts';
import {
  countKeptUntil,
  fidsByNumber,
  keptUntil,
  sameName,
  sameNumber,
  subdistrictsOfVillages,
} from './find-persons.queries.ts';
import { namedRows } from './named-rows.queries.ts';

type Both = Pick<OpenWorkspace, 'db' | 'restricted'>;

const MEMBERS = 'hh_member';

/**
 * Members with exactly this ID number; what was looked for is in no log, only that somebody looked and whom it found. Refuses
 * `personal-masked` unless members are open, `validation-failed` for what is no ID number.
 */
export function findByNumber(workspace: Both, number: string): NamedRow[] {
  const { restricted } = workspace;
  const desk = restricted.desk();
  const opening = desk.openingOf(MEMBERS, null);
  if (!opening) throw new Refusal('personal-masked');
  const digits = arabicDigits(number).replace(/[\s-]/g, '');
  if (!isNationalId(digits)) return [];
  const rows = namedRows(workspace, MEMBERS, fidsByNumber(restricted.db(), digits));
  const ids = rows.map(({ id }) => id);
  desk.note({ action: 'search', register: MEMBERS, reason: opening.reason, rows: ids.length, ids });
  return rows;
}

/** The same from the search box: named as far as they are opened, and noted by count alone. */
export function personsByNumber(workspace: Both, number: string): NamedRow[] {
  const { restricted } = workspace;
  const digits = arabicDigits(number).replace(/[\s-]/g, '');
  const rows = namedRows(workspace, MEMBERS, fidsByNumber(restricted.db(), digits));
  restricted.note({ action: 'search', register: MEMBERS, rows: rows.length });
  return rows;
}

/** Members who may be the same person, by number and by name. Their names stay masked. */
export function findDuplicates(workspace: Both): DuplicateGroup[] {
  const people = workspace.restricted.db();
  const named = (by: DuplicateGroup['by'], groups: readonly number[][]): DuplicateGroup[] =>
    groups.map((fids) => ({ by, rows: namedRows(workspace, MEMBERS, fids) }));
  return [
    ...named('number', sameNumber(people)),
    ...named('name', sameName(people, subdistrictsOfVillages(workspace.db))),
  ];
}

const SOON_DAYS = 30;

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Households whose date of keeping has passed (`due`) or comes within 30 days. */
export function retentionList(workspace: Both): RetentionRow[] {
  const people = workspace.restricted.db();
  const day = today(people);
  const rows = keptUntil(people, later(day, SOON_DAYS));
  const dates = new Map(rows.map(({ fid, keepUntil }) => [fid, keepUntil]));
  return namedRows(
    workspace,
    'household',
    rows.map(({ fid }) => fid),
  ).map((row) => {
    const keepUntil = dates.get(row.fid) ?? '';
    return { ...row, keepUntil, due: keepUntil < day };
  });
}

/** The same as two numbers, for a reminder. */
export function retentionCounts({ restricted }: Pick<Both, 'restricted'>): { due: number; soon: number } {
  const people = restricted.db();
  const day = today(people);
  const due = countKeptUntil(people, day);
  return { due, soon: countKeptUntil(people, later(day, SOON_DAYS)) - due };
}
