import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { closeTable, EMPTY_VIEW, openTable, setTableView, useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { isPersonal, useLayer, useLayers, useLayerTitle } from '../layers/index.ts';
import { PersonalBar } from '../restricted/index.ts';
import { FilterChips, FilterMenu } from './filter-menu.tsx';
import { RowsGrid } from './rows-grid.tsx';
import css from './table.module.css';

function FindBox({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const search = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).search);
  const [typed, setTyped] = useState(search);
  const input = useRef<HTMLInputElement>(null);
  const look = useDebouncedCallback((text: string) => setTableView(layer.name, { search: text }), 200);
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
  return (
    <TextInput
      ref={input}
      wrapperProps={{ 'data-find-rows': true }}
      className={css.find ?? ''}
      size="xs"
      leftSection={<IconSearch size={15} />}
      placeholder={t(recordsText.find)}
      aria-label={t(recordsText.find)}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        look(event.currentTarget.value);
      }}
    />
  );
}

const stepTab = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
  const next = tabs[(at + (event.key === 'ArrowRight' ? 1 : -1) + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
};

/** Tabs of the layers that the map shows, and of the one the table was asked for. */
function LayerTabs({
  layers,
  current,
  open,
}: {
  readonly layers: readonly LayerSummary[];
  readonly current: string;
  readonly open: boolean;
}) {
  const t = useText();
  const titleOf = useLayerTitle();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-layer="${CSS.escape(current)}"]`)
      ?.scrollIntoView({ inline: 'nearest' });
  }, [current]);
  return (
    <div
      ref={list}
      className={css.tabs}
      role="tablist"
      tabIndex={-1}
      aria-label={t(recordsText.tables)}
      onKeyDown={stepTab}
    >
      {layers.map((layer) => {
        const on = open && layer.name === current;
        return (
          <button
            key={layer.name}
            type="button"
            role="tab"
            data-layer={layer.name}
            aria-selected={on}
            tabIndex={layer.name === current ? 0 : -1}
            onClick={() => openTable(layer.name)}
          >
            {titleOf(layer)}
          </button>
        );
      })}
    </div>
  );
}

/** Tabs in the order in which they are asked for: results, small areas, what lies in them, the frame around. */
const TAB_ORDER = [
  'subdistrict',
  'community_forest',
  'housing_project',
  'village',
  'council_area',
  'district',
  'zone',
  'province',
];

const tabRank = ({ kind, register, zoneSchemeId }: LayerSummary): number => {
  if (kind === 'result') return -2;
  if (zoneSchemeId !== null) return TAB_ORDER.indexOf('zone');
  return register === null ? -1 : TAB_ORDER.indexOf(register);
};

/** Which layer the table shows: the one asked for, else of the selection, else the smallest areas. */
const useTableLayer = (): {
  readonly tabs: readonly LayerSummary[];
  readonly layer: LayerSummary | undefined;
} => {
  const layers = useLayers();
  const personal = useLayer(useDesk((state) => state.tableLayer));
  const wanted = useDesk((state) => state.tableLayer ?? state.selection?.layer ?? null);
  const tabs = [...layers, ...(personal !== undefined && isPersonal(personal) ? [personal] : [])]
    .sort((a, b) => tabRank(a) - tabRank(b))
    .filter((layer) => (layer.visible && layer.featureCount > 0) || layer.name === wanted);
  const layer =
    tabs.find(({ name }) => name === wanted) ??
    tabs.find(({ register }) => register === 'subdistrict') ??
    tabs[0];
  return { tabs, layer };
};

/** The table below the map. Closed, it is its own handle. */
export function TableDrawer() {
  const t = useText();
  const open = useDesk((state) => state.tableOpen);
  const { tabs, layer } = useTableLayer();
  if (layer === undefined) return null;
  return (
    <section className={css.drawer} aria-label={t(recordsText.table)}>
      <div className={css.bar} data-closed={!open || undefined}>
        <LayerTabs layers={tabs} current={layer.name} open={open} />
        <span className={css.spring} />
        {open && (
          <>
            <FilterChips layer={layer} />
            <FindBox key={layer.name} layer={layer} />
            <FilterMenu key={`filter ${layer.name}`} layer={layer} />
          </>
        )}
        <IconButton
          label={t(open ? recordsText.closeTable : recordsText.table)}
          tooltipSide="top"
          onClick={() => (open ? closeTable() : openTable(layer.name))}
        >
          {open ? <IconChevronDown size={18} stroke={1.75} /> : <IconChevronUp size={18} stroke={1.75} />}
        </IconButton>
      </div>
      {open && (
        <div className={css.body}>
          <PersonalBar layer={layer} />
          <RowsGrid key={layer.name} layer={layer} />
        </div>
      )}
    </section>
  );
}
