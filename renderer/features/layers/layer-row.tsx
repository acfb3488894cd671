import { useComputedColorScheme } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconEye,
  IconEyeOff,
  IconFilter,
  IconTable,
} from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { mapText } from '../../../shared/text/map.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { openTable, setActiveLayer, useDesk } from '../../app/desk.ts';
import { IconButton, LegendSwatch, useText } from '../../ui/index.ts';
import { useAreaCounts } from '../area-filter/index.ts';
import { setVisible } from './layer-actions.ts';
import type { LayerDoors } from './layer-doors.ts';
import { LayerMenu } from './layer-menu.tsx';
import css from './layers.module.css';
import { LegendLines } from './legend-lines.tsx';
import { NotDrawn, OutOfScale } from './not-drawn.tsx';
import { hasClasses, swatchOf } from './style-swatch.ts';
import { useLayerTitle } from './use-layers.ts';

export interface LayerRowProps {
  readonly layer: LayerSummary;
  readonly canMove: { readonly up: boolean; readonly down: boolean };
  /** One step in the panel's list, or onto another row's place. */
  readonly onStep: (step: -1 | 1) => void;
  readonly onDropped: (moved: string) => void;
  readonly doors: LayerDoors;
}

/** The kind of data that a dragged row carries: files dropped on the panel are something else. */
const DRAG_TYPE = 'application/x-changwat-layer';

const useDrop = (layer: LayerSummary, onDropped: (moved: string) => void) => {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      draggable: true,
      onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAG_TYPE, layer.name),
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        const moved = event.dataTransfer.getData(DRAG_TYPE);
        if (moved === '') return;
        event.preventDefault();
        onDropped(moved);
      },
    },
  };
};

function EyeButton({ layer, title }: { readonly layer: LayerSummary; readonly title: string }) {
  const t = useText();
  const Icon = layer.visible ? IconEye : IconEyeOff;
  return (
    <IconButton
      size={28}
      label={t(layer.visible ? mapText.hide : mapText.show, { title })}
      tooltipSide="right"
      pressed={layer.visible}
      onClick={() => setVisible(layer, !layer.visible)}
    >
      <Icon size={18} stroke={1.75} />
    </IconButton>
  );
}

function TableButton({ layer, title }: { readonly layer: LayerSummary; readonly title: string }) {
  const t = useText();
  return (
    <IconButton
      size={28}
      label={t(mapText.openTableOf, { title })}
      tooltipSide="right"
      onClick={() => openTable(layer.name)}
    >
      <IconTable size={18} stroke={1.75} />
    </IconButton>
  );
}

/** A layer that was chosen elsewhere, or just made, may lie beyond the panel's edge. */
const useInView = (active: boolean): RefObject<HTMLLIElement | null> => {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return line;
};

interface SignProps {
  readonly layer: LayerSummary;
  readonly title: string;
  /** Its legend has several lines, which the sign folds; whether they are seen, and are to be. */
  readonly fold: { readonly open: boolean; readonly unfolded: boolean; readonly turn: () => void } | null;
  readonly onStyle: () => void;
}

/** What a layer is drawn by, or the fold of its legend. */
function Sign({ layer, title, fold, onStyle }: SignProps) {
  const t = useText();
  const scheme = useComputedColorScheme('light');
  if (fold === null)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a shorthand of the menu's «style», which the keyboard reaches.
      <span className={css.lineSign} onDoubleClick={onStyle}>
        <LegendSwatch look={swatchOf(layer, scheme)} />
      </span>
    );
  return (
    <button
      type="button"
      className={css.fold}
      aria-expanded={fold.open}
      aria-label={t(fold.unfolded ? mapText.fold : mapText.unfold, { title })}
      onClick={fold.turn}
    >
      {fold.open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
    </button>
  );
}

interface NameProps {
  readonly layer: LayerSummary;
  readonly title: string;
  readonly active: boolean;
  readonly onStep: LayerRowProps['onStep'];
}

/** Chooses the layer; Alt and an arrow move it. */
function Name({ layer, title, active, onStep }: NameProps) {
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <button
      type="button"
      className={css.name}
      aria-pressed={active}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title={title}
      onClick={() => setActiveLayer(active ? null : layer.name)}
      onKeyDown={keys}
    >
      {title}
    </button>
  );
}

/** What keeps a layer from being seen whole: a filter, tiles that don't come, its scale. */
function Notes({ layer, title }: { readonly layer: LayerSummary; readonly title: string }) {
  const t = useText();
  const isFiltered = useDesk((state) => state.mapRows[layer.name] !== undefined);
  return (
    <>
      {isFiltered && (
        <IconFilter size={15} stroke={2} className={css.filtered} aria-label={t(tablesText.mapFiltered)} />
      )}
      <NotDrawn layer={layer.name} title={title} />
      <OutOfScale layer={layer} />
    </>
  );
}

/** How many rows are shown, within the desk's area and filters. */
function Count({ layer }: { readonly layer: LayerSummary }) {
  const inArea = useAreaCounts()?.[layer.name];
  const onMap = useDesk((state) => state.mapRows[layer.name]?.total);
  return <span className={css.count}>{formatNumber(onMap ?? inArea ?? layer.featureCount)}</span>;
}

/** One layer: eye, sign, name, count, menu; its legend beneath when it has several lines. */
export function LayerRow({ layer, canMove, onStep, onDropped, doors }: LayerRowProps) {
  const title = useLayerTitle()(layer);
  const active = useDesk((state) => state.activeLayer === layer.name);
  const line = useInView(active);
  const [unfolded, setUnfolded] = useState(true);
  // A register without places has rows to look at, and nothing to show or hide.
  const isDrawn = layer.geometryType !== 'None';
  const classed = isDrawn && hasClasses(layer);
  const { over, handlers } = useDrop(layer, onDropped);
  const open = classed && unfolded && layer.visible;
  const fold = classed ? { open, unfolded, turn: () => setUnfolded(!unfolded) } : null;
  const onStyle = (): void => doors.styleLayer(layer);
  return (
    <li ref={line} className={css.item} data-over={over || undefined} {...handlers}>
      <div
        className={css.row}
        data-active={active || undefined}
        data-off={(isDrawn && !layer.visible) || undefined}
      >
        {isDrawn ? <EyeButton layer={layer} title={title} /> : <TableButton layer={layer} title={title} />}
        {isDrawn && <Sign {...{ layer, title, fold, onStyle }} />}
        <Name {...{ layer, title, active, onStep }} />
        <Notes layer={layer} title={title} />
        <span className={css.end}>
          <Count layer={layer} />
          <LayerMenu layer={layer} title={title} canMove={canMove} onStep={onStep} doors={doors} />
        </span>
      </div>
      {open && <LegendLines layer={layer} onStyle={onStyle} />}
    </li>
  );
}
