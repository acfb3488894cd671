import { isNationalId } from '../../../../shared/domain/national-id.ts';
import { cellText } from '../../formats/values/cells.ts';
import { type ColumnFacts, shareOf } from './column-facts.ts';
import { readPhone, splitTitle } from './persons.ts';

/** Rows with a right check digit by chance are one in ten: this many of the sampled cells are no chance. */
const ID_SHARE = 0.6;
const ID_CELLS = 5;
const NAME_SHARE = 0.5;

type Filled = Pick<ColumnFacts, 'filled' | 'probe'>;

/** Nearly all cells are national ID numbers by their check digits. */
export const looksLikeNationalId = (column: Filled): boolean => {
  const share = shareOf(column, (value) => isNationalId(String(value)));
  return share >= ID_SHARE && share * column.filled.length >= ID_CELLS - 0.5;
};

const isTitled = (value: string | number | null): boolean => {
  const { title, rest } = splitTitle(cellText(value));
  return title !== null && rest.length >= 2 && !/\d/.test(rest);
};
/** Names of persons with their titles, most of them with a family name behind a space. */
export const looksLikeName = (column: Filled): boolean =>
  shareOf(column, isTitled) >= NAME_SHARE &&
  shareOf(column, (value) => cellText(value).includes(' ')) >= NAME_SHARE;

/** Numbers of mobiles: those are a person's, while an office has a line. */
export const looksLikeMobile = (column: Filled): boolean =>
  column.filled.length >= 3 &&
  shareOf(column, (value) => /^0[689]/.test(readPhone(value).value ?? '')) >= NAME_SHARE;
