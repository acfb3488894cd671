import { analysesText, layerNoun, REGISTER_NOUNS } from '../../../../shared/text/analyses.ts';
import { operationColumns } from '../../../../shared/text/operation-columns.ts';
import type { RowField, RowSet } from './rows.ts';

type Made = keyof typeof operationColumns;

/** A field that an operation makes, under its words in `shared/text/operation-columns.ts`. */
export const madeField = (
  name: Made,
  type: RowField['type'] = 'real',
  unit: string | null = null,
): RowField => ({
  name,
  title: operationColumns[name],
  type,
  unit,
});
/** How many rows of a layer there are: called by what was counted, so that what is made of it can be said. */
export const countField = ({ origin, title }: Pick<RowSet, 'origin' | 'title'>): RowField => {
  const noun = REGISTER_NOUNS[origin] ?? layerNoun(title, title);
  return { ...madeField('count', 'integer', noun.counter.th), title: analysesText.columns.count(noun) };
};

export const RAI = 'ไร่';
export const PERCENT = 'ร้อยละ';
export const METRE = 'ม.';
export const PER_KM2 = 'ต่อ ตร.กม.';
