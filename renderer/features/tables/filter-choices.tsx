import { Checkbox, ScrollArea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { wordsOf } from './columns.ts';
import css from './tools.module.css';
import { queryOf } from './use-table.ts';

interface ChoicesProps {
  readonly layer: string;
  readonly field: Field;
  readonly values: readonly CellValue[];
  readonly onChange: (values: readonly CellValue[]) => void;
}

/** The values of a field with how often each stands there, to be ticked. */
export function FilterChoices({ layer, field, values, onChange }: ChoicesProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 150);
  const view = useDesk((state) => state.tableViews[layer] ?? EMPTY_VIEW);
  const area = useDesk((state) => state.area);
  const query = { ...queryOf(layer, view, area), sort: [], group: null };
  const found = useQuery(
    orpc.tables.choices.queryOptions({
      input: { query, field: field.name, search: asked },
      placeholderData: keepPreviousData,
    }),
  );
  const choices = found.data?.choices ?? [];
  const said = (value: CellValue, name: string | null): string => {
    if (value === null || value === '') return t(tablesText.noData);
    return name ?? wordsOf({ ...field, many: false }, value, {}, language);
  };
  const toggle = (value: CellValue): void =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  const rest = found.data === undefined || search !== '' ? 0 : found.data.distinct - choices.length;
  return (
    <div className={css.choices}>
      <TextInput
        size="sm"
        placeholder={t(tablesText.findChoice)}
        aria-label={t(tablesText.findChoice)}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={216} type="auto" className={css.choiceList ?? ''}>
        {choices.map(({ value, name, count }) => (
          <Checkbox
            key={String(value)}
            size="xs"
            className={css.choice ?? ''}
            checked={values.includes(value)}
            label={
              <span className={css.choiceWords}>
                <span>{said(value, name)}</span>
                <small>{formatNumber(count)}</small>
              </span>
            }
            onChange={() => toggle(value)}
          />
        ))}
        {found.data !== undefined && choices.length === 0 && (
          <p className={css.note}>{t(tablesText.noChoice)}</p>
        )}
      </ScrollArea.Autosize>
      <p className={css.note}>
        {rest > 0
          ? t(tablesText.moreChoices, { n: choices.length, all: found.data?.distinct ?? 0 })
          : t(tablesText.chosenCount, { n: values.length })}
      </p>
    </div>
  );
}
