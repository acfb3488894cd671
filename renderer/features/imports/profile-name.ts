import { BUDDHIST_OFFSET, parseDate } from '../../../shared/domain/dates.ts';
import type { ReviewedSet } from './import-store.ts';

/**
 * The name under which the choices are remembered: as typed, else the agency and the year of its data (Buddhist era),
 * `กรมป่าไม้ 2567`; the file's own title where no agency is named.
 */
export const profileNameOf = ({ typed }: ReviewedSet): string => {
  const own = typed.profileName?.trim() ?? '';
  if (own !== '') return own.slice(0, 120);
  const agency = typed.source.trim() || typed.title.trim();
  const asOf = parseDate(typed.asOf);
  const year = asOf === null ? '' : ` ${Number(asOf.iso.slice(0, 4)) + BUDDHIST_OFFSET}`;
  return `${agency}${year}`.slice(0, 120);
};
