import { Menu } from '@mantine/core';
import {
  IconDots,
  IconFileSearch,
  IconFocus2,
  IconPencil,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { useMapApi } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { findFile, removeBasemap, retryBasemap, showBasemap } from './basemap-actions.ts';
import css from './basemaps.module.css';
import { EditDialog } from './edit-dialog.tsx';
import { isTroubled, stateWords } from './state-words.ts';

const ICON = { size: 18, stroke: 1.75 };

interface ChoicesProps {
  readonly basemaps: readonly Basemap[];
  readonly shown: string;
  /** The chooser closes: something else needs the room. */
  readonly onLeave: () => void;
}

/** Everything that may lie under the data, as a list of which one is on. */
export function BasemapChoices({ basemaps, shown, onLeave }: ChoicesProps) {
  const t = useText();
  const name = useId();
  const [edited, setEdited] = useState<Basemap | null>(null);
  return (
    <fieldset className={css.choices} aria-label={t(basemapsUi.heading)}>
      <Line name={name} value="none" title={t(basemapsUi.none)} on={shown === 'none'} />
      <Line name={name} value="context" title={t(basemapsUi.context)} on={shown === 'context'} />
      {basemaps.map((basemap) => (
        <div key={basemap.id} className={css.own}>
          <Line
            name={name}
            value={basemap.id}
            title={basemap.title}
            note={t(stateWords(basemap), { from: basemap.from })}
            troubled={isTroubled(basemap)}
            on={shown === basemap.id}
          />
          <RowMenu
            basemap={basemap}
            shown={shown === basemap.id}
            onEdit={() => setEdited(basemap)}
            onLeave={onLeave}
          />
        </div>
      ))}
      {edited !== null && <EditDialog basemap={edited} onClose={() => setEdited(null)} />}
    </fieldset>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: string;
  readonly title: string;
  readonly note?: string;
  readonly troubled?: boolean;
  readonly on: boolean;
}

function Line({ name, value, title, note, troubled = false, on }: LineProps) {
  return (
    <label className={css.choice} data-on={on || undefined}>
      <input
        type="radio"
        name={name}
        checked={on}
        onChange={() => void showBasemap(value)}
        {...(on ? { 'data-autofocus': true } : {})}
      />
      <span>
        <b>{title}</b>
        {note !== undefined && <small data-troubled={troubled || undefined}>{note}</small>}
      </span>
    </label>
  );
}

interface RowMenuProps {
  readonly basemap: Basemap;
  readonly shown: boolean;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
}

function RowMenu({ basemap, shown, onEdit, onLeave }: RowMenuProps) {
  const t = useText();
  const { fitExtent } = useMapApi();
  const { title, extent, place, state } = basemap;
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <IconButton size={28} label={t(basemapsUi.menuOf, { title })}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {extent !== null && (
          <Menu.Item
            leftSection={<IconFocus2 {...ICON} />}
            onClick={() => fitExtent(extent, { maxZoom: 17 })}
          >
            {t(basemapsUi.goTo)}
          </Menu.Item>
        )}
        {place === 'online' && state !== 'ready' && (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => void retryBasemap(basemap)}>
            {t(basemapsUi.retry)}
          </Menu.Item>
        )}
        {place === 'referred' && state === 'missing' && (
          <Menu.Item
            leftSection={<IconFileSearch {...ICON} />}
            onClick={() => {
              onLeave();
              void findFile(basemap);
            }}
          >
            {t(basemapsUi.find)}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={onEdit}>
          {t(basemapsUi.edit)}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => void removeBasemap(basemap, shown)}>
          {t(basemapsUi.remove)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
