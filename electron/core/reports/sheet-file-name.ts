import { BUDDHIST_OFFSET } from '../../../shared/domain/dates.ts';
import { reportsText } from '../../../shared/text/reports.ts';

const MOST_CHARACTERS = 80;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** `ป่าชุมชน 2569-11-22.pdf`: the sheet's title and the day (Thailand's, Buddhist era), fit for Windows. */
export function sheetFileName(title: string, extension: '.pdf' | '.html', now: string): string {
  const local = new Date(Date.parse(now) + 7 * 3_600_000).toISOString();
  const day = `${Number(local.slice(0, 4)) + BUDDHIST_OFFSET}${local.slice(4, 10)}`;
  const plain = title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...graphemes.segment(plain)]
    .slice(0, MOST_CHARACTERS)
    .map(({ segment }) => segment)
    .join('');
  return `${short || reportsText.untitled.th} ${day}${extension}`;
}
