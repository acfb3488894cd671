import { Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import { EMPTY_VIEW, setTableView, useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { allColumns, type Names } from './columns.ts';
import { FilterForm } from './filter-form.tsx';
import { filterWords } from './filter-words.ts';
import { closeTableDialogs, openFilter, useTableDialogs } from './table-dialogs.ts';
import css from './tools.module.css';

/** The button that adds a condition, and the form that makes or changes one. */
export function FilterMenu({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const asked = useTableDialogs((state) => (state.filter?.layer === layer.name ? state.filter : null));
  const filters = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).filters);
  const at = asked?.index ?? -1;
  const done = (filter: TableFilter): void => {
    closeTableDialogs();
    const next = at < 0 ? [...filters, filter] : filters.map((one, i) => (i === at ? filter : one));
    setTableView(layer.name, { filters: next });
  };
  return (
    <Popover
      opened={asked !== null}
      onChange={(open) => !open && closeTableDialogs()}
      position="top-end"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <IconButton
          label={t(tablesText.addFilter)}
          tooltipSide="top"
          data-pressed={filters.length > 0 || undefined}
          onClick={() => (asked === null ? openFilter(layer.name) : closeTableDialogs())}
        >
          <IconFilter size={18} stroke={1.75} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown>
        {asked !== null && (
          <FilterForm
            key={`${asked.field} ${asked.index}`}
            layer={layer}
            field={asked.field}
            filter={filters[at] ?? null}
            onDone={done}
            onCancel={closeTableDialogs}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The names of the rows that a chosen reference stands for. */
const useFilterNames = (layer: LayerSummary, filter: TableFilter): Names => {
  const field = layer.fields.find(({ name }) => name === filter.field);
  const asks = filter.op === 'in' && field?.reference !== null && field !== undefined && !field.masked;
  const query = { layer: layer.name, filters: [], search: '', area: null, sort: [], group: null, stamp: 0 };
  const found = useQuery({
    ...orpc.tables.choices.queryOptions({ input: { query, field: filter.field, search: '' } }),
    enabled: asks,
  });
  const names: Record<string, string> = {};
  for (const { value, name } of found.data?.choices ?? []) if (name !== null) names[String(value)] = name;
  return { [filter.field]: names };
};

/** A condition as a sentence, with the names of the rows that it refers to. */
const useFilterWords = (layer: LayerSummary, filter: TableFilter): string => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const names = useFilterNames(layer, filter);
  const column = allColumns(layer, language).find(({ key }) => key === filter.field);
  return column ? filterWords(column.field, column.title, filter, names, { t, language }) : filter.field;
};

/** The same as an element. */
export function FilterWords(props: { readonly layer: LayerSummary; readonly filter: TableFilter }) {
  return useFilterWords(props.layer, props.filter);
}

function FilterChip({ layer, filter, index }: { layer: LayerSummary; filter: TableFilter; index: number }) {
  const t = useText();
  const filters = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).filters);
  const words = useFilterWords(layer, filter);
  return (
    <span className={css.chip}>
      <button
        type="button"
        aria-label={t(tablesText.editFilter, { what: words })}
        onClick={() => openFilter(layer.name, filter.field, index)}
      >
        {words}
      </button>
      <button
        type="button"
        className={css.chipOut}
        aria-label={t(tablesText.removeFilter, { what: words })}
        onClick={() => setTableView(layer.name, { filters: filters.filter((_, i) => i !== index) })}
      >
        <IconX size={14} aria-hidden="true" />
      </button>
    </span>
  );
}

/** The conditions in force, each to be changed by a click and with a way out. */
export function FilterChips({ layer }: { readonly layer: LayerSummary }) {
  const filters = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).filters);
  return filters.map((filter, index) => (
    <FilterChip key={JSON.stringify(filter)} layer={layer} filter={filter} index={index} />
  ));
}
