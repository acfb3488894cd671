import type { ExportFormat } from '../../../shared/contract/exports.ts';
import { BUDDHIST_OFFSET } from '../../../shared/domain/dates.ts';

const EXTENSION: Record<ExportFormat, string> = {
  gpkg: '.gpkg',
  shp: '.zip',
  geojson: '.geojson',
  kml: '.kml',
  fgb: '.fgb',
  csv: '.csv',
  xlsx: '.xlsx',
};
const MOST_CHARACTERS = 80;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * A name for an exported file: the layer's title and the day in the Buddhist era, `ตำบล 2569-11-22.xlsx`, which sorts by
 * age. Without what Windows does not take in a name. `now` is an instant; the day is Thailand's.
 */
export const exportFileName = (title: string, format: ExportFormat, now: string): string =>
  datedFileName(title, EXTENSION[format], now);

/** The same with any ending, which begins with its dot. */
export function datedFileName(title: string, ending: string, now: string): string {
  const local = new Date(Date.parse(now) + 7 * 3_600_000).toISOString();
  const day = `${Number(local.slice(0, 4)) + BUDDHIST_OFFSET}${local.slice(4, 10)}`;
  const plain = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...graphemes.segment(plain)]
    .slice(0, MOST_CHARACTERS)
    .map(({ segment }) => segment)
    .join('');
  return `${short || 'ข้อมูล'} ${day}${ending}`;
}
