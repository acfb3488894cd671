import type { Bilingual } from '../../shared/contract/base.ts';
import { formatDate, formatTime } from '../../shared/domain/dates.ts';
import { formatNumber } from '../../shared/domain/units.ts';
import type { Language } from './text.ts';

const DAY = 86_400_000;

/** The calendar day of an instant in Thai time, counted from 1970. */
const dayOf = (instant: number): number => Math.floor((instant + 7 * 3_600_000) / DAY);

/** Whole days between an instant and now, in Thai calendar days. */
export const daysSince = (iso: string, now = Date.now()): number => dayOf(now) - dayOf(Date.parse(iso));

const NEAR: readonly [Bilingual, Bilingual] = [
  { th: 'วันนี้', en: 'Today' },
  { th: 'เมื่อวาน', en: 'Yesterday' },
];

/** `วันนี้ 08.56 น.`, `เมื่อวาน 16.05 น.`, `18 พ.ย. 2569`. */
export const formatWhen = (iso: string, language: Language, now = Date.now()): string => {
  const near = NEAR[daysSince(iso, now)];
  return near === undefined ? formatDate(iso, language) : `${near[language]} ${formatTime(iso, language)}`;
};

/** The day alone: `วันนี้`, `เมื่อวาน`, `18 พ.ย. 2569`. */
export const formatDay = (iso: string, language: Language, now = Date.now()): string =>
  NEAR[daysSince(iso, now)]?.[language] ?? formatDate(iso, language);

/** `61 MB`, `812 kB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, bytes / 1000))} kB`;
  if (bytes < 1_000_000_000) return `${formatNumber(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`;
  return `${formatNumber(bytes / 1_000_000_000, 1)} GB`;
};
