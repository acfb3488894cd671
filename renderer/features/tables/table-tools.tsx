import { Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconArrowsMaximize,
  IconDots,
  IconFileSpreadsheet,
  IconFileText,
  IconForms,
  IconLayoutList,
  IconReplace,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { tableEditUi, tablesText } from '../../../shared/text/tables.ts';
import { EMPTY_VIEW, goTo, setTableView, useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { AreaNote, useAreaCounts } from '../area-filter/index.ts';
import { isPersonal } from '../layers/index.ts';
import { allColumns } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { exportSeen } from './export-seen.ts';
import { canGroup } from './filter-kinds.ts';
import { FilterChips, FilterMenu } from './filter-menu.tsx';
import { OnMapSwitch } from './map-filter.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SetDialog } from './set-dialog.tsx';
import { openReplace, openSet } from './table-dialogs.ts';
import css from './tools.module.css';
import { useTable } from './use-table.ts';
import { useDefaultView } from './view-actions.ts';
import { ViewsMenu } from './views-menu.tsx';

interface ToolProps {
  readonly layer: LayerSummary;
}

/** Looks for words in every column while they are typed. */
function FindBox({ layer, roomy }: TableToolsProps) {
  const t = useText();
  const search = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).search);
  const [typed, setTyped] = useState(search);
  const input = useRef<HTMLInputElement>(null);
  const look = useDebouncedCallback((text: string) => setTableView(layer.name, { search: text }), 200);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyF') return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const clear = (): void => {
    // What was typed a moment ago would come back else.
    look.cancel();
    setTyped('');
    setTableView(layer.name, { search: '' });
  };
  return (
    <TextInput
      ref={input}
      wrapperProps={{ 'data-find-rows': true }}
      w={roomy ? undefined : 138}
      className={(roomy ? css.findRoomy : css.find) ?? ''}
      size="xs"
      leftSection={<IconSearch size={15} />}
      rightSection={
        typed !== '' && (
          <IconButton size={22} label={t(tablesText.clearFind)} tooltipSide="top" onClick={clear}>
            <IconX size={14} />
          </IconButton>
        )
      }
      placeholder={t(tablesText.find)}
      aria-label={t(tablesText.find)}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        look(event.currentTarget.value);
      }}
      onKeyDown={(event) => event.key === 'Escape' && typed !== '' && clear()}
    />
  );
}

/** Groups the rows by a field, or no longer. */
function GroupMenu({ layer }: ToolProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const group = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).group);
  const columns = allColumns(layer, language).filter(({ field }) => canGroup(field));
  return (
    <Menu position="top-end" withinPortal keepMounted={false}>
      <Menu.Target>
        <IconButton label={t(tablesText.group)} tooltipSide="top" data-pressed={group !== null || undefined}>
          <IconLayoutList size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown className={css.longMenu ?? ''}>
        {group !== null && (
          <>
            <Menu.Item onClick={() => setTableView(layer.name, { group: null })}>
              {t(tablesText.ungroup)}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.RadioGroup
          value={group?.field ?? ''}
          onChange={(field) => setTableView(layer.name, { group: { field, descending: false } })}
        >
          {columns.map(({ key, title }) => (
            <Menu.RadioItem key={key} value={key} closeMenuOnClick>
              {title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu({ layer }: ToolProps) {
  const t = useText();
  const selected = useDesk((state) =>
    state.selection?.layer === layer.name ? state.selection.fids.length : 0,
  );
  const editable = layer.fields.some((field) => field.editable);
  // Personal data leaves by the bar over its table, which notes it.
  const personal = isPersonal(layer);
  const icon = { size: 18, stroke: 1.75 };
  return (
    <Menu position="top-end" withinPortal keepMounted={false}>
      <Menu.Target>
        <IconButton label={t(tablesText.more)} tooltipSide="top">
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {!personal && (
          <>
            <Menu.Item
              leftSection={<IconFileSpreadsheet {...icon} />}
              onClick={() => void exportSeen(layer, 'xlsx')}
            >
              {t(tablesText.exportXlsx)}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => void exportSeen(layer, 'csv')}>
              {t(tablesText.exportCsv)}
            </Menu.Item>
          </>
        )}
        {editable && (
          <>
            {!personal && <Menu.Divider />}
            <Menu.Item
              leftSection={<IconReplace {...icon} />}
              rightSection={<kbd className={css.keys}>Ctrl H</kbd>}
              onClick={() => openReplace(layer.name)}
            >
              {t(tableEditUi.replaceTitle)}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconForms {...icon} />}
              disabled={selected === 0}
              onClick={() => openSet(layer.name)}
            >
              {t(tableEditUi.setTitle, { n: formatNumber(selected) })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface TableToolsProps extends ToolProps {
  /** In the data place there is room for words. */
  readonly roomy: boolean;
}

/** What can be done with the whole table: views, search, filter, groups, columns, files. */
export function TableTools({ layer, roomy }: TableToolsProps) {
  const t = useText();
  useDefaultView(layer.name);
  return (
    <>
      <FindBox layer={layer} roomy={roomy} />
      <ViewsMenu layer={layer} labelled={roomy} />
      <FilterMenu layer={layer} />
      <GroupMenu layer={layer} />
      <ColumnsMenu layer={layer} />
      <MoreMenu layer={layer} />
      {!roomy && (
        <IconButton label={t(tablesText.enlarge)} tooltipSide="top" onClick={() => goTo('data')}>
          <IconArrowsMaximize size={18} stroke={1.75} />
        </IconButton>
      )}
      <ReplaceDialog layer={layer} />
      <SetDialog layer={layer} />
    </>
  );
}

/** What is in force of filter and group, with ways out; nothing where there is none. */
export function TableState({ layer }: ToolProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const { stale } = useTable(layer.name, view, 0, 0);
  const group = allColumns(layer, language).find(({ key }) => key === view.group?.field);
  const area = useDesk((state) => state.area);
  const counts = useAreaCounts();
  const plain = view.filters.length === 0 && group === undefined && !stale && view.search === '';
  if (plain && area === null) return null;
  const narrowed = counts === undefined || layer.name in counts || isPersonal(layer);
  return (
    <div className={css.state}>
      {narrowed ? <AreaNote /> : <span role="status">{t(areaFilterText.notNarrowed)}</span>}
      {group && (
        <span className={css.chip}>
          <span>{t(tablesText.grouped, { field: group.title })}</span>
          <button
            type="button"
            className={css.chipOut}
            aria-label={t(tablesText.ungroup)}
            onClick={() => setTableView(layer.name, { group: null })}
          >
            <IconX size={14} aria-hidden="true" />
          </button>
        </span>
      )}
      <FilterChips layer={layer} />
      {view.filters.length > 1 && (
        <button type="button" className={css.link} onClick={() => setTableView(layer.name, { filters: [] })}>
          {t(tablesText.clearFilters)}
        </button>
      )}
      {stale && (
        <button
          type="button"
          className={css.link}
          title={t(tablesText.stale)}
          onClick={() => setTableView(layer.name, { stamp: view.stamp + 1 })}
        >
          {t(tablesText.reorder)}
        </button>
      )}
      <span className={css.spring} />
      <OnMapSwitch layer={layer} />
    </div>
  );
}
