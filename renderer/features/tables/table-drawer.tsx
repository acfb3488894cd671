import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { closeTable, openTable, setTableHeight, useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { useLayerTitle } from '../layers/index.ts';
import { PersonalBar } from '../restricted/index.ts';
import css from './drawer.module.css';
import { TableGrid } from './table-grid.tsx';
import { useTabs } from './table-layers.ts';
import { TableState, TableTools } from './table-tools.tsx';

const stepTab = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
  const next = tabs[(at + (event.key === 'ArrowRight' ? 1 : -1) + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
};

interface TabsProps {
  readonly layers: readonly LayerSummary[];
  readonly current: string;
  readonly open: boolean;
}

/** Tabs of all layers with rows, those of the map first. */
function LayerTabs({ layers, current, open }: TabsProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-layer="${CSS.escape(current)}"]`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [current]);
  return (
    <div
      ref={list}
      className={css.tabs}
      role="tablist"
      tabIndex={-1}
      aria-label={t(recordsText.tables)}
      onKeyDown={stepTab}
      onWheel={(event) => {
        if (list.current && event.deltaX === 0) list.current.scrollLeft += event.deltaY;
      }}
    >
      {layers.map((layer) => (
        <button
          key={layer.name}
          type="button"
          role="tab"
          data-layer={layer.name}
          data-hidden={!layer.visible || undefined}
          aria-selected={open && layer.name === current}
          tabIndex={layer.name === current ? 0 : -1}
          onClick={() => openTable(layer.name)}
        >
          {titleOf(layer)}
        </button>
      ))}
    </div>
  );
}

const LEAST = 160;
const KEY_STEP = 24;

/** The upper edge of the drawer: dragged or moved by arrows, the table gets higher or lower. */
function Grip({ box }: { readonly box: React.RefObject<HTMLElement | null> }) {
  const t = useText();
  const height = useDesk((state) => state.tableHeight);
  const most = (): number => (box.current?.closest('main')?.clientHeight ?? 800) - 120;
  const put = (next: number): void => setTableHeight(Math.round(Math.max(LEAST, Math.min(most(), next))));
  const now = (): number => box.current?.clientHeight ?? LEAST;
  const drag = (down: PointerEvent): void => {
    down.preventDefault();
    const from = now();
    const move = (event: globalThis.PointerEvent): void => put(from + down.clientY - event.clientY);
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? KEY_STEP : event.key === 'ArrowDown' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    put(now() + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no <hr>
    <div
      className={css.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t(tablesText.tableHeight)}
      aria-valuemin={LEAST}
      aria-valuenow={height ?? LEAST}
      onPointerDown={drag}
      onKeyDown={keys}
      onDoubleClick={() => setTableHeight(null)}
    />
  );
}

/** The table below the map. Closed, it is its own handle. */
export function TableDrawer() {
  const t = useText();
  const open = useDesk((state) => state.tableOpen);
  const box = useRef<HTMLElement>(null);
  const { tabs, layer } = useTabs();
  if (layer === undefined) return null;
  return (
    <section ref={box} className={css.drawer} aria-label={t(recordsText.table)}>
      {open && <Grip box={box} />}
      <div className={css.bar} data-closed={!open || undefined}>
        <LayerTabs layers={tabs} current={layer.name} open={open} />
        <span className={css.spring} />
        {open && <TableTools key={layer.name} layer={layer} roomy={false} />}
        <IconButton
          label={t(open ? recordsText.closeTable : recordsText.table)}
          tooltipSide="top"
          onClick={() => (open ? closeTable() : openTable(layer.name))}
        >
          {open ? <IconChevronDown size={18} stroke={1.75} /> : <IconChevronUp size={18} stroke={1.75} />}
        </IconButton>
      </div>
      {open && (
        <>
          <PersonalBar layer={layer} />
          <TableState layer={layer} />
          <div className={css.body}>
            <TableGrid key={layer.name} layer={layer} />
          </div>
        </>
      )}
    </section>
  );
}
