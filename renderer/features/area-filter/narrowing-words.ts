import { MOST_NARROWED_WORDS } from '../../../shared/contract/exports.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import type { MapTime } from '../../app/desk.ts';
import type { Language, Translate } from '../../ui/index.ts';

const BETWEEN = ' · ';

/** A time of the map in words, by whole days: `ณ 31 มี.ค. 2567`, `1 ม.ค. 2567 – 31 มี.ค. 2567`; empty for all times. */
export const timeSaid = ({ on, filter }: MapTime, t: Translate, language: Language): string => {
  const day = (iso: string | number): string => formatDate(String(iso), language);
  if (on !== null) return t(timelineText.onDay, { day: day(on) });
  if (filter?.op !== 'between') return '';
  const { from, to } = filter;
  if (to === null) return from === null ? '' : `${t(timelineText.from)} ${day(from)}`;
  if (from === null) return t(timelineText.upTo, { to: day(to) });
  return from === to ? day(to) : t(timelineText.range, { from: day(from), to: day(to) });
};

/** Parts in one line. Where a sheet has no room for all, those that fit and how many more there are. */
export const joinedParts = (parts: readonly string[], t: Translate): string => {
  const whole = parts.join(BETWEEN);
  if (whole.length <= MOST_NARROWED_WORDS) return whole;
  for (let count = parts.length - 1; count > 0; count--) {
    const more = t(areaFilterText.moreParts, { n: parts.length - count });
    const line = [...parts.slice(0, count), more].join(BETWEEN);
    if (line.length <= MOST_NARROWED_WORDS) return line;
  }
  return `${whole.slice(0, MOST_NARROWED_WORDS - 1)}…`;
};
