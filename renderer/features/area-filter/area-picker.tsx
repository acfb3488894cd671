import { Popover } from '@mantine/core';
import { IconChevronDown, IconFilter, IconFilterFilled, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './area-filter.module.css';
import { foundAreas, type OfferedArea } from './area-list.ts';
import { chooseArea, clearArea, useAreaStands, useOfferedAreas } from './use-area.ts';

/** So many fit a list that is looked through; more are found by typing. */
const MOST = 80;

interface ListProps {
  readonly areas: readonly OfferedArea[];
  readonly at: number;
  readonly onChoose: (area: OfferedArea) => void;
}

function AreaList({ areas, at, onChoose }: ListProps) {
  const t = useText();
  const chosen = useDesk((state) => state.area?.id);
  useEffect(() => {
    document.getElementById(`area-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div
      id="area-list"
      className={css.list}
      role="listbox"
      tabIndex={-1}
      aria-label={t(areaFilterText.results)}
    >
      {areas.map((area, index) => (
        <div key={area.id}>
          {areas[index - 1]?.group.th !== area.group.th && <p className={css.group}>{t(area.group)}</p>}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above answers the keys for the whole list */}
          <div
            id={`area-${index}`}
            className={css.area}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-chosen={area.id === chosen || undefined}
            onClick={() => onChoose(area)}
          >
            <span>{t(area.words)}</span>
            <small>{area.hint}</small>
          </div>
        </div>
      ))}
    </div>
  );
}

function Finder({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  const offered = useOfferedAreas() ?? [];
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = foundAreas(offered, typed);
  const shown = found.slice(0, MOST);
  const choose = (area: OfferedArea | undefined): void => {
    if (area === undefined) return;
    chooseArea(area);
    onDone();
  };
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) setAt((at + step + shown.length) % shown.length);
    else if (event.key === 'Enter') choose(shown[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.finder}>
      <label className={css.find}>
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="area-list"
          aria-activedescendant={shown.length > 0 ? `area-${at}` : undefined}
          aria-label={t(areaFilterText.find)}
          placeholder={t(areaFilterText.find)}
          maxLength={120}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
      </label>
      <AreaList areas={shown} at={at} onChoose={choose} />
      <p className={css.hint} role="status">
        {offered.length === 0
          ? t(areaFilterText.noAreas)
          : found.length === 0
            ? t(areaFilterText.none)
            : found.length > MOST
              ? t(areaFilterText.more, { n: formatNumber(found.length - MOST) })
              : t(areaFilterText.hint)}
      </p>
    </div>
  );
}

/** The filter that holds for everything, at the top of the window: which area, another one, or the whole province. */
export function AreaPicker() {
  const t = useText();
  const area = useDesk((state) => state.area);
  const [open, setOpen] = useState(false);
  useAreaStands();
  const words = area === null ? t(areaFilterText.all) : t(area.words);
  const Icon = area === null ? IconFilter : IconFilterFilled;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <span className={css.picker} data-on={area !== null || undefined}>
          <button
            type="button"
            className={css.open}
            aria-haspopup="listbox"
            aria-expanded={open}
            aria-label={area === null ? t(areaFilterText.choose) : t(areaFilterText.chosen, { area: words })}
            title={words}
            onClick={() => setOpen(!open)}
          >
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            <span>{words}</span>
            <IconChevronDown size={15} aria-hidden="true" />
          </button>
          {area !== null && (
            <IconButton size={26} label={t(areaFilterText.clear, { area: words })} onClick={clearArea}>
              <IconX size={16} stroke={2} />
            </IconButton>
          )}
        </span>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Finder onDone={() => setOpen(false)} />
      </Popover.Dropdown>
      <span className="visually-hidden" role="status">
        {area !== null && t(areaFilterText.now, { area: words })}
      </span>
    </Popover>
  );
}
