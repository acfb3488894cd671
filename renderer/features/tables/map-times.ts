import type { MapTime } from '../../app/desk.ts';

/**
 * Whether a time may show rows that a map of today doesn't hold, areas that have ended: of those, as many as there are
 * today may be others than there are today.
 */
export const isOfOtherDays = (time: Pick<MapTime, 'on' | 'filter'> | null): boolean =>
  time !== null && (time.on !== null || time.filter?.field === 'valid_to');
