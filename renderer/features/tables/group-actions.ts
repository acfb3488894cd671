import type { TableGroup } from '../../../shared/contract/tables.ts';
import { BUDDHIST_OFFSET } from '../../../shared/domain/dates.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { translate } from '../../ui/index.ts';
import { wordsOf } from './columns.ts';
import type { Grid } from './use-grid.ts';

/** Folds or unfolds the group whose heading stands in a line. */
export const toggleGroup = ({ lines, folded, setFolded }: Grid, line: number): void => {
  const at = lines.at(line);
  if (at.kind !== 'group') return;
  const next = new Set(folded);
  if (!next.delete(at.group)) next.add(at.group);
  setFolded(next);
};

export const foldAll = ({ data, setFolded }: Grid, fold: boolean): void =>
  setFolded(new Set(fold ? (data.groups ?? []).map((_, i) => i) : []));

/** What a group is called: its value as it is read, a year for days. */
export const groupWords = ({ layer, view, language }: Grid, { value, name }: TableGroup): string => {
  const field = layer.fields.find((one) => one.name === view.group?.field);
  if (field === undefined || value === null || value === '') return translate(tablesText.noData);
  if (name !== null) return name;
  if (field.type === 'date' || field.type === 'datetime')
    return translate(tablesText.yearBe, { year: Number(value) + (language === 'th' ? BUDDHIST_OFFSET : 0) });
  return wordsOf(field, value, {}, language);
};
