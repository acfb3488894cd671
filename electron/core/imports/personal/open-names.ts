import { withoutIdNumbers } from '../../../../shared/domain/id-numbers.ts';

/** A titled name of two words, wherever it stands: file names join words by lines and dashes. */
const NAMES = /(นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)(\s?)[ก-ฮเ-ไ][ก-๎]+([\s_-]+)[ก-ฮเ-ไ][ก-๎]+/g;

/**
 * A name from outside (of a file, a layer, a column) as it may stand where anyone reads it: without ID numbers and, of a
 * list of persons, without their names. Elsewhere `นางรอง บุรีรัมย์` is a place.
 */
export function openName(text: string, ofPersons: boolean): string {
  const open = withoutIdNumbers(text);
  return ofPersons ? open.replace(NAMES, '$1$2•••$3•••') : open;
}

/** The same for every text in plain data, keys included. */
export function openNames<T>(value: T, ofPersons: boolean): T;
export function openNames(value: unknown, ofPersons: boolean): unknown {
  if (typeof value === 'string') return openName(value, ofPersons);
  if (Array.isArray(value)) return value.map((item) => openNames(item, ofPersons));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [openName(key, ofPersons), openNames(item, ofPersons)]),
  );
}
