import { Popover } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import { offeredItems } from '../../../shared/domain/code-lists/index.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { manyValues } from '../../../shared/domain/typed-cell.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { cellValueOf } from './columns.ts';
import css from './editor.module.css';
import { leaveBy } from './leave-by.ts';
import type { CellEditorProps, Leave } from './use-cell-edit.ts';

interface Option {
  readonly value: CellValue;
  readonly label: string;
  readonly hint: string;
}

interface ListProps extends CellEditorProps {
  readonly options: readonly Option[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Values that are chosen already. */
  readonly chosen: readonly CellValue[];
  readonly onPick: (option: Option, leave: Leave) => void;
  /** Leaves without picking; what is chosen counts. */
  readonly onLeave: (leave: Leave) => void;
}

const listId = 'cell-editor-list';
const idOf = (index: number): string => `${listId}-${index}`;

/** The option that keys work on, moved by arrows. */
const useActive = (options: readonly Option[], chosen: readonly CellValue[]) => {
  // Keys begin with what stands in the cell; Enter alone changes nothing.
  const begin = options.findIndex(({ value }) => chosen.includes(value));
  const [active, setActive] = useState<number | null>(null);
  const at = Math.max(0, Math.min(active ?? begin, options.length - 1));
  useEffect(() => {
    // In braces: newer browsers answer a scroll with a promise, which is no clean-up.
    document.getElementById(idOf(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return { at, setActive, untouched: active === null };
};

function Options({
  options,
  chosen,
  at,
  onPick,
}: Pick<ListProps, 'options' | 'chosen' | 'onPick'> & { readonly at: number }) {
  const t = useText();
  if (options.length === 0) return <p className={css.none}>{t(tableEditUi.noMatch)}</p>;
  return (
    <div id={listId} role="listbox" className={css.list} tabIndex={-1}>
      {options.map((option, index) => (
        <div
          key={String(option.value)}
          id={idOf(index)}
          role="option"
          tabIndex={-1}
          className={css.option}
          aria-selected={index === at}
          data-chosen={chosen.includes(option.value) || undefined}
          // The input keeps the focus: leaving it would write what is typed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option, 'stay')}
          onKeyDown={() => undefined}
        >
          <span>{option.label}</span>
          {option.hint !== '' && <small>{option.hint}</small>}
          {chosen.includes(option.value) && <IconCheck size={16} aria-hidden="true" />}
        </div>
      ))}
    </div>
  );
}

/** A box to type into, and beneath it what can be chosen. */
function ListBox({ editing, edit, options, search, onSearch, chosen, onPick, onLeave }: ListProps) {
  const t = useText();
  const { at, setActive, untouched } = useActive(options, chosen);
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const leave = leaveBy(event);
    const option = options[at];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setActive(at + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Escape') edit.cancel();
    else if (leave !== undefined) {
      if (option && !(untouched && search === '')) onPick(option, leave);
      else onLeave(leave);
    } else return;
    event.preventDefault();
  };
  return (
    <Popover opened position="bottom-start" width={280} offset={2} withinPortal trapFocus={false} shadow="md">
      <Popover.Target>
        <input
          // biome-ignore lint/a11y/noAutofocus: the cell was opened to choose in it
          autoFocus
          role="combobox"
          className={css.input}
          aria-label={t(tableEditUi.editing, { field: editing.column.title })}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={options.length === 0 ? undefined : idOf(at)}
          placeholder={t(tableEditUi.choose)}
          value={search}
          onChange={(event) => {
            onSearch(event.currentTarget.value);
            setActive(event.currentTarget.value === '' ? null : 0);
          }}
          onKeyDown={keys}
          onBlur={() => onLeave('stay')}
        />
      </Popover.Target>
      <Popover.Dropdown p={4}>
        {editing.refused !== null && <p className={css.refused}>{editing.refused}</p>}
        <Options options={options} chosen={chosen} at={at} onPick={onPick} />
      </Popover.Dropdown>
    </Popover>
  );
}

const useListOptions = ({ editing }: CellEditorProps, search: string): Option[] => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { field } = editing.column;
  const items =
    field.type === 'boolean'
      ? [
          { value: true, label: recordsText.yes },
          { value: false, label: recordsText.no },
        ]
      : (offeredItems(field, cellValueOf(editing.column, editing.row.row)) ?? []);
  const none = { value: null, label: t(tableEditUi.empty), hint: '' };
  const options = items.map(({ value, label }) => ({ value, label: label[language], hint: '' }));
  const wanted = looseText(search);
  return [...(field.required || field.many ? [] : [none]), ...options].filter(({ label }) =>
    looseText(label).includes(wanted),
  );
};

/** Chooses a word of a code list, or several of them, or yes and no. */
export function ChoiceEditor(props: CellEditorProps) {
  const { editing, edit } = props;
  const { column, row } = editing;
  const before = cellValueOf(column, row.row);
  const { many } = column.field;
  const [search, setSearch] = useState(editing.typed ?? '');
  const [chosen, setChosen] = useState<readonly CellValue[]>(many ? manyValues(before) : [before]);
  const options = useListOptions(props, search);
  const leave = (to: Leave): void => {
    if (many) edit.save(chosen.length === 0 ? null : JSON.stringify(chosen), '', to);
    else edit.save(before, '', to);
  };
  const pick = ({ value, label }: Option, to: Leave): void => {
    if (!many) edit.save(value, label, to);
    else {
      setChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
      setSearch('');
    }
  };
  return (
    <ListBox
      {...props}
      options={options}
      search={search}
      onSearch={setSearch}
      chosen={chosen}
      onPick={pick}
      onLeave={leave}
    />
  );
}

/** Chooses the row that a reference names, by its name or code. */
export function ReferenceEditor(props: CellEditorProps) {
  const t = useText();
  const { editing, edit } = props;
  const { column, row } = editing;
  const before = cellValueOf(column, row.row);
  const [search, setSearch] = useState(editing.typed ?? '');
  const [asked] = useDebouncedValue(search, 120);
  const found = useQuery(
    orpc.tables.candidates.queryOptions({
      input: { layer: editing.layer, field: column.key, search: asked, row: row.row.values },
      placeholderData: keepPreviousData,
    }),
  );
  const options = (found.data ?? []).map(({ value, name, hint }): Option => ({ value, label: name, hint }));
  const none: Option = { value: null, label: t(tableEditUi.empty), hint: '' };
  const all = column.field.required || search !== '' ? options : [none, ...options];
  const shownName = ({ label, hint }: Option): string =>
    column.field.reference?.by === 'code' ? `${hint} ${label}`.trim() : label;
  return (
    <ListBox
      {...props}
      options={all}
      search={search}
      onSearch={setSearch}
      chosen={[before]}
      onPick={(option, leave) =>
        edit.save(option.value, option.label, leave, option.value === null ? null : shownName(option))
      }
      onLeave={(leave) => edit.save(before, search, leave)}
    />
  );
}
