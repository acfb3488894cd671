import type { CellValue } from '../../../shared/contract/base.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { Language } from '../../ui/index.ts';

/** What a cell says that names a row which is gone: an id tells a reader nothing, a code does all the same. */
export const goneWords = (by: 'id' | 'code', value: CellValue, language: Language): string =>
  by === 'code' ? String(value) : recordsText.nameGone[language];
